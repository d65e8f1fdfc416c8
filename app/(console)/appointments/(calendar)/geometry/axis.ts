import { type Day, doubledOf, instantAt, missingOf, wallOf } from "./days"

/** One row of the grid, in minutes. */
export const CELL = 5
/** What a click, a key and a drag move by. */
export const STEP = 15

/**
 * The hours down the side, the same for all columns. Positions are minutes from its top; where one of the days shows
 * an hour twice, every column has room for the second, so that the same height is the same time everywhere.
 */
export type Axis = {
  /** Minutes after midnight. */
  from: number
  until: number
  /** Where the repeated time is put in, and how long it is. */
  fold: { at: number; minutes: number } | null
}

export type Range = readonly [from: number, until: number]

/** Tall enough for `spans` (instants) of these days, in whole hours; working hours of nobody are 8 to 18. */
export function axisOf(
  days: readonly Day[],
  spans: readonly Range[],
  wanted: Range = [8 * 60, 18 * 60],
): Axis {
  let from = 24 * 60
  let until = 0
  for (const day of days)
    for (const [starts, ends] of spans) {
      if (ends <= day.starts || starts >= day.ends) continue
      from = Math.min(from, starts <= day.starts ? 0 : wallOf(day, starts).minute)
      until = Math.max(until, ends >= day.ends ? 24 * 60 : wallOf(day, ends).minute)
    }
  if (from >= until) [from, until] = wanted
  from = Math.floor(from / 60) * 60
  until = Math.min(Math.ceil(until / 60) * 60, 24 * 60)
  const doubled = days.map(doubledOf).find((one) => one !== null)
  const fold =
    doubled && doubled[1] > from && doubled[1] <= until
      ? { at: doubled[1], minutes: doubled[1] - doubled[0] }
      : null
  return { from, until, fold }
}

export const lengthOf = ({ from, until, fold }: Axis): number => until - from + (fold?.minutes ?? 0)

/** Where an instant stands; outside the axis it stands at its end. */
export function positionOf(axis: Axis, day: Day, ms: number): number {
  if (ms <= day.starts) return clamp(axis, wallOf(day, day.starts).minute - axis.from)
  if (ms >= day.ends) return lengthOf(axis)
  const { minute, again } = wallOf(day, ms)
  const { fold } = axis
  return clamp(axis, minute - axis.from + (fold && (again || minute >= fold.at) ? fold.minutes : 0))
}

/** The instant that stands there. */
export function instantOn(axis: Axis, day: Day, position: number): number {
  const { fold } = axis
  const minute = position + axis.from
  if (!fold || minute < fold.at) return instantAt(day, minute)
  if (minute >= fold.at + fold.minutes) return instantAt(day, minute - fold.minutes)
  return doubledOf(day) ? instantAt(day, minute - fold.minutes, true) : instantAt(day, fold.at)
}

/** Where on a day no time is: left out in spring, and beside another day's repeated hour. */
export function voidsOf(axis: Axis, day: Day): Range[] {
  const voids: Range[] = []
  // Where the clock is put at midnight, the day begins at one.
  voids.push(within(axis, [-axis.from, wallOf(day, day.starts).minute - axis.from]))
  const missing = missingOf(day)
  if (missing) voids.push(within(axis, [missing[0] - axis.from, missing[1] - axis.from]))
  if (axis.fold && !doubledOf(day))
    voids.push([axis.fold.at - axis.from, axis.fold.at - axis.from + axis.fold.minutes])
  return voids.filter(([from, until]) => from < until)
}

/** The full hours, from the top: an hour that comes twice is there twice. */
export function hoursOf(axis: Axis): { at: number; minute: number; again: boolean }[] {
  const hours: { at: number; minute: number; again: boolean }[] = []
  const { from, until, fold } = axis
  for (let minute = from; minute <= until; minute += 60) {
    if (fold && minute === fold.at)
      for (let twice = minute - fold.minutes; twice < minute; twice += 60)
        hours.push({ at: twice - from + fold.minutes, minute: twice, again: true })
    if (minute === until) break
    hours.push({
      at: minute - from + (fold && minute >= fold.at ? fold.minutes : 0),
      minute,
      again: false,
    })
  }
  return hours
}

/** Grid lines, the first is 1. What is too short to be seen is one cell. */
export function rowsOf([from, until]: Range): { start: number; end: number } {
  const start = Math.floor(from / CELL) + 1
  return { start, end: Math.max(Math.ceil(until / CELL) + 1, start + 1) }
}

export const snap = (position: number, step = STEP): number => Math.round(position / step) * step

/** A span of that length, pushed back inside the axis. */
export function fitted(axis: Axis, [from, until]: Range): Range {
  const length = until - from
  const start = Math.max(0, Math.min(from, lengthOf(axis) - length))
  return [start, start + length]
}

const clamp = (axis: Axis, position: number): number => Math.max(0, Math.min(position, lengthOf(axis)))
const within = (axis: Axis, [from, until]: Range): Range => [clamp(axis, from), clamp(axis, until)]

export const clockOf = (minute: number): string =>
  `${String(Math.floor(minute / 60) % 24).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`
