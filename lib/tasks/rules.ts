import type { Snooze } from "@/lib/tasks/words"
import { REOPEN_HOURS } from "@/lib/tasks/words"
import { addMs, calendarDay, DAY_MS, fromWallClock, HOUR_MS, toDate } from "@/lib/time"

const MORNING = "09:00"

/** The first instant of tomorrow in the clinic: "today" ends there. */
export function endOfDay(now: Date, timeZone: string): Date {
  return fromWallClock(`${dayAfter(calendarDay(now, timeZone), 1)}T00:00`, timeZone)
}

export function snoozeUntil(wanted: Snooze, now: Date, timeZone: string): Date {
  if (wanted === "hour") return addMs(now, HOUR_MS)
  if (wanted === "three_hours") return addMs(now, 3 * HOUR_MS)
  const today = calendarDay(now, timeZone)
  const weekday = toDate(`${today}T00:00:00Z`).getUTCDay()
  const days = wanted === "tomorrow" ? 1 : (8 - weekday) % 7 || 7
  return fromWallClock(`${dayAfter(today, days)}T${MORNING}`, timeZone)
}

export const mayReopen = (finishedAt: Date, now: Date): boolean =>
  now.getTime() - finishedAt.getTime() <= REOPEN_HOURS * HOUR_MS

export const isLate = (dueAt: Date | null, now: Date): boolean => dueAt !== null && dueAt < now

const dayAfter = (day: string, days: number): string =>
  toDate(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS)
    .toISOString()
    .slice(0, 10)
