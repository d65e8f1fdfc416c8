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
import type { NoShowPage, NoShowRow } from "@/lib/no-shows/schema"
import { NO_SHOW_TABS, type NoShowTab } from "@/lib/no-shows/words"
import { t } from "@/lib/say"
import { columnsWith } from "./columns"

const UserX = icon("user-x")
const CalendarPlus = icon("calendar-plus")
const FinishDialog = later(() => import("./finish-dialog").then((file) => file.FinishDialog))
const BookingPanel = later(() =>
  import("../components/booking/booking-panel").then((file) => file.BookingPanel),
)

const PATH = "/appointments/no-shows"

type Props = {
  page: NoShowPage
  tab: NoShowTab
  practitioners: readonly { value: string; label: string }[]
  isFiltered: boolean
}

export function NoShowsTable({ page, tab, practitioners, isFiltered }: Props) {
  const params = useSearchParams()
  const [finishing, setFinishing] = useState<NoShowRow | null>(null)
  const [booking, setBooking] = useState<NoShowRow | null>(null)
  const finish = (row: NoShowRow) => row.may.task && setFinishing(row)
  return (
    <>
      <DataTable
        name="no-shows"
        label={t("No-shows")}
        columns={columnsWith((row) => (
          <span className="relative z-10 inline-flex items-center justify-end gap-1">
            {row.may.task && (
              <Button
                size="sm"
                variant="ghost"
                aria-label={t("Called {name}", { name: row.patient.name })}
                onClick={() => finish(row)}
              >
                {t("Called")}
              </Button>
            )}
            {row.may.write && !row.next && (
              <Button
                size="sm"
                icon={<CalendarPlus />}
                aria-haspopup="dialog"
                aria-label={t("Book {name}", { name: row.patient.name })}
                onClick={() => setBooking(row)}
              >
                {t("Book")}
              </Button>
            )}
          </span>
        ))}
        rows={page.rows}
        rowId={(row) => row.id}
        rowHref={(row) =>
          hrefWith(PATH, params.toString(), { cursor: params.get("cursor"), appointment: row.id })
        }
        rowLabel={(row) => row.patient.name}
        page={{ next: page.nextCursor }}
        keys={{ e: finish }}
        toolbar={
          <>
            <SegmentedLinks
              label={t("Which no-shows")}
              items={(Object.keys(NO_SHOW_TABS) as NoShowTab[]).map((one) => ({
                href: hrefWith(PATH, params.toString(), {
                  tab: one === "open" ? null : one,
                  appointment: null,
                }),
                label: t(NO_SHOW_TABS[one]),
                current: one === tab,
                count: one === "open" ? page.open : null,
              }))}
            />
            <FilterSelect name="practitioner" label={t("With anybody")} options={practitioners} />
          </>
        }
        empty={
          <EmptyState
            icon={<UserX />}
            title={
              isFiltered ? t("No no-show matches") : t(tab === "open" ? "Nobody to call" : "Everybody came")
            }
            action={isFiltered && <ButtonLink href={PATH}>{t("Take the filters away")}</ButtonLink>}
          >
            {t(
              "Who is marked as not having come stands here, to be called within two hours and given another time.",
            )}
          </EmptyState>
        }
      />
      {finishing?.task && (
        <FinishDialog
          key={finishing.id}
          row={finishing}
          taskId={finishing.task.id}
          onOpenChange={(open) => !open && setFinishing(null)}
        />
      )}
      {booking && (
        <BookingPanel
          key={booking.id}
          start={{
            source: "member",
            patient: { id: booking.patient.id, name: booking.patient.name },
            serviceId: booking.service.id,
            rescheduleOf: booking.id,
          }}
          onClose={() => setBooking(null)}
        />
      )}
    </>
  )
}
