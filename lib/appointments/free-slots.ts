import {
  covers,
  hoursOn,
  joined,
  type Span,
  type UsualHours,
  usualSpans,
  within,
  without,
} from "@/lib/appointments/spans"
import { wallInstant, wallMinute } from "@/lib/appointments/wall"
import { calendarDay, DAY_MS, MINUTE_MS, toDate } from "@/lib/time"

/** All that is needed to know when one practitioner could begin; spans in milliseconds. */
export type Desk = {
  practitionerId: string
  /** How long the service takes them. */
  minutes: number
  hours: readonly UsualHours[]
  /** There outside the usual hours. */
  extra: readonly Span[]
  /** Away, or the clinic closed. */
  closed: readonly Span[]
  /** When nobody has them: between appointments and holds with what is kept free around those; in order. */
  free: readonly Span[]
}

export type Wanted = {
  bufferBeforeMinutes: number
  bufferAfterMinutes: number
  stepMinutes: number
  /** By the clock on the wall; null: any. */
  fromMinute: number | null
  untilMinute: number | null
  /** Nothing that begins before this instant. */
  notBefore: number
}

/** `rather`: the room they have then. */
export type Start = { practitionerId: string; from: number; until: number; rather: string | null }

/** When somebody is there and not away, on these days of the calendar. */
export function workingSpans(
  desk: Pick<Desk, "hours" | "extra" | "closed">,
  days: readonly string[],
  timeZone: string,
): Span[] {
  const usual = usualSpans(desk.hours, days, timeZone)
  const bounds = dayBounds(days, timeZone)
  return without(joined([...usual, ...within(joined(desk.extra), bounds)]), joined(desk.closed))
}

/**
 * Every time at which the service can begin, a day at a time, in order of time, then of practitioner. Begins at full
 * steps of the wall's clock; an appointment lies in working hours whole, what is kept free around it only must not be
 * anybody else's. Rooms are for the caller to see to.
 */
export function* startsByDay(
  desks: readonly Desk[],
  wanted: Wanted,
  days: readonly string[],
  timeZone: string,
): Generator<{ day: string; starts: Start[] }> {
  const bounds = wantedBounds(wanted, days, timeZone)
  const lines = desks.map((desk, place) => ({
    desk,
    place,
    length: desk.minutes * MINUTE_MS,
    times: steps(
      openings(desk, wanted, within(workingSpans(desk, days, timeZone), bounds)),
      wanted,
      timeZone,
    ),
  }))
  const next = lines.map(({ times }) => times.next())
  for (const day of days) {
    const dayEnds = wallInstant(day, 24 * 60, timeZone)
    const starts: (Start & { place: number })[] = []
    for (const { desk, place, length, times } of lines) {
      const rather = hoursOn(desk.hours, day).find((one) => one.roomId !== null)?.roomId ?? null
      for (let one = next[place]!; !one.done && one.value < dayEnds; one = next[place] = times.next()) {
        const { practitionerId } = desk
        starts.push({ practitionerId, from: one.value, until: one.value + length, rather, place })
      }
    }
    starts.sort((one, other) => one.from - other.from || one.place - other.place)
    yield { day, starts: starts.map(({ place: _, ...one }) => one) }
  }
}

/** First and last begin, for each time in which somebody works and nobody has them. */
function openings({ minutes, free }: Desk, wanted: Wanted, working: readonly Span[]): Span[] {
  const length = minutes * MINUTE_MS
  const before = wanted.bufferBeforeMinutes * MINUTE_MS
  const after = wanted.bufferAfterMinutes * MINUTE_MS
  const found: Span[] = []
  let at = 0
  for (const [from, until] of working) {
    while (at < free.length && free[at]![1] <= from - before) at++
    for (let n = at; n < free.length && free[n]![0] < until + after; n++) {
      const [begins, ends] = free[n]!
      const first = Math.max(from, begins + before, wanted.notBefore)
      const last = Math.min(until, ends - after) - length
      if (first <= last) found.push([first, last])
    }
  }
  return found
}

export const isInHours = (
  desk: Pick<Desk, "hours" | "extra" | "closed">,
  span: Span,
  timeZone: string,
): boolean => covers(workingSpans({ ...desk, closed: [] }, daysAround(span, timeZone), timeZone), span)

/** The calendar days a span touches, and one on each side: a shift may have begun the day before. */
export function daysAround([from, until]: Span, timeZone: string): string[] {
  const days = new Set<string>()
  for (let at = from - DAY_MS; at <= until + DAY_MS; at += DAY_MS / 2)
    days.add(calendarDay(toDate(at), timeZone))
  return [...days].sort()
}

/** Full steps of the wall's clock in these, both ends included. A step divides the hour. */
function* steps(within: readonly Span[], { stepMinutes }: Wanted, timeZone: string): Generator<number> {
  for (const [first, last] of within) {
    const from = Math.ceil(first / MINUTE_MS) * MINUTE_MS
    const minute = wallMinute(from, timeZone)
    const ahead = Math.ceil(minute / stepMinutes) * stepMinutes - minute
    for (let at = from + ahead * MINUTE_MS; at <= last; at += stepMinutes * MINUTE_MS) yield at
  }
}

export function dayBounds(days: readonly string[], timeZone: string): Span[] {
  return joined(days.map((day): Span => [wallInstant(day, 0, timeZone), wallInstant(day, 24 * 60, timeZone)]))
}

function wantedBounds(
  { fromMinute, untilMinute }: Wanted,
  days: readonly string[],
  timeZone: string,
): Span[] {
  if (fromMinute === null && untilMinute === null) return dayBounds(days, timeZone)
  return joined(
    days.map(
      (day): Span => [
        wallInstant(day, fromMinute ?? 0, timeZone),
        wallInstant(day, untilMinute ?? 24 * 60, timeZone),
      ],
    ),
  )
}
