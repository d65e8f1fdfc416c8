import type { Grant } from "@/lib/can"
import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { hasEnded } from "@/lib/jobs/words"
import { isHandler } from "@/lib/reruns/engine"
import { havingStep } from "@/lib/reruns/kept"
import { platformLeft } from "@/lib/reruns/platform-left"
import { startedAlone } from "@/lib/reruns/recent"
import type { PreviewRerun } from "@/lib/reruns/schema"
import { type ChosenRun, chosenRuns, endedBy, entryOf } from "@/lib/reruns/selection"
import { ALONE, BLOCKED, type Blocked, MOST_AT_ONCE, runsOf } from "@/lib/reruns/words"
import { t } from "@/lib/say"

export type Plan = {
  asOf: Date
  found: number
  runs: ChosenRun[]
  blocked: { run: ChosenRun; why: Blocked }[]
  /** Left out besides: runs of the platform's schedules. */
  platform: number
  /** Of the same functions, started alone within the hour. */
  recent: number
  needsSecond: boolean
  refusal: string | null
}

/** What would be run again at this moment, and what is left out and why. The preview shows it, the request does it. */
export async function planRerun(tx: Tx, ctx: Ctx, grant: Grant, input: PreviewRerun): Promise<Plan> {
  const asOf = await endedBy(tx, input.asOf)
  const chosen = await chosenRuns(tx, ctx, grant, input, asOf)
  const ids = new Set(chosen.map((run) => run.id))
  const withStep = input.from === "step" ? await havingStep(tx, [...ids], input.step ?? "") : undefined
  const why = (run: ChosenRun): Blocked | null => {
    if (run.scheduleId) return "schedule"
    if (!hasEnded(run.status) || run.wasOpen) return "open"
    if (input.only === "failed" && run.status !== "failed") return "not_asked"
    if (!run.hasEvent) return "no_event"
    if (!entryOf(run.functionId)) return "no_function"
    if (isHandler(run.functionId)) return "handler"
    if (run.later && (input.scope !== "selected" || ids.has(run.later))) return "later"
    if (run.isTaken) return "taken"
    if (run.discardedBy !== null && input.scope === "match") return "discarded"
    if (withStep && !withStep.has(run.id)) return "no_step"
    return input.from === "failed_step" && run.status !== "failed" ? "not_failed" : null
  }
  const judged = chosen.map((run) => ({ run, why: why(run) }))
  const runs = judged.filter((one) => one.why === null).map((one) => one.run)
  const blocked = judged.flatMap(({ run, why: reason }) => (reason ? [{ run, why: reason }] : []))
  const platform = await platformLeft(tx, ctx, input, asOf, ids)
  const started = await startedAlone(
    tx,
    ctx,
    runs.map((run) => run.functionId),
  )
  const of = countBy(runs)
  return {
    asOf,
    found: chosen.length + platform,
    runs,
    blocked,
    platform,
    recent: [...started.values()].reduce((sum, count) => sum + count, 0),
    needsSecond: runs.length > ALONE || of.some(({ id, count }) => (started.get(id) ?? 0) + count > ALONE),
    refusal: refusalOf(chosen, runs, { blocked, platform }),
  }
}

function refusalOf(
  chosen: readonly ChosenRun[],
  runs: readonly ChosenRun[],
  left: Pick<Plan, "blocked" | "platform">,
): string | null {
  if (chosen.length > MOST_AT_ONCE)
    return t("More than {runs} match. Narrow the filter, and take them in parts.", {
      runs: runsOf(MOST_AT_ONCE),
    })
  if (runs.length > 0) return null
  const [first, ...others] = blockedByReason(left)
  if (!first) return t("Nothing matches any more.")
  return first.count === 1 && others.length === 0
    ? t("This run cannot be run again: {why}.", { why: t(BLOCKED[first.why]) })
    : t("None of these runs can be run again.")
}

/** By reason, the most frequent first. */
export function blockedByReason({
  blocked,
  platform,
}: Pick<Plan, "blocked" | "platform">): { why: Blocked; count: number; runIds: string[] }[] {
  const byReason = new Map<Blocked, string[]>()
  for (const { run, why } of blocked) byReason.set(why, [...(byReason.get(why) ?? []), run.id])
  if (platform > 0 && !byReason.has("schedule")) byReason.set("schedule", [])
  const besides = (why: Blocked) => (why === "schedule" ? platform : 0)
  return [...byReason]
    .map(([why, ids]) => ({ why, count: ids.length + besides(why), runIds: ids.slice(0, 5) }))
    .sort((one, other) => other.count - one.count)
}

export function countBy(runs: readonly ChosenRun[]): { id: string; count: number }[] {
  const counts = new Map<string, number>()
  for (const run of runs) counts.set(run.functionId, (counts.get(run.functionId) ?? 0) + 1)
  return [...counts].map(([id, count]) => ({ id, count })).sort((one, other) => other.count - one.count)
}
