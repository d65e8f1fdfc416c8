"use client"

import { DataTable } from "@/components/data-table"
import { EmptyState } from "@/components/empty-state"
import { FilterSearch, FilterSelect } from "@/components/filters"
import { PatientText } from "@/components/patient-text"
import type { Column } from "@/components/table/column"
import { Time } from "@/components/time"
import { Badge } from "@/components/ui/badge"
import { ButtonLink } from "@/components/ui/button"
import { Callout } from "@/components/ui/callout"
import type { LedgerPage, LedgerRow } from "@/lib/consents/schema"
import { METHOD_WORDS, PURPOSES, SOURCE_WORDS, STATUS_WORDS } from "@/lib/consents/words"
import { t } from "@/lib/say"
import { ConsentBadge } from "./state-badge"

/** What ends: on a phone the day it ends, in place of the day it was given. */
const columnsOf = (ending: boolean): Column<LedgerRow>[] => [
  {
    id: "patient",
    header: "Patient",
    fixed: true,
    cell: (row) => <PatientText>{row.patient.name}</PatientText>,
  },
  { id: "purpose", header: "Purpose", width: "w-56", phone: "meta", cell: (row) => t(PURPOSES[row.purpose]) },
  {
    id: "status",
    header: "Standing",
    width: "w-44",
    phone: "meta",
    cell: (row) => (
      <span className="inline-flex flex-wrap gap-1">
        <ConsentBadge value={row.status} />
        {row.isAsked && row.status !== "pending" && <Badge tone="blue">{t("asked")}</Badge>}
        {row.isOutdated && <Badge tone="amber">{t("older policy")}</Badge>}
      </span>
    ),
  },
  {
    id: "since",
    header: "Since",
    width: "w-28",
    phone: ending ? "hide" : "meta",
    cell: (row) => row.decidedAt && <Time value={row.decidedAt} as="day" />,
  },
  {
    id: "ends",
    header: "Ends",
    width: "w-28",
    phone: ending ? "meta" : "hide",
    cell: (row) => row.expiresAt && <Time value={row.expiresAt} as="day" />,
  },
  {
    id: "how",
    header: "How",
    width: "w-44",
    from: "lg",
    phone: "hide",
    cell: (row) => (row.method ? t(METHOD_WORDS[row.method]) : ""),
  },
  {
    id: "policy",
    header: "Policy",
    width: "w-20",
    from: "xl",
    phone: "hide",
    cell: (row) => row.policyVersion ?? "",
  },
]

const LEDGER = columnsOf(false)
const ENDING = columnsOf(true)

const options = (of: Readonly<Record<string, string>>) =>
  Object.entries(of).map(([value, label]) => ({ value, label: t(label) }))

type Props = { page: LedgerPage; ending: boolean; isFiltered: boolean }

export function LedgerTable({ page, ending, isFiltered }: Props) {
  return (
    <>
      {page.isCut && (
        <Callout className="mx-4 mt-3 md:mx-6">
          {t(
            "Very many patients match; only some are listed. Say more of the name, or the last four digits.",
          )}
        </Callout>
      )}
      <DataTable
        name={ending ? "consents-ending" : "consents"}
        label={t("Consents")}
        columns={ending ? ENDING : LEDGER}
        rows={page.rows}
        rowId={(row) => row.id}
        rowHref={(row) => `/consents/patients/${row.patient.id}?purpose=${row.purpose}`}
        rowLabel={(row) => `${row.patient.name}, ${t(PURPOSES[row.purpose])}`}
        page={page.nextCursor ? { next: page.nextCursor } : undefined}
        toolbar={
          <>
            <FilterSearch placeholder={t("Name, number or e-mail")} />
            <FilterSelect name="purpose" label={t("Any purpose")} options={options(PURPOSES)} />
            {ending ? (
              <FilterSelect
                name="ends"
                label={t("Within 90 days")}
                options={[{ value: "30", label: t("Within 30 days") }]}
              />
            ) : (
              <FilterSelect name="status" label={t("Any standing")} options={options(STATUS_WORDS)} />
            )}
            <FilterSelect name="source" label={t("Any source")} options={options(SOURCE_WORDS)} />
            <FilterSelect
              name="outdated"
              label={t("Any policy")}
              options={[{ value: "1", label: t("Given to an older policy") }]}
            />
          </>
        }
        empty={
          isFiltered ? (
            <EmptyState
              title={t("No consent matches")}
              action={
                <ButtonLink href={ending ? "/consents/expiring" : "/consents"}>{t("Show all")}</ButtonLink>
              }
            >
              {t("Take a filter away to see more.")}
            </EmptyState>
          ) : (
            <EmptyState title={ending ? t("Nothing ends soon") : t("No decision is recorded yet")}>
              {ending
                ? t(
                    "What patients agreed to stands here 90 days before it ends, so that they can be asked again.",
                  )
                : t(
                    "What patients agree to by form, message or in person stands here. Record the first one with them beside you.",
                  )}
            </EmptyState>
          )
        }
      />
    </>
  )
}
