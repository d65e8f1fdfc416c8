import { addMs, calendarDay, DAY_MS, fromWallClock, toDate, wallClock } from "@/lib/time"

export type Span = { startsAt: Date; endsAt: Date }

const dayPlus = (day: string, days: number): string =>
  toDate(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS)
    .toISOString()
    .slice(0, 10)

/** The calendar week, Monday first, a day lies in. */
export function weekOf(day: string): string[] {
  const weekday = (toDate(`${day}T12:00:00Z`).getUTCDay() + 6) % 7
  const monday = dayPlus(day, -weekday)
  return Array.from({ length: 7 }, (_, n) => dayPlus(monday, n))
}

export const thisDay = (now: Date, timeZone: string): string => calendarDay(now, timeZone)
export const previousWeek = (days: readonly string[]): string => dayPlus(days[0] ?? "", -7)
export const nextWeek = (days: readonly string[]): string => dayPlus(days[0] ?? "", 7)

/** The week's first and last instant in the zone: 167, 168 or 169 hours apart. */
export function spanOfWeek(days: readonly string[], timeZone: string): Span {
  const first = days[0] ?? ""
  return {
    startsAt: fromWallClock(`${first}T00:00`, timeZone),
    endsAt: fromWallClock(`${dayPlus(first, 7)}T00:00`, timeZone),
  }
}

/** One day of the zone: 23, 24 or 25 hours. */
export const spanOfDay = (day: string, timeZone: string): Span => ({
  startsAt: fromWallClock(`${day}T00:00`, timeZone),
  endsAt: fromWallClock(`${dayPlus(day, 1)}T00:00`, timeZone),
})

/** The same wall-clock times week by week: 20:00 stays 20:00 when the clocks change. */
export function repeated(starts: string, ends: string, weeks: number, timeZone: string): Span[] {
  const later = (wall: string, n: number) =>
    fromWallClock(`${dayPlus(wall.slice(0, 10), 7 * n)}${wall.slice(10)}`, timeZone)
  return Array.from({ length: weeks }, (_, n) => ({ startsAt: later(starts, n), endsAt: later(ends, n) }))
}

export const wallOf = (at: Date, timeZone: string): string => wallClock(at, timeZone)

/** When within a span nobody is there; touching shifts leave none. */
export function gapsIn({ startsAt, endsAt }: Span, shifts: readonly Span[]): Span[] {
  const gaps: Span[] = []
  let covered = startsAt
  for (const shift of [...shifts].sort((one, other) => +one.startsAt - +other.startsAt)) {
    if (shift.startsAt >= endsAt) break
    if (shift.startsAt > covered) gaps.push({ startsAt: covered, endsAt: shift.startsAt })
    if (shift.endsAt > covered) covered = shift.endsAt
  }
  if (covered < endsAt) gaps.push({ startsAt: covered, endsAt })
  return gaps
}

export const overlap = (one: Span, other: Span): boolean =>
  one.startsAt < other.endsAt && other.startsAt < one.endsAt

/** How far ahead somebody is told of a gap. */
export const WARN_AHEAD_MS = 2 * DAY_MS
export const warnSpan = (now: Date): Span => ({ startsAt: now, endsAt: addMs(now, WARN_AHEAD_MS) })
