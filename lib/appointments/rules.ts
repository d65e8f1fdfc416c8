import type { AppointmentStatus } from "@/lib/appointments/words"
import { calendarDay, HOUR_MS } from "@/lib/time"

/** What may follow what. Moving to another time keeps the state, but a confirmation was of the former time. */
const NEXT: Record<AppointmentStatus, readonly AppointmentStatus[]> = {
  requested: ["scheduled", "confirmed", "cancelled"],
  scheduled: ["confirmed", "checked_in", "in_session", "no_show", "cancelled", "rescheduled"],
  confirmed: ["scheduled", "checked_in", "in_session", "no_show", "cancelled", "rescheduled"],
  checked_in: ["scheduled", "confirmed", "in_session", "completed", "cancelled"],
  in_session: ["checked_in", "completed"],
  completed: ["in_session"],
  no_show: ["scheduled", "confirmed", "checked_in", "rescheduled"],
  cancelled: [],
  rescheduled: [],
}

export const mayBecome = (from: AppointmentStatus, to: AppointmentStatus): boolean => NEXT[from].includes(to)

/** Who has come, or is over, stands where it stood. */
export const isMovable = (status: AppointmentStatus): boolean =>
  status === "requested" || status === "scheduled" || status === "confirmed"

export const isStanding = (status: AppointmentStatus): boolean =>
  isMovable(status) || status === "checked_in" || status === "in_session"

/** Nobody is said not to have come before it began. */
export const mayBeNoShow = (status: AppointmentStatus, startsAt: Date, now: Date): boolean =>
  mayBecome(status, "no_show") && startsAt <= now

/** Who is checked in is here today; around midnight the day may be the one before or after. */
export const isCheckInDay = (startsAt: Date, now: Date, timeZone: string): boolean =>
  calendarDay(startsAt, timeZone) === calendarDay(now, timeZone) ||
  Math.abs(startsAt.getTime() - now.getTime()) <= 6 * HOUR_MS
