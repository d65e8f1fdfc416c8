"use client"

import { useSearchParams } from "next/navigation"
import { useState } from "react"
import { DataTable } from "@/components/data-table"
import { EmptyState } from "@/components/empty-state"
import { FilterSearch, FilterSelect } from "@/components/filters"
import { icon } from "@/components/icon"
import { ButtonLink } from "@/components/ui/button"
import { later } from "@/components/ui/later"
import { SegmentedLinks } from "@/components/ui/link-tabs"
import { hrefWith } from "@/components/url"
import type { RecallPage, RecallRow } from "@/lib/recalls/schema"
import { RECALL_TABS, type RecallTab } from "@/lib/recalls/words"
import { t } from "@/lib/say"
import { columnsWith } from "./columns"
import type { Colleague, Deed } from "./recall-dialogs"
import { RowActions } from "./row-actions"

const RotateCcw = icon("rotate-ccw")
const RecallDialog = later(() => import("./recall-dialogs").then((file) => file.RecallDialog))
const BookingPanel = later(() =>
  import("../components/booking/booking-panel").then((file) => file.BookingPanel),
)

const PATH = "/appointments/recalls"
/** What would stand under each, and what to do first. */
const EMPTY: Record<RecallTab, [title: string, words: string]> = {
  call: [
    "Nobody has to be called",
    "Who cannot be reached by message, or did not answer three, stands here.",
  ],
  due: [
    "Nobody is due",
    "Services that are recalled say after how many months. Each morning who is due is found.",
  ],
  invited: ["Nobody waits for an invitation to be answered", "Who was invited by message stands here."],
  snoozed: ["Nothing is put off", "Who asked to be called later stands here until that day."],
  done: ["Nothing has ended yet", "Who was booked, or does not come, stands here with the reason."],
}

type Props = {
  page: RecallPage
  tab: RecallTab
  services: readonly { value: string; label: string }[]
  members: readonly Colleague[]
  me: string | null
  masked: boolean
  isFiltered: boolean
}

export function RecallsTable({ page, tab, services, members, me, masked, isFiltered }: Props) {
  const params = useSearchParams()
  const [asked, setAsked] = useState<{ row: RecallRow; deed: Deed } | null>(null)
  const [booked, setBooked] = useState<RecallRow | null>(null)
  const ask = (row: RecallRow, deed: Deed) => setAsked({ row, deed })
  const byKey = (deed: Deed) => (row: RecallRow) => row.may.write && !row.closedAt && ask(row, deed)
  const [title, words] = EMPTY[tab]
  return (
    <>
      <DataTable
        name="recalls"
        label={t("Recalls")}
        columns={columnsWith((row) => <RowActions row={row} book={setBooked} ask={ask} />)}
        rows={page.rows}
        rowId={(row) => row.id}
        rowHref={(row) => `/patients/${row.patient.id}`}
        rowLabel={(row) => row.patient.name}
        page={{ next: page.nextCursor }}
        keys={{ e: byKey("close"), a: byKey("assign"), s: byKey("snooze") }}
        toolbar={
          <>
            <SegmentedLinks
              label={t("Which recalls")}
              items={(Object.keys(RECALL_TABS) as RecallTab[]).map((one) => ({
                href: hrefWith(PATH, params.toString(), { tab: one === "call" ? null : one }),
                label: t(RECALL_TABS[one]),
                current: one === tab,
                count: one === "done" ? null : page.counts[one],
              }))}
            />
            {!masked && <FilterSearch placeholder={t("Patient by name or number")} />}
            <FilterSelect name="service" label={t("For anything")} options={services} />
            <FilterSelect
              name="owner"
              label={t("Any owner")}
              options={[
                ...(me ? [{ value: "me", label: t("Mine") }] : []),
                { value: "none", label: t("Nobody’s") },
                ...members.filter((one) => one.id !== me).map(({ id, name }) => ({ value: id, label: name })),
              ]}
            />
          </>
        }
        empty={
          <EmptyState
            icon={<RotateCcw />}
            title={isFiltered ? t("No recall matches") : t(title)}
            action={isFiltered && <ButtonLink href={PATH}>{t("Take the filters away")}</ButtonLink>}
          >
            {isFiltered ? t("Take a filter away, or look under another heading.") : t(words)}
          </EmptyState>
        }
      />
      {asked && (
        <RecallDialog
          key={`${asked.row.id} ${asked.deed}`}
          {...asked}
          members={members}
          me={me}
          onOpenChange={(open) => !open && setAsked(null)}
        />
      )}
      {booked && (
        <BookingPanel
          key={booked.id}
          start={{
            source: "recall",
            patient: { id: booked.patient.id, name: booked.patient.name },
            serviceId: booked.service.id,
          }}
          onClose={() => setBooked(null)}
        />
      )}
    </>
  )
}
