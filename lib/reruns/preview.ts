import { type Ctx, grantOf } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { isId } from "@/lib/ids"
import { query } from "@/lib/operation"
import { mayAgree } from "@/lib/reruns/agree"
import { editFields } from "@/lib/reruns/editable"
import { effectLines } from "@/lib/reruns/effects"
import { engineKind } from "@/lib/reruns/engine"
import { stepsOf } from "@/lib/reruns/kept"
import { blockedByReason, countBy, type Plan, planRerun } from "@/lib/reruns/plan"
import { PreviewRerunInput, type RerunPreview } from "@/lib/reruns/schema"
import type { ChosenRun } from "@/lib/reruns/selection"
import { namesOf } from "@/lib/reruns/to-row"
import type { FromPoint } from "@/lib/reruns/words"

const NAMED = 20

/** Everything a person should know before runs are started again. Asking changes nothing. */
export const previewRerun = query({
  name: "reruns.preview",
  may: "runs.rerun",
  input: PreviewRerunInput,
  async run({ ctx, tx, input, grant }): Promise<RerunPreview> {
    const plan = await planRerun(tx, ctx, grant, input)
    const { runs } = plan
    const ids = runs.map((run) => run.id)
    const [only] = runs
    const steps = await stepsOf(tx, ids, input)
    return {
      asOf: plan.asOf.toISOString(),
      found: plan.found,
      count: runs.length,
      functions: countBy(runs),
      blocked: blockedByReason(plan),
      states: statesOf(runs),
      putAway: await putAwayOf(tx, runs),
      steps,
      effects: await effectLines(tx, ctx, runs, input),
      patients: await patientsOf(tx, ctx, runs),
      points: pointsOf(plan, steps.length > 0),
      needsSecond: plan.needsSecond,
      recent: plan.recent,
      mayAgree: await mayAgree(tx, ctx),
      engine: engineKind(),
      editable: only && plan.found === 1 ? await editFields(tx, only) : [],
      refusal: plan.refusal,
    }
  },
  reads: ({ value }) => ({
    what: "rerun",
    list: true,
    patientIds: value.patients.named?.map((one) => one.id) ?? [],
  }),
})

function statesOf(runs: readonly ChosenRun[]): RerunPreview["states"] {
  const states = { failed: 0, completed: 0, cancelled: 0 }
  for (const { status } of runs) if (status in states) states[status as keyof typeof states] += 1
  return states
}

async function putAwayOf(tx: Tx, runs: readonly ChosenRun[]): Promise<RerunPreview["putAway"]> {
  const by = runs.flatMap((run) => run.discardedBy ?? [])
  const ids = [...new Set(by)].filter(isId)
  if (ids.length === 0) return { count: by.length, by: [] }
  const name = await namesOf(tx, ids)
  return { count: by.length, by: ids.map(name) }
}

/** A named step is one function's; of what did not fail no step failed. */
function pointsOf({ runs, blocked }: Plan, hasSteps: boolean): FromPoint[] {
  const all = [...runs, ...blocked.map((one) => one.run)]
  const functions = new Set(all.map((run) => run.functionId))
  return [
    "start",
    ...(all.some((run) => run.status === "failed") ? (["failed_step"] as const) : []),
    ...(functions.size === 1 && hasSteps ? (["step"] as const) : []),
  ]
}

/** How many people it is about; by name for who knows the whole clinic's. */
export async function patientsOf(
  tx: Tx,
  ctx: Ctx,
  runs: readonly ChosenRun[],
): Promise<RerunPreview["patients"]> {
  const ids = [...new Set(runs.flatMap((run) => run.patientId ?? []))]
  if (grantOf(ctx, "patients.read")?.scope !== "all") return { count: ids.length, named: null }
  const named = await tx.patient.findMany({
    where: { id: { in: ids } },
    select: { id: true, name: true },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    take: NAMED,
  })
  return { count: ids.length, named }
}
