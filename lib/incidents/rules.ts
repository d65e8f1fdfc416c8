import type { Clock } from "@/lib/incidents/schema"
import {
  ASSESS_WITHIN_MS,
  INCIDENT_STATUSES,
  type IncidentStatus,
  MITIGATE_WITHIN_MS,
} from "@/lib/incidents/words"
import { addMs, DAY_MS, toDate } from "@/lib/time"

export type Times = {
  status: string
  detectedAt: Date
  assessedAt: Date | null
  mitigatedAt: Date | null
  resolvedAt: Date | null
  verifiedAt: Date | null
  postmortemDue: Date | null
  postmortemAt: Date | null
  closedAt: Date | null
}

export const isOpen = (status: string): boolean => !["verified", "closed"].includes(status)

const rank = (status: string): number => INCIDENT_STATUSES.indexOf(status as IncidentStatus)

/** Where an update may take it: on, by one step or more; or back, when it was thought to be over and is not. */
export function nextStatuses(status: IncidentStatus): IncidentStatus[] {
  if (status === "closed") return []
  const on = INCIDENT_STATUSES.slice(rank(status) + 1, rank("closed"))
  return rank(status) >= rank("resolved") ? ["assessed", ...on] : on
}

/** Which times a step sets and, going back, which it takes away again. */
export function timesAt(
  before: Times,
  status: IncidentStatus,
  at: Date,
): Partial<Omit<Times, "status" | "detectedAt">> {
  if (rank(status) < rank(before.status))
    return { mitigatedAt: null, resolvedAt: null, verifiedAt: null, postmortemDue: null }
  if (status === "assessed") return { assessedAt: at }
  if (status === "mitigated") return { mitigatedAt: at }
  if (status === "resolved") return { resolvedAt: at, postmortemDue: postmortemDueAt(at) }
  if (status !== "verified") return {}
  // Straight from trouble to a proof that it is over: it was resolved then at the latest.
  return before.resolvedAt
    ? { verifiedAt: at }
    : { resolvedAt: at, verifiedAt: at, postmortemDue: postmortemDueAt(at) }
}

const DUE_HOUR = 17

/** The end of the next business day in UTC, Monday to Friday. */
export function postmortemDueAt(resolvedAt: Date): Date {
  const midnight = toDate(`${resolvedAt.toISOString().slice(0, 10)}T${DUE_HOUR}:00:00Z`)
  let due = addMs(midnight, DAY_MS)
  while ([0, 6].includes(due.getUTCDay())) due = addMs(due, DAY_MS)
  return due
}

/** The plan's clocks, in their order. */
export function clocksOf(incident: Times, now: Date): Clock[] {
  const { detectedAt, closedAt } = incident
  const steps: [Clock["name"], IncidentStatus, Date | null, Date | null][] = [
    ["assess", "assessed", addMs(detectedAt, ASSESS_WITHIN_MS), incident.assessedAt],
    ["mitigate", "mitigated", addMs(detectedAt, MITIGATE_WITHIN_MS), incident.mitigatedAt],
    ["resolve", "resolved", null, incident.resolvedAt],
    ["verify", "verified", null, incident.verifiedAt],
  ]
  const clocks = steps.map(([name, status, dueAt, doneAt]): Clock => {
    const isSkipped = doneAt === null && rank(incident.status) > rank(status)
    return { ...clock(name, dueAt, doneAt, now), isSkipped, isLate: !isSkipped && late(dueAt, doneAt, now) }
  })
  const { postmortemDue, postmortemAt } = incident
  const given = closedAt !== null && postmortemAt === null
  return [
    ...clocks,
    {
      ...clock("postmortem", postmortemDue, postmortemAt, now),
      isSkipped: given,
      isLate: !given && late(postmortemDue, postmortemAt, now),
    },
  ]
}

const late = (dueAt: Date | null, doneAt: Date | null, now: Date): boolean =>
  dueAt !== null && (doneAt ?? now) > dueAt

const clock = (name: Clock["name"], dueAt: Date | null, doneAt: Date | null, now: Date): Clock => ({
  name,
  dueAt: dueAt?.toISOString() ?? null,
  doneAt: doneAt?.toISOString() ?? null,
  isLate: late(dueAt, doneAt, now),
  isSkipped: false,
})

/** The first that is neither done nor skipped. */
export const nextClock = (clocks: readonly Clock[], status: string): Clock | null =>
  status === "closed" ? null : (clocks.find((one) => one.doneAt === null && !one.isSkipped) ?? null)
