import { instantOf } from "@/lib/clinics/opening-hours"
import { calendarDay, DAY_MS, MINUTE_MS, toDate, wallClock } from "@/lib/time"

/** A day of the calendar as the clinic's clock lives it: 24 hours, 23 in spring, 25 in autumn. */
export type Day = {
  /** "2026-11-23" */
  day: string
  /** Instants, in milliseconds. */
  starts: number
  ends: number
  /** How far the wall is ahead of UTC, in milliseconds: before and after the clock is put. */
  offsets: readonly [number, number]
  /** When it is put; `ends` on a day on which it is not. */
  changesAt: number
}

const utcOf = (day: string): number => Date.parse(`${day}T00:00:00Z`)
const offsetAt = (ms: number, timeZone: string): number =>
  Date.parse(`${wallClock(toDate(ms), timeZone)}Z`) - Math.floor(ms / MINUTE_MS) * MINUTE_MS

export function dayOf(day: string, timeZone: string): Day {
  const starts = instantOf(day, 0, timeZone)
  const ends = instantOf(addDays(day, 1), 0, timeZone)
  const before = offsetAt(starts, timeZone)
  const after = offsetAt(ends - MINUTE_MS, timeZone)
  if (before === after) return { day, starts, ends, offsets: [before, after], changesAt: ends }
  let low = starts
  let high = ends - MINUTE_MS
  while (high - low > MINUTE_MS) {
    const middle = low + Math.floor((high - low) / 2 / MINUTE_MS) * MINUTE_MS
    if (offsetAt(middle, timeZone) === before) low = middle
    else high = middle
  }
  return { day, starts, ends, offsets: [before, after], changesAt: high }
}

/** What the wall shows, in minutes after midnight; what it shows twice is told apart by `again`. */
export function wallOf(day: Day, ms: number): { minute: number; again: boolean } {
  const hasChanged = ms >= day.changesAt
  const minute = (ms + day.offsets[hasChanged ? 1 : 0] - utcOf(day.day)) / MINUTE_MS
  const [, doubledUntil] = doubledOf(day) ?? [0, 0]
  return { minute, again: hasChanged && minute < doubledUntil }
}

/** The instant at which the wall shows this; in the gap of spring, the moment the clock is put. */
export function instantAt(day: Day, minute: number, again = false): number {
  const asUtc = utcOf(day.day) + minute * MINUTE_MS
  const [before, after] = day.offsets
  const gap = missingOf(day)
  if (gap && minute >= gap[0] && minute < gap[1]) return day.changesAt
  const early = Math.max(asUtc - before, day.starts)
  return again || early >= day.changesAt ? Math.max(asUtc - after, day.changesAt) : early
}

type Minutes = readonly [from: number, until: number]
const atChange = (day: Day, n: 0 | 1): number => (day.changesAt + day.offsets[n] - utcOf(day.day)) / MINUTE_MS

/** What the wall never shows on this day. */
export const missingOf = (day: Day): Minutes | null =>
  day.offsets[1] > day.offsets[0] ? [atChange(day, 0), atChange(day, 1)] : null

/** What it shows twice. */
export const doubledOf = (day: Day): Minutes | null =>
  day.offsets[1] < day.offsets[0] ? [atChange(day, 1), atChange(day, 0)] : null

export const addDays = (day: string, days: number): string =>
  toDate(utcOf(day) + days * DAY_MS)
    .toISOString()
    .slice(0, 10)

/** The Monday of its week. */
export const weekOf = (day: string): string => addDays(day, -((toDate(utcOf(day)).getUTCDay() + 6) % 7))

export const todayIn = (ms: number, timeZone: string): string => calendarDay(toDate(ms), timeZone)
