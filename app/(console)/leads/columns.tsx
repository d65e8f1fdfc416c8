"use client"

import { PatientText } from "@/components/patient-text"
import { ClassificationBadge, StatusBadge, UrgencyBadge } from "@/components/status-badge"
import type { Column } from "@/components/table/column"
import { Countdown, Time } from "@/components/time"
import { Person } from "@/components/ui/avatar"
import { Button } from "@/components/ui/button"
import { ScoreRing } from "@/components/ui/score-ring"
import { isOpen } from "@/lib/leads/rules"
import type { LeadRow, LeadView } from "@/lib/leads/schema"
import { SOURCE_NAMES } from "@/lib/leads/words"

const None = () => (
  <span data-none="" className="text-ink-3">
    –
  </span>
)

const patient: Column<LeadRow> = {
  id: "patient",
  header: "Patient",
  width: "w-40",
  fixed: true,
  cell: (row) => <PatientText>{row.patient.name}</PatientText>,
}

const SCORES: Column<LeadRow>[] = [
  {
    id: "score",
    header: "Score",
    width: "w-16",
    sort: "score",
    phone: "hide",
    cell: (row) => <ScoreRing size="sm" score={row.score} classification={row.classification} />,
  },
  {
    id: "classification",
    header: "Class",
    width: "w-32",
    cell: (row) => <ClassificationBadge value={row.classification} />,
  },
]

const urgencyColumns = (scores: boolean): Column<LeadRow>[] => [
  { id: "urgency", header: "Urgency", width: "w-24", cell: (row) => <UrgencyBadge value={row.urgency} /> },
  {
    id: "due",
    header: "Due",
    width: "w-36",
    sort: scores ? "dueAt" : undefined,
    phone: "aside",
    cell: (row) =>
      row.dueAt ? <Countdown due={row.dueAt} label={`Answer ${row.patient.name}`} /> : <None />,
  },
]

/** Nobody's lead shows the way to make it one's own once the row is pointed at or walked to. */
const ownerColumn = (take?: (row: LeadRow) => void): Column<LeadRow> => ({
  id: "owner",
  header: "Owner",
  width: "w-36",
  cell: (row) =>
    row.owner ? (
      <Person name={row.owner.name} />
    ) : (
      <span className="flex items-center justify-between gap-1 text-ink-3">
        Nobody
        {take && isOpen(row.status) && (
          <Button
            size="sm"
            aria-label={`I take it: ${row.patient.name}`}
            onClick={() => take(row)}
            className="relative z-10 h-6 px-1.5 opacity-0 group-focus-within/row:opacity-100 group-hover/row:opacity-100 max-md:opacity-100"
          >
            Take
          </Button>
        )}
      </span>
    ),
})

const REST: Column<LeadRow>[] = [
  {
    id: "status",
    header: "Status",
    width: "w-26",
    cell: (row) => <StatusBadge kind="lead" value={row.status} look="plain" />,
  },
  {
    id: "waiting",
    header: "Waiting since",
    width: "w-28",
    sort: "waitingSince",
    from: "lg",
    phone: "hide",
    cell: (row) => (row.waitingSince ? <Time value={row.waitingSince} /> : <None />),
  },
]

const MESSAGE: Column<LeadRow>[] = [
  {
    id: "message",
    header: "Last message",
    from: "xl",
    sort: "lastMessageAt",
    cell: (row) =>
      row.lastMessage ? (
        <PatientText className="font-normal text-ink-3">{row.lastMessage}</PatientText>
      ) : (
        <None />
      ),
  },
]

const ENDS: Column<LeadRow>[] = [
  {
    id: "source",
    header: "Source",
    width: "w-24",
    from: "2xl",
    phone: "hide",
    cell: (row) => SOURCE_NAMES[row.source],
  },
  {
    id: "created",
    header: "Came in",
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
  const first = masked ? { ...patient, width: undefined } : patient
  const owner = ownerColumn(work ? take : undefined)
  return [
    first,
    ...(scores ? SCORES : []),
    ...urgencyColumns(scores),
    owner,
    ...REST,
    ...(masked ? [] : MESSAGE),
    ...ENDS,
  ]
}
