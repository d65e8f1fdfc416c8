"use client"

import { ClassificationBadge, UrgencyBadge } from "@/components/lead-badges"
import { PatientText } from "@/components/patient-text"
import { StatusBadge } from "@/components/status-badge"
import type { Column } from "@/components/table/column"
import { Countdown, Time } from "@/components/time"
import { Person } from "@/components/ui/avatar"
import { Button } from "@/components/ui/button"
import { ScoreRing } from "@/components/ui/score-ring"
import { isOpen } from "@/lib/leads/rules"
import type { LeadRow, LeadView } from "@/lib/leads/schema"
import { LANGUAGE_NAMES, SERVICE_NAMES, SOURCE_NAMES } from "@/lib/leads/words"
import { t } from "@/lib/say"

const None = () => (
  <span data-none="" className="text-ink-3">
    –
  </span>
)

const patient = (): Column<LeadRow> => ({
  id: "patient",
  header: t("Patient"),
  width: "w-40",
  fixed: true,
  cell: (row) => <PatientText>{row.patient.name}</PatientText>,
})

const scoreColumns = (): Column<LeadRow>[] => [
  {
    id: "score",
    header: t("Score"),
    width: "w-16",
    sort: "score",
    phone: "hide",
    cell: (row) => <ScoreRing size="sm" score={row.score} classification={row.classification} />,
  },
  {
    id: "classification",
    header: t("Class"),
    width: "w-32",
    cell: (row) => <ClassificationBadge value={row.classification} />,
  },
]

const urgencyColumns = (scores: boolean): Column<LeadRow>[] => [
  {
    id: "urgency",
    header: t("Urgency"),
    width: "w-24",
    cell: (row) => <UrgencyBadge value={row.urgency} />,
  },
  {
    id: "due",
    header: t("Due"),
    width: "w-36",
    sort: scores ? "dueAt" : undefined,
    phone: "aside",
    cell: (row) =>
      row.dueAt ? (
        <Countdown due={row.dueAt} label={t("Answer {name}", { name: row.patient.name })} />
      ) : (
        <None />
      ),
  },
]

/** Nobody's lead shows the way to make it one's own once the row is pointed at or walked to. */
const ownerColumn = (take?: (row: LeadRow) => void): Column<LeadRow> => ({
  id: "owner",
  header: t("Owner"),
  width: "w-36",
  cell: (row) =>
    row.owner ? (
      <Person name={row.owner.name} />
    ) : (
      <span className="flex items-center justify-between gap-1 text-ink-3">
        {t("Nobody")}
        {take && isOpen(row.status) && (
          <Button
            size="sm"
            aria-label={t("I take it: {name}", { name: row.patient.name })}
            onClick={() => take(row)}
            className="relative z-10 h-6 px-1.5 opacity-0 group-focus-within/row:opacity-100 group-hover/row:opacity-100 max-md:opacity-100"
          >
            {t("Take")}
          </Button>
        )}
      </span>
    ),
})

const stateColumns = (): Column<LeadRow>[] => [
  {
    id: "status",
    header: t("Status"),
    width: "w-26",
    cell: (row) => <StatusBadge kind="lead" value={row.status} look="plain" />,
  },
  {
    id: "waiting",
    header: t("Waiting since"),
    width: "w-28",
    sort: "waitingSince",
    from: "lg",
    phone: "hide",
    cell: (row) => (row.waitingSince ? <Time value={row.waitingSince} /> : <None />),
  },
]

const messageColumn = (): Column<LeadRow> => ({
  id: "message",
  header: t("Last message"),
  from: "xl",
  sort: "lastMessageAt",
  cell: (row) =>
    row.lastMessage ? (
      <PatientText className="font-normal text-ink-3">{row.lastMessage}</PatientText>
    ) : (
      <None />
    ),
})

const named = (names: Readonly<Record<string, string>>, value: string | null) =>
  value ? t(names[value] ?? value) : <None />

const originColumns = (masked: boolean): Column<LeadRow>[] => [
  {
    id: "source",
    header: t("Source"),
    width: "w-24",
    from: "2xl",
    phone: "hide",
    cell: (row) => t(SOURCE_NAMES[row.source]),
  },
  ...(masked
    ? []
    : [
        {
          id: "campaign",
          header: t("Campaign"),
          width: "w-36",
          hidden: true,
          phone: "hide" as const,
          cell: (row: LeadRow) => (row.campaign ? <PatientText>{row.campaign}</PatientText> : <None />),
        },
      ]),
  {
    id: "language",
    header: t("Language"),
    width: "w-24",
    hidden: true,
    phone: "hide",
    cell: (row) => named(LANGUAGE_NAMES, row.language),
  },
  {
    id: "service",
    header: t("Service"),
    width: "w-28",
    hidden: true,
    phone: "hide",
    cell: (row) => named(SERVICE_NAMES, row.service),
  },
  {
    id: "created",
    header: t("Arrived"),
    width: "w-28",
    sort: "createdAt",
    align: "end",
    hidden: true,
    phone: "hide",
    cell: (row) => <Time value={row.createdAt} />,
  },
]

/** The columns a view shows; what it may not read has no column. Without messages, the patient takes the room. */
export function columnsFor(
  { masked, scores, work }: LeadView,
  take: (row: LeadRow) => void,
): Column<LeadRow>[] {
  const first = masked ? { ...patient(), width: undefined } : patient()
  return [
    first,
    ...(scores ? scoreColumns() : []),
    ...urgencyColumns(scores),
    ownerColumn(work ? take : undefined),
    ...stateColumns(),
    ...(masked ? [] : [messageColumn()]),
    ...originColumns(masked),
  ]
}
