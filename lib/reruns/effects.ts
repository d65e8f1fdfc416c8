import type { Tx } from "@/lib/db"
import { keptBy } from "@/lib/reruns/kept"
import type { EffectLine } from "@/lib/reruns/schema"
import { type ChosenRun, entryOf } from "@/lib/reruns/selection"
import type { FromPoint } from "@/lib/reruns/words"

type Known = { runId: string; stepName: string | null; kind: string; unsure: boolean; done: boolean }

/**
 * What running these again would do outside, by function and step. An effect belongs to a run's whole line: what an
 * earlier rerun of it did is done, too.
 */
export async function effectLines(
  tx: Tx,
  runs: readonly ChosenRun[],
  begin: { from: FromPoint; step?: string },
): Promise<EffectLine[]> {
  const byFunction = new Map<string, string[]>()
  for (const run of runs) byFunction.set(run.functionId, [...(byFunction.get(run.functionId) ?? []), run.id])
  const stated = [...byFunction.keys()].flatMap((functionId) =>
    (entryOf(functionId)?.effects ?? []).map((effect) => ({ functionId, ...effect })),
  )
  if (stated.length === 0) return []
  const ids = runs.map((run) => run.id)
  const known = await knownEffects(tx, ids)
  const kept = await keptBy(tx, ids, [...new Set(stated.map((one) => one.step))], begin)
  return stated.map(({ functionId, step, kind, words }) => {
    const line: EffectLine = { functionId, step, kind, words, runs: 0, fresh: 0, done: 0, unsure: 0, kept: 0 }
    for (const runId of byFunction.get(functionId) ?? []) {
      line.runs += 1
      const of = known.get(runId)?.filter((one) => (one.stepName ? one.stepName === step : one.kind === kind))
      // An unsure one is a person's to decide, also where its step is kept.
      if (of?.some((one) => one.unsure)) line.unsure += 1
      else if (kept.has(`${runId} ${step}`)) line.kept += 1
      else if (of?.some((one) => one.done)) line.done += 1
      else line.fresh += 1
    }
    return line
  })
}

async function knownEffects(tx: Tx, runIds: readonly string[]): Promise<Map<string, Known[]>> {
  const rows = await tx.$queryRaw<Known[]>`
    with recursive line (id, "runId") as (
      select id, id from unnest(${[...runIds]}::uuid[]) as given (id)
      union
      select near.id, line."runId" from line
      join lateral (
        select rerun_of as id from engine.run where run.id = line.id and rerun_of is not null
        union all select run.id from engine.run where run.rerun_of = line.id
      ) near on true
    )
    select line."runId", effect."stepName", effect.kind, bool_or(effect.status in ('started', 'unsure')) as unsure,
      bool_or(effect.status = 'done') as done
    from line join "Effect" effect on effect."runId" = line.id group by 1, 2, 3`
  const byRun = new Map<string, Known[]>()
  for (const row of rows) byRun.set(row.runId, [...(byRun.get(row.runId) ?? []), row])
  return byRun
}
