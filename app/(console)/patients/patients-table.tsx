"use client"

import { DataTable } from "@/components/data-table"
import { EmptyState } from "@/components/empty-state"
import { FilterSearch, FilterSelect } from "@/components/filters"
import { icon } from "@/components/icon"
import { useLiveRows } from "@/components/live-rows"
import { ButtonLink } from "@/components/ui/button"
import { Callout } from "@/components/ui/callout"
import type { PatientPage, PatientRow } from "@/lib/patients/schema"
import { LANGUAGES, PATIENT_SOURCE_NAMES } from "@/lib/patients/words"
import { t } from "@/lib/say"
import { columnsFor } from "./columns"

const Users = icon("users")

type Props = { path: string; first: PatientPage; sort: string; isFiltered: boolean }

const options = (names: Record<string, string>) =>
  Object.entries(names).map(([value, label]) => ({ value, label: t(label) }))

export function PatientsTable({ path, first, sort, isFiltered }: Props) {
  const live = useLiveRows<PatientRow>(path, first, ["patient", "lead"])
  const { view } = first
  return (
    <>
      {live.stale && (
        <Callout tone="amber" role="status" className="mx-4 mt-3 md:mx-6">
          {t("The list cannot be read just now. What you see may be out of date; Rounds keeps trying.")}
        </Callout>
      )}
      {first.isCut && (
        <Callout className="mx-4 mt-3 md:mx-6">
          {t(
            "Very many patients match; only some are listed. Say more of the name, or the last four digits.",
          )}
        </Callout>
      )}
      <DataTable
        name="patients"
        label={t("Patients")}
        columns={columnsFor(view)}
        rows={live.rows}
        rowId={(row) => row.id}
        rowHref={(row) => `/patients/${row.id}`}
        rowLabel={(row) => row.name}
        freshIds={live.freshIds}
        arrivals={{ ...live.arrivals, note: live.arrivals.rows[0]?.name }}
        sort={sort}
        page={live.page}
        toolbar={
          <>
            {view.search && <FilterSearch placeholder={t("Name, last 4 digits, number or e-mail")} />}
            <FilterSelect
              name="lead"
              label={t("Lead or not")}
              options={[
                { value: "open", label: t("With an open lead") },
                { value: "none", label: t("Without one") },
              ]}
            />
            <FilterSelect name="source" label={t("Any source")} options={options(PATIENT_SOURCE_NAMES)} />
            <FilterSelect name="language" label={t("Any language")} options={options(LANGUAGES)} />
          </>
        }
        empty={isFiltered ? <NoneMatch /> : <NoneYet view={view} />}
      />
    </>
  )
}

const NoneMatch = () => (
  <EmptyState
    icon={<Users />}
    title={t("No patient matches")}
    action={<ButtonLink href="/patients">{t("Show all patients")}</ButtonLink>}
  >
    {t("Try less of the name, only the last four digits, or take a filter away.")}
  </EmptyState>
)

const NoneYet = ({ view }: { view: PatientPage["view"] }) => (
  <EmptyState
    icon={<Users />}
    title={t("No patient yet")}
    action={view.import ? <ButtonLink href="/patients/import">{t("Import a list")}</ButtonLink> : undefined}
  >
    {t(
      "Whoever writes to the clinic appears here. You can also add a person by hand, or import the list you have.",
    )}
  </EmptyState>
)
