"use client"

import { useSearchParams } from "next/navigation"
import { DataTable } from "@/components/data-table"
import { EmptyState } from "@/components/empty-state"
import { icon } from "@/components/icon"
import { ButtonLink } from "@/components/ui/button"
import { SegmentedLinks } from "@/components/ui/link-tabs"
import { hrefWith } from "@/components/url"
import type { RemindedRow } from "@/lib/reminders/schema"
import { SHOWN, type Shown } from "@/lib/reminders/words"
import { t } from "@/lib/say"
import { COLUMNS } from "./columns"

const CalendarCheck = icon("calendar-check")
const PATH = "/appointments/reminders"
const CHOICES = Object.keys(SHOWN) as Shown[]

type Props = { rows: RemindedRow[]; next: string | null; show: Shown; isEmpty: boolean; query: string }

export function RemindersTable({ rows, next, show, isEmpty, query }: Props) {
  const params = useSearchParams()
  const href = (change: Record<string, string | null>) => hrefWith(PATH, query, change)
  return (
    <DataTable
      name="reminders"
      label={t("Reminders")}
      columns={COLUMNS}
      rows={rows}
      rowId={(row) => row.appointmentId}
      rowHref={(row) =>
        hrefWith(PATH, params.toString(), { cursor: params.get("cursor"), appointment: row.appointmentId })
      }
      rowLabel={(row) => row.patient.name}
      isMuted={(row) => row.status === "cancelled"}
      page={{ next: next ?? undefined }}
      toolbar={
        <SegmentedLinks
          label={t("Which reminders")}
          items={CHOICES.map((one) => ({
            href: href({ show: one === "all" ? null : one, appointment: null }),
            label: t(SHOWN[one]),
            current: one === show,
          }))}
        />
      }
      empty={
        <EmptyState
          icon={<CalendarCheck />}
          title={isEmpty ? t("Nobody is expected on this day") : t("None of this kind")}
          action={
            isEmpty ? (
              <ButtonLink href="/appointments">{t("Open the calendar")}</ButtonLink>
            ) : (
              <ButtonLink href={href({ show: null, appointment: null })}>
                {t("Show all of the day")}
              </ButtonLink>
            )
          }
        >
          {isEmpty
            ? t("Whoever is booked is reminded by itself, a day and two hours before.")
            : t("Look at all of the day’s reminders, or at another day.")}
        </EmptyState>
      }
    />
  )
}
