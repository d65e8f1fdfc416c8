"use client"

import { DataTable } from "@/components/data-table"
import { EmptyState } from "@/components/empty-state"
import { PatientText } from "@/components/patient-text"
import type { Column } from "@/components/table/column"
import { Time } from "@/components/time"
import type { ReceiptRow } from "@/lib/consents/schema"
import { PURPOSES } from "@/lib/consents/words"
import { t } from "@/lib/say"

const COLUMNS: Column<ReceiptRow>[] = [
  {
    id: "patient",
    header: "Patient",
    fixed: true,
    width: "w-56",
    cell: (row) => <PatientText>{row.patient.name}</PatientText>,
  },
  {
    id: "purpose",
    header: "Purposes",
    phone: "meta",
    cell: (row) => {
      const names = row.purposes.map((one) => t(PURPOSES[one])).join(", ")
      return <span title={names}>{names}</span>
    },
  },
  {
    id: "policy",
    header: "Policy",
    width: "w-20",
    from: "lg",
    phone: "hide",
    cell: (row) => row.policyVersion ?? "",
  },
  {
    id: "sent",
    header: "Sent",
    width: "w-32",
    align: "end",
    from: "lg",
    phone: "hide",
    cell: (row) =>
      row.sentAt ? <Time value={row.sentAt} /> : <span className="text-ink-3">{t("not sent")}</span>,
  },
  {
    id: "made",
    header: "Made",
    width: "w-32",
    align: "end",
    phone: "aside",
    cell: (row) => <Time value={row.createdAt} />,
  },
]

export function ReceiptsTable({ page }: { page: { rows: ReceiptRow[]; nextCursor: string | null } }) {
  return (
    <DataTable
      name="consents-receipts"
      label={t("Receipts of consent")}
      columns={COLUMNS}
      rows={page.rows}
      rowId={(row) => row.id}
      rowHref={(row) => `/consents/receipts/${row.id}`}
      rowLabel={(row) => row.patient.name}
      page={page.nextCursor ? { next: page.nextCursor } : undefined}
      empty={
        <EmptyState title={t("No receipt was made yet")}>
          {t("Whoever decides in person or answers a question gets a receipt; it stands here.")}
        </EmptyState>
      }
    />
  )
}
