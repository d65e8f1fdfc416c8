import type { ScheduleEntry } from "@/inngest/schedules"
import { addMs, MINUTE_MS } from "@/lib/time"

export type Reckoning = {
  entry: Pick<ScheduleEntry, "catchUp" | "tooLateMs" | "lateAfterMs">
  dues: readonly Date[]
  /** Of a day the wall clock had already had, in another zone. */
  repeats?: readonly Date[]
  /** When somebody decided, and when the witness looked. */
  ticks: readonly Date[]
  looks: readonly Date[]
  pause?: { from: Date; until: Date }
}

type Fate = { state: string; reason: string | null; at: Date | null }

/**
 * What must have become of each occasion, from nothing but when it was due, when a tick came, and the rule: it shares no
 * line with what it is held against. One line each, as `told` writes them.
 */
export function reckon({ entry, dues, repeats = [], ticks, looks, pause }: Reckoning): string[] {
  const fates = new Map<number, Fate>()
  const isRepeat = (due: Date) => repeats.some((one) => +one === +due)
  const open = (at: Date) => dues.filter((due) => due <= at && !fates.has(+due))
  const give = (due: Date, state: string, reason: string | null, at: Date) =>
    fates.set(+due, { state, reason, at })
  const leaveOut = (at: Date, from: Date) => {
    for (const due of open(at)) give(due, due >= from ? "skipped" : "missed", "paused", at)
  }
  const moments = [
    ...ticks.map((at) => ({ at, isTick: true })),
    ...(pause ? [{ at: pause.until, isTick: false }] : []),
  ].sort((one, other) => +one.at - +other.at)
  for (const { at, isTick } of moments) {
    for (const due of open(at).filter(isRepeat)) give(due, "skipped", "zone_changed", at)
    if (pause && (!isTick || (at >= pause.from && at < pause.until))) leaveOut(at, pause.from)
    else decideAll(entry, open(at), at, give)
  }
  const graceMs = Math.max(entry.lateAfterMs, 3 * MINUTE_MS)
  return dues.map((due) => {
    const fate = fates.get(+due) ?? { state: "expected", reason: null, at: null }
    const wasOpen = (look: Date) => !fate.at || look < fate.at
    const isLeftOut = (look: Date) => pause && pause.from <= due && look >= pause.from && look < pause.until
    const isSeen = looks.some((look) => look > addMs(due, graceMs) && wasOpen(look) && !isLeftOut(look))
    const { state, reason, at } = fate.at || !isSeen ? fate : { ...fate, state: "missed" }
    const isCaughtUp = state === "dispatched" && at !== null && +at - +due > entry.lateAfterMs
    return told({ dueAt: due, state, reason, isCaughtUp, wasMissed: isSeen || state === "missed" })
  })
}

function decideAll(
  { catchUp, tooLateMs }: Reckoning["entry"],
  open: readonly Date[],
  at: Date,
  give: (due: Date, state: string, reason: string | null, at: Date) => void,
): void {
  const isTooLate = (due: Date) => +at - +due > tooLateMs
  const newest = open.at(-1)
  for (const due of open) {
    if (isTooLate(catchUp === "once" && newest ? newest : due)) give(due, "missed", "too_late", at)
    else if (catchUp === "all") return void give(due, "dispatched", null, at)
    else if (due === newest) give(due, "dispatched", null, at)
    else give(due, "skipped", "superseded", at)
  }
}

export type Told = {
  dueAt: Date
  state: string
  reason: string | null
  isCaughtUp: boolean
  wasMissed: boolean
}

export const told = ({ dueAt, state, reason, isCaughtUp, wasMissed }: Told): string =>
  [
    dueAt.toISOString(),
    state,
    ...(reason ? [reason] : []),
    ...(isCaughtUp ? ["caught up"] : []),
    ...(wasMissed ? ["was missed"] : []),
  ].join(" ")
