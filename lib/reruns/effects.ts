import type { FunctionEntry } from "@/inngest/entry"
import { FUNCTIONS } from "@/inngest/registry"
import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { type Ahead, type AheadState, statesAhead } from "@/lib/effects/ahead"
import { aheadOf } from "@/lib/reruns/ahead"
import { keptBy } from "@/lib/reruns/kept"
import type { EffectLine } from "@/lib/reruns/schema"
import type { ChosenRun } from "@/lib/reruns/selection"
import type { FromPoint } from "@/lib/reruns/words"

/**
 * What running these again would do outside, by function and step. Each is looked up by the key it would be done under,
 * whichever run did it, and by what would hold it back now. Notices and tasks are our own rows, made once for their key in
 * the step's own transaction: no rerun makes one twice, so none is promised.
 */
export async function effectLines(
  tx: Tx,
  ctx: Ctx,
  runs: readonly ChosenRun[],
  begin: { from: FromPoint; step?: string },
): Promise<EffectLine[]> {
  const byFunction = new Map<string, ChosenRun[]>()
  for (const run of runs) byFunction.set(run.functionId, [...(byFunction.get(run.functionId) ?? []), run])
  // A failure handler does nothing of what its function does.
  const entries: readonly FunctionEntry[] = FUNCTIONS.filter((one) => byFunction.has(one.id))
  const stated = entries.flatMap(({ id, effects = [] }) =>
    effects.map((effect) => ({ functionId: id, ...effect })),
  )
  if (stated.length === 0) return []
  const steps = [...new Set(stated.map((one) => one.step))]
  const kept = await keptBy(
    tx,
    runs.map((run) => run.id),
    steps,
    begin,
  )
  const known = new Map<string, { ahead: Map<string, Ahead>; states: Map<string, AheadState> }>()
  for (const kind of new Set(stated.map((one) => one.kind))) {
    const functions = new Set(stated.filter((one) => one.kind === kind).map((one) => one.functionId))
    const ahead = await aheadOf(
      tx,
      ctx,
      kind,
      runs.filter((run) => functions.has(run.functionId)),
    )
    known.set(kind, { ahead, states: await statesAhead(tx, ctx, ahead) })
  }
  return stated.map(({ functionId, step, kind, words }) => {
    const counts = { runs: 0, fresh: 0, done: 0, unsure: 0, kept: 0 }
    const held = new Map<string, EffectLine["held"][number]>()
    for (const { id } of byFunction.get(functionId) ?? []) {
      counts.runs += 1
      const state = known.get(kind)?.states.get(id) ?? "fresh"
      const why = known.get(kind)?.ahead.get(id)?.held
      // An unsure one is a person's to decide, also where its step is kept.
      if (state === "unsure") counts.unsure += 1
      else if (kept.has(`${id} ${step}`)) counts.kept += 1
      else if (state === "held" && why) {
        const { words: text, unlessAgain = false } = why
        held.set(text, { words: text, unlessAgain, count: (held.get(text)?.count ?? 0) + 1 })
      } else if (state !== "held") counts[state] += 1
    }
    return { functionId, step, kind, words, ...counts, held: [...held.values()] }
  })
}
