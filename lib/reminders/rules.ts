import { isMovable } from "@/lib/appointments/rules"
import type { AppointmentStatus } from "@/lib/appointments/words"
import type { ReminderKind } from "@/lib/reminders/words"
import { addMs, DAY_MS, fromWallClock, HOUR_MS, MINUTE_MS, toDate, wallClock } from "@/lib/time"

/** After half the lead time a reminder is of no use any more. */
const LATE_AFTER: Record<ReminderKind, number> = { h24: 12 * HOUR_MS, h2: HOUR_MS }

/**
 * A day before is the same hour on the clinic's wall, whether the clock changes that night or not; two hours before are
 * two hours that pass, for that is how long somebody has to get there.
 */
export function dueAt(kind: ReminderKind, startsAt: Date, timeZone: string): Date {
  if (kind === "h2") return addMs(startsAt, -2 * HOUR_MS)
  const wall = wallClock(startsAt, timeZone)
  const dayBefore = addMs(toDate(`${wall}:00Z`), -DAY_MS)
  return fromWallClock(dayBefore.toISOString().slice(0, 16), timeZone)
}

export const tooLateAt = (kind: ReminderKind, due: Date): Date => addMs(due, LATE_AFTER[kind])

/** Of an appointment, as far as reminders go by it. */
export type Appointed = { startsAt: Date; status: string }
type Planned = { startsAt: Date; dueAt: Date; tooLateAt: Date }

export type Fate =
  | { now: "send" }
  | { now: "wait"; until: Date }
  | { now: "end"; status: "dropped" | "late"; because: string }

/** Nobody accepted it yet: looked at again so much later. */
const REQUESTED_MS = 10 * MINUTE_MS

/** What is to become of one that waits, by how the appointment stands at this moment. */
export function fateOf(reminder: Planned, appointment: Appointed, at: Date): Fate {
  const status = appointment.status as AppointmentStatus
  const end = (because: string, state: "dropped" | "late" = "dropped"): Fate => ({
    now: "end",
    status: state,
    because,
  })
  if (status === "cancelled" || status === "rescheduled") return end("cancelled")
  if (!isMovable(status)) return end("already_there")
  if (reminder.startsAt.getTime() !== appointment.startsAt.getTime()) return end("moved")
  if (at >= reminder.tooLateAt)
    return status === "requested" ? end("not_accepted", "late") : end("too_late", "late")
  if (at < reminder.dueAt) return { now: "wait", until: reminder.dueAt }
  if (status !== "requested") return { now: "send" }
  const next = addMs(at, REQUESTED_MS)
  return { now: "wait", until: next < reminder.tooLateAt ? next : reminder.tooLateAt }
}

/** Whether it came about too late for this reminder: who has just booked need not be told of it. */
export const isBookedLate = (due: Date, decidedAt: Date): boolean => due <= decidedAt
