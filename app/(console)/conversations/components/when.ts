import { calendarDay, DAY_MS, fromWallClock, HOUR_MS, toDate } from "@/lib/time"

export type When = { id: string; label: string; at: Date }

const MORNING = "08:00"
const EVENING = "18:00"

/** Times somebody puts things off to, by the clock of `zone`; what is past or would double another is left out. */
export function whenChoices(nowMs: number, zone: string): When[] {
  const day = (ahead: number) => calendarDay(toDate(nowMs + ahead * DAY_MS), zone)
  const at = (date: string, clock: string) => fromWallClock(`${date}T${clock}`, zone)
  const weekday = new Date(`${day(0)}T12:00:00Z`).getUTCDay()
  const toMonday = (8 - weekday) % 7 || 7
  const evening = at(day(0), EVENING)
  return [
    { id: "hour", label: "In an hour", at: toDate(nowMs + HOUR_MS) },
    { id: "hours", label: "In three hours", at: toDate(nowMs + 3 * HOUR_MS) },
    ...(evening.getTime() > nowMs + HOUR_MS ? [{ id: "evening", label: "This evening", at: evening }] : []),
    { id: "tomorrow", label: "Tomorrow morning", at: at(day(1), MORNING) },
    ...(toMonday > 1 ? [{ id: "monday", label: "On Monday", at: at(day(toMonday), MORNING) }] : []),
  ]
}
