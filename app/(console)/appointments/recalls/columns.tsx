"use client"

import { useTimeZone } from "@/components/clock"
import { PatientText } from "@/components/patient-text"
import { Phone } from "@/components/phone"
import type { Column } from "@/components/table/column"
import type { RecallRow } from "@/lib/recalls/schema"
import { exactDay, toDate } from "@/lib/time"
import { RecallState } from "./recall-state"

/** A day of the calendar has no zone: it is read as noon of itself. */
const CalendarDay = ({ day }: { day: string }) => (
  <time dateTime={day}>{exactDay(toDate(`${day}T12:00:00Z`), "UTC")}</time>
)

function LastVisit({ last }: { last: NonNullable<RecallRow["last"]> }) {
  const zone = useTimeZone()
  return (
    <span className="truncate" title={last.practitioner}>
      <time dateTime={last.at}>{exactDay(toDate(last.at), zone)}</time>{" "}
      <span className="text-xs text-ink-3">{last.practitioner}</span>
    </span>
  )
}

export const telOf = (phone: string): string | undefined =>
  phone.startsWith("+") ? `tel:${phone.replace(/[^\d+]/g, "")}` : undefined

export const columnsWith = (actions: (row: RecallRow) => React.ReactNode): Column<RecallRow>[] => [
  {
    id: "patient",
    header: "Patient",
    fixed: true,
    cell: (row) => (
      <span className="flex min-w-0 items-baseline gap-2">
        <PatientText className="truncate">{row.patient.name}</PatientText>
        {row.note && (
          <span className="truncate text-xs font-normal text-ink-3">
            <PatientText>{row.note}</PatientText>
          </span>
        )}
      </span>
    ),
  },
  {
    id: "phone",
    header: "Phone",
    width: "w-36",
    from: "lg",
    cell: (row) => row.patient.phone && <Phone display={row.patient.phone} href={telOf(row.patient.phone)} />,
  },
  { id: "service", header: "For what", width: "w-36", from: "lg", cell: (row) => row.service.name },
  {
    id: "last",
    header: "Last visit",
    width: "w-44",
    from: "xl",
    cell: (row) => row.last && <LastVisit last={row.last} />,
  },
  {
    id: "due",
    header: "Due since",
    width: "w-28",
    from: "2xl",
    cell: (row) => <CalendarDay day={row.dueOn} />,
  },
  { id: "state", header: "State", width: "w-72", cell: (row) => <RecallState row={row} /> },
  {
    id: "owner",
    header: "Owner",
    width: "w-28",
    from: "2xl",
    cell: (row) => row.owner?.name ?? <span data-none>–</span>,
  },
  { id: "actions", header: "", width: "w-40", align: "end", phone: "aside", fixed: true, cell: actions },
]
