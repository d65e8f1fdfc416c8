import type { Span } from "@/lib/appointments/spans"
import { weekdayOf } from "@/lib/appointments/spans"
import { OFFER_HOURS } from "@/lib/appointments/words"
import { calendarDay, DAY_MS, HOUR_MS, MINUTE_MS, toDate, wallClock } from "@/lib/time"
import type { Reason } from "./schema"
import { ANSWER_MINUTES, NOTICE_MINUTES } from "./words"

export type Wish = {
  practitionerIds: readonly string[]
  /** "2026-11-23" */
  earliestOn: string | null
  latestOn: string | null
  weekdays: readonly number[]
  fromMinute: number | null
  untilMinute: number | null
}
type Offered = { practitionerId: string; startsAt: Date; endsAt: Date }

const minuteOf = (at: Date, timeZone: string): number => {
  const [hours, minutes] = wallClock(at, timeZone).slice(11).split(":")
  return Number(hours) * 60 + Number(minutes)
}

/** Whether a time is one of those somebody can come at, by the clock on the clinic's wall; it lies within them whole. */
export function suits(wish: Wish, { practitionerId, startsAt, endsAt }: Offered, timeZone: string): boolean {
  const day = calendarDay(startsAt, timeZone)
  if (wish.practitionerIds.length > 0 && !wish.practitionerIds.includes(practitionerId)) return false
  if (wish.earliestOn && day < wish.earliestOn) return false
  if (wish.latestOn && day > wish.latestOn) return false
  if (wish.weekdays.length > 0 && !wish.weekdays.includes(weekdayOf(day))) return false
  if (wish.fromMinute === null || wish.untilMinute === null) return true
  const from = minuteOf(startsAt, timeZone)
  const until = from + (endsAt.getTime() - startsAt.getTime()) / MINUTE_MS
  return from >= wish.fromMinute && until <= wish.untilMinute
}

export type Standing = {
  priority: number
  waitingSince: Date
  wish: Wish
  /** The appointment they would give up. */
  laterAt: Date | null
  /** Offers they did not take of late. */
  passedOver: number
}

const POINTS = { urgent: 100, soon: 50, none: 20, theirs: 15, fills: 10, few: 5 } as const
const MOST_WAITED = 30
const MOST_GAINED = 15
const LESS_EACH = 10
const MOST_LESS = 30

/** How near somebody is to the head of the line for a time, and by what: a sum of named points. */
export function scoreOf(
  one: Standing,
  slot: { startsAt: Date; endsAt: Date },
  minutes: number,
  now: Date,
): { score: number; reasons: Reason[] } {
  const days = (from: Date, until: Date) =>
    Math.max(Math.floor((until.getTime() - from.getTime()) / DAY_MS), 0)
  const waited = days(one.waitingSince, now)
  const gained = one.laterAt ? days(slot.startsAt, one.laterAt) : 0
  const { wish } = one
  const isNarrow = wish.weekdays.length > 0 || wish.fromMinute !== null
  const fills = minutes * MINUTE_MS * 10 >= (slot.endsAt.getTime() - slot.startsAt.getTime()) * 9
  const given: (Reason | false)[] = [
    one.priority === 2 && { reason: "urgent", points: POINTS.urgent },
    one.priority === 1 && { reason: "soon", points: POINTS.soon },
    { reason: "waited", points: Math.min(waited, MOST_WAITED), n: waited },
    one.laterAt
      ? { reason: "gains", points: Math.min(Math.ceil(gained / 2), MOST_GAINED), n: gained }
      : { reason: "no_appointment", points: POINTS.none },
    wish.practitionerIds.length > 0 && { reason: "their_practitioner", points: POINTS.theirs },
    fills && { reason: "fills", points: POINTS.fills },
    isNarrow && { reason: "few_times", points: POINTS.few },
    one.passedOver > 0 && {
      reason: "passed_over",
      points: -Math.min(one.passedOver * LESS_EACH, MOST_LESS),
      n: one.passedOver,
    },
  ]
  const reasons = given.filter(
    (reason): reason is Reason => Boolean(reason) && reason !== false && reason.points !== 0,
  )
  return { score: reasons.reduce((sum, { points }) => sum + points, 0), reasons }
}

/** How far ahead opening hours are looked at. */
export const OPEN_DAYS = 21

/**
 * Until when an offer stands: two hours during which the clinic is open, nights, weekends and closed days not counted, and
 * never beyond the last moment at which an answer still helps. A clinic that opens at no time goes by the clock.
 */
export function offerEnds(open: readonly Span[], now: Date, startsAt: Date): Date {
  const latest = startsAt.getTime() - ANSWER_MINUTES * MINUTE_MS
  let left = OFFER_HOURS * HOUR_MS
  for (const [opens, closes] of open) {
    const from = Math.max(opens, now.getTime())
    if (from >= closes) continue
    if (closes - from >= left) return toDate(Math.min(from + left, latest))
    left -= closes - from
  }
  const until = open.some(([, closes]) => closes > now.getTime()) ? latest : now.getTime() + left
  return toDate(Math.min(until, latest))
}

/** From when on somebody may be asked: now, or when the clinic opens next. */
export function asksFrom(open: readonly Span[], now: Date): Date {
  const next = open.find(([, closes]) => closes > now.getTime())
  return next && next[0] > now.getTime() ? toDate(next[0]) : now
}

/** Whether there is time left to ask somebody, and for them to come. */
export const isInTime = (startsAt: Date, at: Date): boolean =>
  startsAt.getTime() - at.getTime() >= NOTICE_MINUTES * MINUTE_MS
