import type { CatchUp, ScheduleEntry } from "@/inngest/schedules"
import { duesBetween, nextDue } from "@/lib/schedules/when"
import { addMs, MINUTE_MS } from "@/lib/time"

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
  /** Of skipped: paused, superseded. Of missed: too_late. */
  reason: "paused" | "superseded" | "too_late" | null
  /** Long after its time, by the rule. */
  isCaughtUp: boolean
  /** When its run had better not begin any more. */
  tooLateAt: Date
}

type Hold = {
  isPaused: boolean
  /** The run of an earlier occasion has not ended. */
  isBusy: boolean
}

/** Decides on what has come due. `until`: all up to there are decided; what is left waits for its turn. */
export function decide(
  dues: readonly Date[],
  at: Date,
  rule: Rule,
  hold: Hold,
): { decisions: Decision[]; until: Date | null } {
  const lateBy = (due: Date) => at.getTime() - due.getTime()
  const decision = (dueAt: Date, state: Decision["state"], reason: Decision["reason"] = null): Decision => ({
    dueAt,
    state,
    reason,
    isCaughtUp: state === "dispatched" && lateBy(dueAt) > rule.lateAfterMs,
    tooLateAt: addMs(rule.catchUp === "once" && at > dueAt ? at : dueAt, rule.tooLateMs),
  })
  const newest = dues.at(-1)
  if (!newest) return { decisions: [], until: null }
  if (hold.isPaused)
    return { decisions: dues.map((due) => decision(due, "skipped", "paused")), until: newest }
  if (rule.catchUp === "all") return inTurn(dues, (due) => lateBy(due) > rule.tooLateMs, hold, decision)
  const isTooLate = rule.catchUp === "skip" && lateBy(newest) > rule.tooLateMs
  const decisions = dues.map((due) => {
    if (isTooLate) return decision(due, "missed", "too_late")
    return due === newest ? decision(due, "dispatched") : decision(due, "skipped", "superseded")
  })
  return { decisions, until: newest }
}

/** At most one begins at a time, and only where none is under way. */
function inTurn(
  dues: readonly Date[],
  isTooLate: (due: Date) => boolean,
  hold: Hold,
  decision: (due: Date, state: Decision["state"], reason?: Decision["reason"]) => Decision,
): { decisions: Decision[]; until: Date | null } {
  const decisions: Decision[] = []
  for (const due of dues) {
    if (isTooLate(due)) decisions.push(decision(due, "missed", "too_late"))
    else {
      if (!hold.isBusy) decisions.push(decision(due, "dispatched"))
      break
    }
  }
  return { decisions, until: decisions.at(-1)?.dueAt ?? null }
}

export type Held = { lastDueAt: Date | null; nextDueAt: Date | null }
export type Planned = Held & {
  decisions: Decision[]
  isChanged: boolean
  /** It begins here: of what lies a moment back only the newest counts; the rest is none, but where the witness has it. */
  isFresh: boolean
}

/** What is new counts from a moment ago: the minute in which it is first seen belongs to it, nothing before does. */
const SINCE_MS = 3 * MINUTE_MS

/**
 * One schedule in one clinic, or of the platform, at `at`. New, with another pattern or zone than it was planned by, or
 * left in the future by a clock that was wrong, it counts from now: the unique occasion keeps all from coming twice.
 */
export function planSchedule(
  entry: Pick<ScheduleEntry, "pattern">,
  timeZone: string,
  held: Held | null,
  at: Date,
  given: { rule: Rule; isPaused: boolean; isBusy: boolean; bornAt?: Date },
): Planned {
  const next = (after: Date) => nextDue(entry.pattern, timeZone, after)
  let since = held?.lastDueAt ?? null
  const known = held?.nextDueAt?.getTime()
  // The usual minute: nothing is due, and nothing needs to be counted.
  const isAsPlanned = since !== null && known !== undefined && since <= at && next(since).getTime() === known
  if (!isAsPlanned || !since) {
    const floor = addMs(at, -SINCE_MS)
    since = given.bornAt && given.bornAt > floor ? given.bornAt : floor
  } else if (known !== undefined && known > at.getTime()) {
    return {
      lastDueAt: since,
      nextDueAt: held?.nextDueAt ?? null,
      decisions: [],
      isChanged: false,
      isFresh: false,
    }
  }
  const dues = duesBetween(entry.pattern, timeZone, since, at)
  const { decisions, until } = decide(dues, at, given.rule, given)
  const lastDueAt = until ?? since
  return {
    lastDueAt,
    nextDueAt: next(lastDueAt),
    decisions,
    isChanged: !isAsPlanned || until !== null,
    isFresh: !isAsPlanned,
  }
}
