"use client"

import { ActionDialog } from "@/components/action-dialog"
import { DataTable } from "@/components/data-table"
import { EmptyState } from "@/components/empty-state"
import { FilterSelect } from "@/components/filters"
import { PatientText } from "@/components/patient-text"
import type { Column } from "@/components/table/column"
import { Time } from "@/components/time"
import { Button, ButtonLink } from "@/components/ui/button"
import type { RequestRow } from "@/lib/consents/schema"
import { PURPOSES, REQUEST_WORDS } from "@/lib/consents/words"
import { t } from "@/lib/say"
import { cancel } from "../actions"
import { RequestBadge } from "../state-badge"

const COLUMNS: Column<RequestRow>[] = [
  {
    id: "patient",
    header: "Patient",
    fixed: true,
    width: "w-56",
    cell: (row) => <PatientText>{row.patient.name}</PatientText>,
  },
  {
    id: "purpose",
    header: "Asked for",
    phone: "meta",
    cell: (row) => {
      const names = row.purposes.map((one) => t(PURPOSES[one])).join(", ")
      return <span title={names}>{names}</span>
    },
  },
  {
    id: "status",
    header: "Answer",
    width: "w-52",
    phone: "meta",
    cell: (row) => <RequestBadge value={row.status} />,
  },
  {
    id: "asked",
    header: "Asked",
    width: "w-28",
    phone: "meta",
    cell: (row) => <Time value={row.openedAt} />,
  },
  {
    id: "by",
    header: "By",
    width: "w-36",
    from: "xl",
    phone: "hide",
    cell: (row) => row.by ?? t("By itself"),
  },
  {
    id: "act",
    header: "",
    width: "w-32",
    align: "end",
    phone: "hide",
    cell: (row) =>
      (row.status === "open" || row.status === "unclear") && (
        <span className="relative z-10">
          <ActionDialog
            trigger={
              <Button size="sm" variant="ghost">
                {t("Ask no more")}
              </Button>
            }
            title={t("Ask no more")}
            description={t("The link in the message ends, and a late yes decides nothing.")}
            action={cancel}
            hidden={{ id: row.id }}
            confirm={t("Ask no more")}
            done={t("The question is closed.")}
          />
        </span>
      ),
  },
]

type Props = { page: { rows: RequestRow[]; nextCursor: string | null }; isFiltered: boolean }

export function RequestsTable({ page, isFiltered }: Props) {
  return (
    <DataTable
      name="consents-asked"
      label={t("Questions for consent")}
      columns={COLUMNS}
      rows={page.rows}
      rowId={(row) => row.id}
      rowHref={(row) => `/consents/patients/${row.patient.id}`}
      rowLabel={(row) => row.patient.name}
      page={page.nextCursor ? { next: page.nextCursor } : undefined}
      toolbar={
        <FilterSelect
          name="status"
          label={t("Any answer")}
          options={Object.entries(REQUEST_WORDS).map(([value, label]) => ({ value, label: t(label) }))}
        />
      }
      empty={
        isFiltered ? (
          <EmptyState
            title={t("No question has this answer")}
            action={<ButtonLink href="/consents/asked">{t("Show all")}</ButtonLink>}
          />
        ) : (
          <EmptyState
            title={t("No question was asked")}
            action={<ButtonLink href="/patients">{t("Choose a patient")}</ButtonLink>}
          >
            {t("Ask a patient by message beside their record: it waits here for their answer, seven days.")}
          </EmptyState>
        )
      }
    />
  )
}
