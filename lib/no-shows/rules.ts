import { ENOUGH_VISITS, type NoShowReasonName, USUAL_PERCENT } from "@/lib/no-shows/words"
import { DAY_MS } from "@/lib/time"

/** What is known of one appointment and of its patient's earlier ones. */
export type Known = {
  startsAt: Date
  createdAt: Date
  status: string
  moves: number
  /** In the two years before it. */
  missed: number
  came: number
  /** Called off by the patient within a day of the time, in the two years before it. */
  calledOff: number
  /** A reminder of it went out and has no answer. */
  isUnanswered: boolean
  canBeReminded: boolean
}
export type Usual = { missed: number; came: number }
export type Reason = { reason: NoShowReasonName; points: number }
export type Likelihood = { percent: number; reasons: Reason[] }

const LEAST = 1
const MOST = 95

export const usualPercent = ({ missed, came }: Usual): number =>
  missed + came < ENOUGH_VISITS ? USUAL_PERCENT : Math.round((missed / (missed + came)) * 100)

/** Of a hundred such, how many do not come: the sum of its reasons, kept between 1 and 95. */
export function likelihoodOf(known: Known, usual: Usual): Likelihood {
  const { missed, came, calledOff, moves } = known
  const days = (known.startsAt.getTime() - known.createdAt.getTime()) / DAY_MS
  const isConfirmed = known.status === "confirmed"
  const weights: [NoShowReasonName, number, boolean][] = [
    ["missed_often", 30, missed >= 2],
    ["missed_once", 15, missed === 1],
    ["called_off", 5, calledOff > 0],
    ["comes", -4, missed === 0 && came >= 3],
    ["first", 4, missed === 0 && came === 0],
    ["long_ahead", 8, days > 31],
    ["weeks_ahead", 4, days > 14 && days <= 31],
    ["short_ahead", -3, days <= 2],
    ["moved", 5, moves >= 2],
    ["confirmed", -6, isConfirmed],
    ["unconfirmed", 8, !isConfirmed && known.isUnanswered],
    ["no_reminder", 5, !isConfirmed && !known.canBeReminded],
  ]
  const reasons: Reason[] = [
    { reason: "usual", points: usualPercent(usual) },
    ...weights.flatMap(([reason, points, holds]) => (holds ? [{ reason, points }] : [])),
  ]
  const sum = reasons.reduce((all, one) => all + one.points, 0)
  return { percent: Math.min(MOST, Math.max(LEAST, sum)), reasons }
}
