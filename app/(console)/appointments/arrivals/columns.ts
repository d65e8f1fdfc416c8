import type { ArrivalRow } from "@/lib/appointments/of-day"
import type { AppointmentStatus } from "@/lib/appointments/words"

export type BoardColumn = {
  id: string
  title: string
  /** Said where nobody stands in it. */
  none: string
  statuses: readonly AppointmentStatus[]
}

export const BOARD: readonly BoardColumn[] = [
  {
    id: "expected",
    title: "Expected",
    none: "Nobody else is expected.",
    statuses: ["requested", "scheduled", "confirmed"],
  },
  { id: "here", title: "Checked in", none: "Nobody waits.", statuses: ["checked_in"] },
  { id: "in", title: "In session", none: "Nobody is in.", statuses: ["in_session"] },
  { id: "over", title: "Done and not come", none: "Nobody is done yet.", statuses: ["completed", "no_show"] },
]

/** Who has waited longest stands first among those here; who was last, first among those done. */
export function inColumn(rows: readonly ArrivalRow[], { id, statuses }: BoardColumn): ArrivalRow[] {
  const own = rows.filter((row) => statuses.includes(row.status))
  const by = (at: (row: ArrivalRow) => string | null) => (one: ArrivalRow, other: ArrivalRow) =>
    (at(one) ?? one.startsAt).localeCompare(at(other) ?? other.startsAt)
  if (id === "here") return own.sort(by((row) => row.checkedInAt))
  if (id === "in") return own.sort(by((row) => row.startedAt))
  if (id === "over") return own.sort(by((row) => row.finishedAt)).reverse()
  return own
}
