import { Cron } from "croner"
import { addMs, HOUR_MS, wallClock } from "@/lib/time"

/** `last`: the answer given last. Every clinic of a zone asks the same, and again each minute until it is due. */
type Known = { cron: Cron; last?: { afterMs: number; due: Date } }

const patterns = new Map<string, Known>()
const offsets = new Map<string, Intl.DateTimeFormat>()

function knownOf(pattern: string, timeZone: string): Known {
  const key = `${timeZone} ${pattern}`
  let known = patterns.get(key)
  if (!known) {
    known = { cron: new Cron(pattern, { timezone: timeZone, paused: true }) }
    patterns.set(key, known)
  }
  return known
}

function offsetAt(instant: Date, timeZone: string): string {
  let format = offsets.get(timeZone)
  if (!format) {
    format = new Intl.DateTimeFormat("en-US", { timeZone, timeZoneName: "longOffset" })
    offsets.set(timeZone, format)
  }
  return format.formatToParts(instant).find((part) => part.type === "timeZoneName")?.value ?? ""
}

const AROUND_MS = 4 * HOUR_MS

const changesBetween = (from: Date, to: Date, timeZone: string): boolean =>
  offsetAt(from, timeZone) !== offsetAt(to, timeZone)

/** croner takes the second of two where a clock is put back by less than an hour. */
function firstOfTwo(due: Date, timeZone: string): Date {
  if (!changesBetween(addMs(due, -AROUND_MS), due, timeZone)) return due
  const earlier = addMs(due, -HOUR_MS / 2)
  return wallClock(earlier, timeZone) === wallClock(due, timeZone) ? earlier : due
}

/**
 * The first occasion after `after`. A wall-clock time the clock is put forward over is due once, that much later; one
 * that comes twice is due the first time. Near such an hour the answer must not depend on where one starts to count:
 * there it is counted from well before.
 */
export function nextDue(pattern: string, timeZone: string, after: Date): Date {
  const known = knownOf(pattern, timeZone)
  if (known.last?.afterMs === after.getTime()) return known.last.due
  const { cron } = known
  const isNearChange =
    timeZone !== "UTC" && changesBetween(addMs(after, -AROUND_MS), addMs(after, AROUND_MS), timeZone)
  let from = isNearChange ? addMs(after, -2 * AROUND_MS) : after
  let due: Date
  do {
    const found = cron.nextRun(from)
    if (!found) throw new Error(`${pattern} is never due`)
    from = found
    due = timeZone === "UTC" ? found : firstOfTwo(found, timeZone)
  } while (due <= after)
  known.last = { afterMs: after.getTime(), due }
  return due
}

/** Of a long time only the newest are told apart: more than a day of minutes. */
export const MOST_OCCASIONS = 1_500

/** The occasions in (after, until], oldest first; of too many, the newest. */
export function duesBetween(pattern: string, timeZone: string, after: Date, until: Date): Date[] {
  let due = nextDue(pattern, timeZone, after)
  if (due > until) return []
  const gapMs = nextDue(pattern, timeZone, due).getTime() - due.getTime()
  if (until.getTime() - due.getTime() > gapMs * MOST_OCCASIONS)
    due = nextDue(pattern, timeZone, addMs(until, -gapMs * MOST_OCCASIONS))
  const dues: Date[] = []
  while (due <= until) {
    dues.push(due)
    due = nextDue(pattern, timeZone, due)
  }
  return dues
}
