import {
  covers,
  joined,
  overlaps,
  type Span,
  type UsualHours,
  usualSpans,
  within,
  without,
} from "@/lib/appointments/spans"
import { instantOf } from "@/lib/clinics/opening-hours"
import { calendarDay, DAY_MS, MINUTE_MS, toDate, wallClock } from "@/lib/time"

/** All that is needed to know one practitioner's free times; spans in milliseconds. */
export type Desk = {
  practitionerId: string
  /** How long the service takes them. */
  minutes: number
  hours: readonly UsualHours[]
  /** There outside the usual hours. */
  extra: readonly Span[]
  /** Away, or the clinic closed. */
  closed: readonly Span[]
  /** Appointments and holds, with what is kept free around them. */
  busy: readonly Span[]
}

export type RoomDesk = { roomId: string; closed: readonly Span[]; busy: readonly Span[] }

export type Wanted = {
  bufferBeforeMinutes: number
  bufferAfterMinutes: number
  stepMinutes: number
  /** Of which one must be free all the time; null: no room is needed. */
  rooms: readonly RoomDesk[] | null
  /** By the clock on the wall; null: any. */
  fromMinute: number | null
  untilMinute: number | null
  /** Nothing that begins before this instant. */
  notBefore: number
}

export type Free = { practitionerId: string; roomId: string | null; from: number; until: number }

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
 * Every time on these days at which the service can begin, in order of time, then of practitioner. Begins at full
 * steps of the wall's clock; an appointment lies in working hours whole, what is kept free around it only must not be
 * anybody else's.
 */
export function freeSlots(
  desks: readonly Desk[],
  wanted: Wanted,
  days: readonly string[],
  timeZone: string,
): Free[] {
  const rooms = wanted.rooms?.map((room) => ({
    id: room.roomId,
    taken: joined([...room.busy, ...room.closed]),
  }))
  const bounds = wantedBounds(wanted, days, timeZone)
  const found: Free[] = []
  for (const desk of desks) {
    const own = desk.hours.find((one) => one.roomId !== null)?.roomId ?? null
    const inOrder =
      rooms && [...rooms].sort((one, other) => Number(other.id === own) - Number(one.id === own))
    const length = desk.minutes * MINUTE_MS
    const before = wanted.bufferBeforeMinutes * MINUTE_MS
    const after = wanted.bufferAfterMinutes * MINUTE_MS
    const busy = joined(desk.busy)
    for (const [from, until] of within(workingSpans(desk, days, timeZone), bounds))
      for (const at of steps(from, until - length, wanted.stepMinutes, timeZone)) {
        if (at < wanted.notBefore) continue
        const needs: Span = [at - before, at + length + after]
        if (overlaps(busy, needs)) continue
        const room = inOrder?.find((one) => !overlaps(one.taken, needs))
        if (inOrder && !room) continue
        found.push({
          practitionerId: desk.practitionerId,
          roomId: room?.id ?? null,
          from: at,
          until: at + length,
        })
      }
  }
  const place = new Map(desks.map((desk, n) => [desk.practitionerId, n]))
  return found.sort(
    (one, other) =>
      one.from - other.from || place.get(one.practitionerId)! - place.get(other.practitionerId)!,
  )
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

/** Full steps of the wall's clock between two instants, both included. A step divides the hour. */
function steps(from: number, last: number, stepMinutes: number, timeZone: string): number[] {
  const minute = Number(wallClock(toDate(from), timeZone).slice(-2))
  const first = from + (Math.ceil(minute / stepMinutes) * stepMinutes - minute) * MINUTE_MS
  const found: number[] = []
  for (let at = first; at <= last; at += stepMinutes * MINUTE_MS) found.push(at)
  return found
}

export function dayBounds(days: readonly string[], timeZone: string): Span[] {
  return joined(days.map((day): Span => [instantOf(day, 0, timeZone), instantOf(day, 24 * 60, timeZone)]))
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
        instantOf(day, fromMinute ?? 0, timeZone),
        instantOf(day, untilMinute ?? 24 * 60, timeZone),
      ],
    ),
  )
}
