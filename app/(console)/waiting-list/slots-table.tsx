"use client"

import { DataTable } from "@/components/data-table"
import { EmptyState } from "@/components/empty-state"
import { icon } from "@/components/icon"
import { StatusBadge } from "@/components/status-badge"
import type { Column } from "@/components/table/column"
import { Time } from "@/components/time"
import { locale, t } from "@/lib/say"
import type { SlotPage, SlotRow } from "@/lib/waiting-list/schema"

const Calendar = icon("calendar")

const COLUMNS: Column<SlotRow>[] = [
  {
    id: "time",
    header: "Free time",
    fixed: true,
    width: "w-64",
    cell: (row) => <Time value={row.startsAt} as="moment" />,
  },
  { id: "with", header: "With", cell: (row) => row.practitioner.name },
  {
    id: "state",
    header: "Came of it",
    width: "w-52",
    phone: "aside",
    cell: (row) => <StatusBadge kind="freedSlot" value={row.status} look="plain" />,
  },
  {
    id: "asked",
    header: "People asked",
    width: "w-32",
    align: "end",
    from: "lg",
    phone: "hide",
    cell: (row) => row.asked.toLocaleString(locale()),
  },
  {
    id: "since",
    header: "Since",
    width: "w-28",
    align: "end",
    cell: (row) => <Time value={row.createdAt} />,
  },
]

export function SlotsTable({ page }: { page: SlotPage }) {
  return (
    <DataTable
      name="freed-slots"
      label={t("Times that came free")}
      columns={COLUMNS}
      rows={page.rows}
      rowId={(row) => row.id}
      rowHref={(row) => `/waiting-list/slots/${row.id}`}
      rowLabel={(row) => row.practitioner.name}
      page={{ next: page.nextCursor }}
      empty={
        <EmptyState icon={<Calendar />} title={t("No time has come free yet")}>
          {t(
            "When an appointment is cancelled or moved while somebody waits, its time stands here with everybody who was asked.",
          )}
        </EmptyState>
      }
    />
  )
}
