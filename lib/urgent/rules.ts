import { URGENCY_MINUTES_SHOWN } from "@/lib/leads/rules"
import { addMs, MINUTE_MS, toDate } from "@/lib/time"
import type { Escalation } from "@/lib/urgent/schema"
import { DUTIES, type Duty } from "@/lib/urgent/words"

/** Told after the last tier, again and again, to all who can help. */
export const REPEAT_MINUTES = 15
export const MOST_REPEATS = 8
/** What fires later than this after its time is called late. */
export const LATE_AFTER_MS = 2 * MINUTE_MS
export const DISTRESS_AGAIN_MS = 12 * 60 * MINUTE_MS

type Pressing = { classification: string | null; urgency: string }

/** Minutes from the patient's message until each tier; of urgency and HOT the shorter. */
export function tierMinutes({ minutes }: Escalation, { classification, urgency }: Pressing): number[] {
  const given = [
    ...(urgency === "critical" || urgency === "high" || urgency === "medium" ? [minutes[urgency]] : []),
    ...(classification === "HOT" ? [minutes.hot] : []),
  ]
  return DUTIES.map((_, n) => Math.min(...given.map((one) => one[n] ?? Number.POSITIVE_INFINITY)))
}

export const tierTimesFrom = (from: Date, escalation: Escalation, about: Pressing): Date[] =>
  tierMinutes(escalation, about).map((minutes) => addMs(from, minutes * MINUTE_MS))

export const earlier = (one: Date, other: Date): Date => (other < one ? other : one)
/** A raise brings each tier forward; none is ever put off. */
export const earlierEach = (before: readonly Date[], after: readonly Date[]): Date[] =>
  before.map((one, n) => earlier(one, after[n] ?? one))

export type Running = {
  status: string
  tier: number
  tierTimes: readonly Date[]
  nextTierAt: Date | null
}

export type Due = { number: number; duty: Duty | "everybody"; dueAt: Date; isLate: boolean; isAgain: boolean }

/**
 * What is to be told now, if anything. Of several tiers whose time has passed the highest stands for all, and is late:
 * after an outage nobody gets three calls at once.
 */
export function dueTier(one: Running, now: Date): Due | null {
  const { status, tier, tierTimes, nextTierAt } = one
  if (status === "closed" || !nextTierAt || nextTierAt > now) return null
  const isLate = now.getTime() - nextTierAt.getTime() > LATE_AFTER_MS
  if (status === "acknowledged")
    return { number: tier + 1, duty: dutyOf(tier + 1), dueAt: nextTierAt, isLate, isAgain: true }
  const passed = tierTimes.filter((at, n) => n >= tier && at <= now).length
  const number = tier + Math.max(1, passed)
  return { number, duty: dutyOf(number), dueAt: nextTierAt, isLate, isAgain: false }
}

export const dutyOf = (number: number): Duty | "everybody" => DUTIES[number - 1] ?? "everybody"

/** When the next is told once `number` has been; null: it was the last. */
export function nextAfter(number: number, tierTimes: readonly Date[], toldAt: Date): Date | null {
  const planned = tierTimes[number]
  if (planned) return planned
  return number < DUTIES.length + MOST_REPEATS ? addMs(toldAt, REPEAT_MINUTES * MINUTE_MS) : null
}

/**
 * When an acknowledged case is looked at again: at the time somebody must have answered; who acknowledged after that
 * gets as long as the first tier has.
 */
export const answerBy = (dueAt: Date, acknowledgedAt: Date, graceMinutes: number): Date =>
  toDate(Math.max(dueAt.getTime(), acknowledgedAt.getTime() + graceMinutes * MINUTE_MS))

/** What may be told of a clock to whom no class is shown: where HOT may have shortened it, what the urgency alone allows. */
export function shownDue(one: { urgency: string; dueAt: Date; clockFrom: Date }, scores: boolean): Date {
  if (scores || one.urgency !== "medium") return one.dueAt
  return addMs(one.clockFrom, URGENCY_MINUTES_SHOWN.medium * MINUTE_MS)
}

const EMERGENCY_NUMBERS: Readonly<Record<string, string>> = { US: "911", CA: "911", GB: "999", AU: "000" }
/** 112 works in all of the EU and in India. */
export const emergencyNumber = (country: string, own: string): string =>
  own || (EMERGENCY_NUMBERS[country] ?? "112")
