"use client"

import { DataTable } from "@/components/data-table"
import { EmptyState } from "@/components/empty-state"
import { FilterSearch, FilterSelect } from "@/components/filters"
import { icon } from "@/components/icon"
import { PatientText } from "@/components/patient-text"
import { StatusBadge } from "@/components/status-badge"
import type { Column } from "@/components/table/column"
import { Countdown, Time } from "@/components/time"
import { Badge } from "@/components/ui/badge"
import { ButtonLink } from "@/components/ui/button"
import { WAITING_PRIORITIES } from "@/lib/appointments/words"
import { t } from "@/lib/say"
import type { EntryPage, EntryRow } from "@/lib/waiting-list/schema"
import { AddButton } from "./add-button"
import { wishText } from "./wish-words"

const Hourglass = icon("hourglass")
const TONES = { 0: "neutral", 1: "amber", 2: "red" } as const

const COLUMNS: Column<EntryRow>[] = [
  {
    id: "patient",
    header: "Patient",
    fixed: true,
    width: "w-56",
    cell: (row) => <PatientText>{row.patient.name}</PatientText>,
  },
  {
    id: "for",
    header: "For",
    cell: (row) => {
      const whom = row.practitioners.map((one) => one.name).join(", ")
      return (
        <span title={row.because ?? undefined}>
          {row.service.name}
          {whom && <span className="text-ink-3"> · {whom}</span>}
        </span>
      )
    },
  },
  {
    id: "wish",
    header: "When they can",
    width: "w-72",
    from: "lg",
    cell: (row) => <span title={wishText(row)}>{wishText(row)}</span>,
  },
  {
    id: "priority",
    header: "Priority",
    width: "w-24",
    cell: (row) =>
      row.priority === 0 ? (
        <span data-none="" className="text-ink-3">
          {t(WAITING_PRIORITIES[0])}
        </span>
      ) : (
        <Badge tone={TONES[row.priority]}>{t(WAITING_PRIORITIES[row.priority])}</Badge>
      ),
  },
  {
    id: "since",
    header: "Waits since",
    width: "w-28",
    align: "end",
    cell: (row) => <Time value={row.createdAt} />,
  },
  {
    id: "state",
    header: "State",
    width: "w-44",
    phone: "aside",
    cell: (row) =>
      row.offerUntil ? (
        <Countdown due={row.offerUntil} label={t("Their answer")} />
      ) : (
        <StatusBadge kind="waiting" value={row.status} look="plain" />
      ),
  },
]

type Props = {
  page: EntryPage
  /** Null: what ended is shown without filters. */
  services: { value: string; label: string }[] | null
  isFiltered: boolean
  mayWrite: boolean
  maySearch: boolean
}

export function EntriesTable({ page, services, isFiltered, mayWrite, maySearch }: Props) {
  return (
    <DataTable
      name={services ? "waiting" : "waiting-ended"}
      label={t("Waiting list")}
      columns={COLUMNS}
      rows={page.rows}
      rowId={(row) => row.id}
      rowHref={(row) => `/waiting-list/${row.id}`}
      rowLabel={(row) => row.patient.name}
      page={{ next: page.nextCursor }}
      toolbar={
        services && (
          <>
            {maySearch && <FilterSearch placeholder={t("Name or last digits")} />}
            <FilterSelect name="service" label={t("Any service")} options={services} />
            <FilterSelect
              name="priority"
              label={t("Any priority")}
              options={Object.entries(WAITING_PRIORITIES).map(([value, label]) => ({
                value,
                label: t(label),
              }))}
            />
          </>
        )
      }
      empty={<Nobody isFiltered={isFiltered} isEnded={services === null} mayWrite={mayWrite} />}
    />
  )
}

function Nobody({
  isFiltered,
  isEnded,
  mayWrite,
}: {
  isFiltered: boolean
  isEnded: boolean
  mayWrite: boolean
}) {
  if (isFiltered)
    return (
      <EmptyState
        title={t("Nobody who waits fits these filters")}
        action={<ButtonLink href="/waiting-list">{t("Show all")}</ButtonLink>}
      />
    )
  if (isEnded)
    return (
      <EmptyState icon={<Hourglass />} title={t("Nobody’s waiting has ended yet")}>
        {t("Who was booked, taken off the list, or whose last day has passed stands here.")}
      </EmptyState>
    )
  return (
    <EmptyState icon={<Hourglass />} title={t("Nobody waits")} action={mayWrite && <AddButton />}>
      {t(
        "Put down who would come sooner. When a time comes free they are asked, one after the other, the most urgent first.",
      )}
    </EmptyState>
  )
}
