"use client"

import { useSearchParams } from "next/navigation"
import { useState } from "react"
import { DataTable } from "@/components/data-table"
import { EmptyState } from "@/components/empty-state"
import { FilterSelect } from "@/components/filters"
import { icon } from "@/components/icon"
import { Button, ButtonLink } from "@/components/ui/button"
import { later } from "@/components/ui/later"
import { SegmentedLinks } from "@/components/ui/link-tabs"
import { hrefWith } from "@/components/url"
import { t } from "@/lib/say"
import type { SurveyPage, SurveyRow } from "@/lib/surveys/schema"
import { SURVEY_TABS, type SurveyTab } from "@/lib/surveys/words"
import { columnsWith } from "./columns"

const MessageCircle = icon("message-circle")
const SettleDialog = later(() => import("./settle-dialog").then((file) => file.SettleDialog))

const PATH = "/appointments/surveys"

type Props = {
  page: SurveyPage
  tab: SurveyTab
  practitioners: readonly { value: string; label: string }[]
  isFiltered: boolean
}

export function SurveysTable({ page, tab, practitioners, isFiltered }: Props) {
  const params = useSearchParams()
  const [settling, setSettling] = useState<SurveyRow | null>(null)
  const settle = (row: SurveyRow) => row.may.settle && setSettling(row)
  return (
    <>
      <DataTable
        name="surveys"
        label={t("Answers after visits")}
        columns={columnsWith((row) =>
          row.may.settle ? (
            <span className="relative z-10 inline-flex">
              <Button
                size="sm"
                variant={row.toRead ? "secondary" : "ghost"}
                aria-label={t("Note the answer of {name}", { name: row.patient.name })}
                onClick={() => settle(row)}
              >
                {t("Note the answer")}
              </Button>
            </span>
          ) : null,
        )}
        rows={page.rows}
        rowId={(row) => row.id}
        rowHref={(row) => `/patients/${row.patient.id}`}
        rowLabel={(row) => row.patient.name}
        isMuted={(row) => row.status === "dropped" || row.status === "expired"}
        page={{ next: page.nextCursor }}
        keys={{ e: settle }}
        toolbar={
          <>
            <SegmentedLinks
              label={t("Which answers")}
              items={(Object.keys(SURVEY_TABS) as SurveyTab[]).map((one) => ({
                href: hrefWith(PATH, params.toString(), { tab: one === "answered" ? null : one }),
                label: t(SURVEY_TABS[one]),
                current: one === tab,
                count: one === "read" ? page.toRead : null,
              }))}
            />
            <FilterSelect name="practitioner" label={t("With anybody")} options={practitioners} />
          </>
        }
        empty={
          <EmptyState
            icon={<MessageCircle />}
            title={isFiltered ? t("No answer matches") : t("Nothing stands here yet")}
            action={isFiltered && <ButtonLink href={PATH}>{t("Take the filters away")}</ButtonLink>}
          >
            {t(
              "Complete a visit: the patient is asked about an hour and a half later, if they agreed to news.",
            )}
          </EmptyState>
        }
      />
      {settling && (
        <SettleDialog key={settling.id} row={settling} onOpenChange={(open) => !open && setSettling(null)} />
      )}
    </>
  )
}
