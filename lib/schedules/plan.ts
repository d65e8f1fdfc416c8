import type { CatchUp, ScheduleEntry } from "@/inngest/schedules"
import { duesBetween, nextDue } from "@/lib/schedules/when"
import { addMs, HOUR_MS, MINUTE_MS, wallClock } from "@/lib/time"

export type Rule = { catchUp: CatchUp; tooLateMs: number; lateAfterMs: number }

/** The registry's rule, or what was chosen instead. */
export const ruleOf = (
  entry: Rule,
  own?: { catchUp: string | null; tooLateMs: number | null } | null,
): Rule => ({
  catchUp: RULES.find((one) => one === own?.catchUp) ?? entry.catchUp,
  tooLateMs: own?.tooLateMs ?? entry.tooLateMs,
  lateAfterMs: entry.lateAfterMs,
})
const RULES = ["skip", "once", "all"] as const

/** What the tick makes of one occasion. */
export type Decision = {
  dueAt: Date
  state: "dispatched" | "skipped" | "missed"
  /** Of skipped: paused, superseded, zone_changed. Of missed: too_late, or paused before it was looked at. */
  reason: "paused" | "superseded" | "too_late" | "zone_changed" | null
  /** Long after its time, by the rule. */
  isCaughtUp: boolean
  /** When its run had better not begin any more. */
  tooLateAt: Date
}

type Hold = {
  pausedAt: Date | null
  /** The run of an earlier occasion has not ended. */
  isBusy: boolean
}
type Decide = (due: Date, state: Decision["state"], reason?: Decision["reason"]) => Decision

const decider =
  (at: Date, rule: Rule): Decide =>
  (dueAt, state, reason = null) => ({
    dueAt,
    state,
    reason,
    isCaughtUp: state === "dispatched" && at.getTime() - dueAt.getTime() > rule.lateAfterMs,
    tooLateAt: addMs(dueAt, rule.tooLateMs),
  })

/** Decides on what has come due. `until`: all up to there are decided; what is left waits for its turn. */
export function decide(
  dues: readonly Date[],
  at: Date,
  rule: Rule,
  { pausedAt, isBusy }: Hold,
): { decisions: Decision[]; until: Date | null } {
  const decision = decider(at, rule)
  const newest = dues.at(-1)
  if (!newest) return { decisions: [], until: null }
  if (pausedAt && pausedAt <= at) {
    // What was due before somebody paused it was not left out on purpose: nothing ran for it.
    const state = (due: Date) => (pausedAt <= due ? "skipped" : "missed")
    return { decisions: dues.map((due) => decision(due, state(due), "paused")), until: newest }
  }
  const isTooLate = (due: Date) => at.getTime() - due.getTime() > rule.tooLateMs
  if (rule.catchUp === "all") return inTurn(dues, isTooLate, isBusy, decision)
  const isLost = (due: Date) => (rule.catchUp === "once" ? isTooLate(newest) : isTooLate(due))
  const decisions = dues.map((due) => {
    if (isLost(due)) return decision(due, "missed", "too_late")
    return due === newest ? decision(due, "dispatched") : decision(due, "skipped", "superseded")
  })
  return { decisions, until: newest }
}

/** At most one begins at a time, and only where none is under way. */
function inTurn(
  dues: readonly Date[],
  isTooLate: (due: Date) => boolean,
  isBusy: boolean,
  decision: Decide,
): { decisions: Decision[]; until: Date | null } {
  const decisions: Decision[] = []
  for (const due of dues) {
    if (isTooLate(due)) decisions.push(decision(due, "missed", "too_late"))
    else {
      if (!isBusy) decisions.push(decision(due, "dispatched"))
      break
    }
  }
  return { decisions, until: decisions.at(-1)?.dueAt ?? null }
}

export type Held = {
  lastDueAt: Date | null
  nextDueAt: Date | null
  /** By which it was planned. */
  timeZone: string | null
  /** What the wall clock showed at the last occasion. */
  lastLocal: string | null
}
export type Planned = Held & {
  decisions: Decision[]
  isChanged: boolean
  /** It begins here: of what lies a moment back only the newest counts; the rest is none, but where the witness has it. */
  isFresh: boolean
}

/** What is new counts from a moment ago: the minute in which it is first seen belongs to it, nothing before does. */
const SINCE_MS = 3 * MINUTE_MS
/** What comes more often has no day of its own. */
const SELDOM_MS = 12 * HOUR_MS

/**
 * One schedule in one clinic, or of the platform, at `at`. New, with another pattern than it was planned by, or left in
 * the future by a clock that was wrong, it counts from now: the unique occasion keeps all from coming twice. In another
 * zone it goes on from its last occasion; a day the wall clock has already had is not had again.
 */
export function planSchedule(
  entry: Pick<ScheduleEntry, "pattern">,
  timeZone: string,
  held: Held | null,
  at: Date,
  given: { rule: Rule; pausedAt: Date | null; isBusy: boolean; bornAt?: Date },
): Planned {
  const next = (after: Date, zone = timeZone) => nextDue(entry.pattern, zone, after)
  const known = held?.nextDueAt?.getTime()
  const last = held?.lastDueAt && held.lastDueAt <= at ? held.lastDueAt : null
  // The usual minute: nothing is due, and nothing needs to be counted.
  const isAsPlanned = last !== null && known !== undefined && next(last).getTime() === known
  if (isAsPlanned && held && known > at.getTime())
    return { ...held, decisions: [], isChanged: false, isFresh: false }
  const movedFrom = held?.timeZone && held.timeZone !== timeZone ? held.timeZone : null
  const goesOn = isAsPlanned || (last && movedFrom && next(last, movedFrom).getTime() === known)
  const since = goesOn && last ? last : startOf(at, given.bornAt)
  const dues = duesBetween(entry.pattern, timeZone, since, at)
  const lastLocal = last && held ? held.lastLocal : null
  const isRepeat = (due: Date) =>
    lastLocal !== null &&
    wallClock(due, timeZone) <= lastLocal &&
    next(due).getTime() - due.getTime() >= SELDOM_MS
  const repeats = dues.filter(isRepeat)
  const fresh = repeats.length > 0 ? dues.filter((due) => !repeats.includes(due)) : dues
  const { decisions, until } = decide(fresh, at, given.rule, given)
  const decided = until ?? repeats.at(-1) ?? null
  const lastDueAt = decided ?? since
  const decision = decider(at, given.rule)
  return {
    lastDueAt,
    nextDueAt: next(lastDueAt),
    timeZone,
    lastLocal: until ? wallClock(until, timeZone) : lastLocal,
    decisions: [...repeats.map((due) => decision(due, "skipped", "zone_changed")), ...decisions],
    isChanged: !isAsPlanned || decided !== null,
    isFresh: !goesOn,
  }
}

function startOf(at: Date, bornAt: Date | undefined): Date {
  const floor = addMs(at, -SINCE_MS)
  return bornAt && bornAt > floor ? bornAt : floor
}
