"use client"

import { DataTable } from "@/components/data-table"
import { EmptyState } from "@/components/empty-state"
import { icon } from "@/components/icon"
import { PatientText } from "@/components/patient-text"
import { StatusBadge } from "@/components/status-badge"
import type { Column } from "@/components/table/column"
import { Time } from "@/components/time"
import { DECLINE_CAUSES } from "@/lib/appointments/words"
import { t } from "@/lib/say"
import type { OfferPage, OfferRow } from "@/lib/waiting-list/schema"
import { causeText } from "./reason-words"

const Send = icon("send")

export const whyText = ({
  declinedBecause,
  because,
}: Pick<OfferRow, "declinedBecause" | "because">): string =>
  declinedBecause ? t(DECLINE_CAUSES[declinedBecause]) : because ? causeText(because) : ""

const COLUMNS: Column<OfferRow>[] = [
  {
    id: "patient",
    header: "Patient",
    fixed: true,
    width: "w-56",
    cell: (row) => <PatientText>{row.patient.name}</PatientText>,
  },
  {
    id: "time",
    header: "Time offered",
    cell: (row) => (
      <>
        <Time value={row.startsAt} as="moment" />
        <span className="text-ink-3"> · {row.practitioner.name}</span>
      </>
    ),
  },
  {
    id: "state",
    header: "Came of it",
    width: "w-48",
    phone: "aside",
    cell: (row) => <StatusBadge kind="slotOffer" value={row.status} look="plain" />,
  },
  {
    id: "why",
    header: "Why",
    width: "w-64",
    from: "lg",
    cell: (row) => <span title={whyText(row)}>{whyText(row)}</span>,
  },
  {
    id: "asked",
    header: "Asked",
    width: "w-28",
    align: "end",
    cell: (row) => <Time value={row.createdAt} />,
  },
]

export function PastOffers({ page }: { page: OfferPage }) {
  return (
    <DataTable
      name="waiting-offers"
      label={t("Offers that ended")}
      columns={COLUMNS}
      rows={page.rows}
      rowId={(row) => row.id}
      rowHref={(row) => `/waiting-list/${row.entryId}`}
      rowLabel={(row) => row.patient.name}
      page={{ next: page.nextCursor }}
      empty={
        <EmptyState icon={<Send />} title={t("No offer has ended yet")}>
          {t(
            "When an appointment is cancelled or moved, its time is offered by itself. What came of it stands here.",
          )}
        </EmptyState>
      }
    />
  )
}
