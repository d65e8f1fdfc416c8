import { wallInstant } from "@/lib/appointments/wall"
import { DAY_MS, toDate } from "@/lib/time"

/** From and until, in milliseconds; the second is not part of it. */
export type Span = readonly [from: number, until: number]

export type UsualHours = {
  /** 1 Monday – 7 Sunday */
  weekday: number
  fromMinute: number
  untilMinute: number
  roomId: string | null
  /** "2026-11-23"; the second is the last day. */
  validFrom: string | null
  validUntil: string | null
}

/** Spans in order, those that touch or overlap made one. */
export function joined(spans: readonly Span[]): Span[] {
  const made: [number, number][] = []
  for (const [from, until] of [...spans].sort((one, other) => one[0] - other[0])) {
    const last = made.at(-1)
    if (last && from <= last[1]) last[1] = Math.max(last[1], until)
    else if (from < until) made.push([from, until])
  }
  return made
}

/** What of `spans` is in none of `taken`; both in order and without overlaps. */
export function without(spans: readonly Span[], taken: readonly Span[]): Span[] {
  const left: Span[] = []
  let next = 0
  for (const [from, until] of spans) {
    while (next < taken.length && taken[next]![1] <= from) next++
    let at = from
    for (let n = next; n < taken.length && taken[n]![0] < until; n++) {
      const [begins, ends] = taken[n]!
      if (begins > at) left.push([at, begins])
      at = Math.max(at, ends)
    }
    if (at < until) left.push([at, until])
  }
  return left
}

/** What lies in both; both in order and without overlaps. */
export function within(spans: readonly Span[], bounds: readonly Span[]): Span[] {
  const found: Span[] = []
  let next = 0
  for (const [from, until] of bounds) {
    while (next < spans.length && spans[next]![1] <= from) next++
    for (let n = next; n < spans.length && spans[n]![0] < until; n++) {
      const span: Span = [Math.max(spans[n]![0], from), Math.min(spans[n]![1], until)]
      if (span[0] < span[1]) found.push(span)
    }
  }
  return found
}

export const covers = (spans: readonly Span[], [from, until]: Span): boolean =>
  spans.some((span) => span[0] <= from && until <= span[1])

/** Whether a span meets one of these, which are in order and without overlaps. */
export function overlaps(spans: readonly Span[], [from, until]: Span): boolean {
  let low = 0
  let high = spans.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (spans[middle]![1] <= from) low = middle + 1
    else high = middle
  }
  return low < spans.length && spans[low]![0] < until
}

/** "2026-11-23" and the days after it. */
export function daysFrom(day: string, count: number): string[] {
  const first = Date.parse(`${day}T00:00:00Z`)
  return Array.from({ length: count }, (_, n) =>
    toDate(first + n * DAY_MS)
      .toISOString()
      .slice(0, 10),
  )
}

/** 1 Monday – 7 Sunday */
export const weekdayOf = (day: string): number => toDate(`${day}T00:00:00Z`).getUTCDay() || 7

/** The days' hours as the wall shows them: a shift over a change of the clocks is an hour longer or shorter. */
export function usualSpans(hours: readonly UsualHours[], days: readonly string[], timeZone: string): Span[] {
  return joined(
    days.flatMap((day) =>
      hoursOn(hours, day).map(
        (one): Span => [
          wallInstant(day, one.fromMinute, timeZone),
          wallInstant(day, one.untilMinute, timeZone),
        ],
      ),
    ),
  )
}

export function hoursOn(hours: readonly UsualHours[], day: string): UsualHours[] {
  const weekday = weekdayOf(day)
  return hours.filter(
    (one) =>
      one.weekday === weekday &&
      (one.validFrom === null || one.validFrom <= day) &&
      (one.validUntil === null || day <= one.validUntil),
  )
}
