import { MADE_AHEAD_MS } from "@/lib/maintenance/words"
import { addMs, DAY_MS, HOUR_MS, toDate } from "@/lib/time"

export type Window = { key: string; startsAt: Date; endsAt: Date }

/** The second Sunday of a month, 02:00 to 04:00 UTC; `month` from 1. */
export function monthlyWindow(year: number, month: number): Window {
  const first = toDate(Date.UTC(year, month - 1, 1, 2))
  const toSunday = (7 - first.getUTCDay()) % 7
  const startsAt = addMs(first, (toSunday + 7) * DAY_MS)
  const key = `monthly:${startsAt.toISOString().slice(0, 7)}`
  return { key, startsAt, endsAt: addMs(startsAt, 2 * HOUR_MS) }
}

/** The monthly windows that begin from now until a month ahead. */
export function windowsAhead(now: Date): Window[] {
  const windows = [0, 1, 2].map((ahead) => monthlyWindow(now.getUTCFullYear(), now.getUTCMonth() + 1 + ahead))
  return windows.filter((one) => one.startsAt > now && one.startsAt <= addMs(now, MADE_AHEAD_MS))
}

export type Standing = "planned" | "running" | "over" | "cancelled"

export function standingOf(
  one: { startsAt: Date; endsAt: Date; doneAt: Date | null; cancelledAt: Date | null },
  now: Date,
): Standing {
  if (one.cancelledAt) return "cancelled"
  if (one.doneAt || one.endsAt <= now) return "over"
  return one.startsAt <= now ? "running" : "planned"
}
