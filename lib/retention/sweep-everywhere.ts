import { type Ctx, systemCtx } from "@/lib/ctx"
import { platformDb } from "@/lib/db"
import { keepRetentionRun } from "@/lib/retention/keep-run"
import { sweepBatch } from "@/lib/retention/sweep"
import { MOST_BATCHES, PER_BATCH, SWEPT, type SweptClass } from "@/lib/retention/words"

type Taken = Partial<Record<SweptClass, { gone: number; isPartial: boolean }>>

/** One clinic's day: batch by batch, class by class, and a row that says what went. */
export async function sweepClinic(ctx: Ctx): Promise<{ gone: number }> {
  const classes: Taken = {}
  for (const of of SWEPT) {
    let gone = 0
    let batches = 0
    for (let last = PER_BATCH; last === PER_BATCH && batches < MOST_BATCHES; batches++) {
      last = (await sweepBatch(ctx, { of })).gone
      gone += last
    }
    classes[of] = { gone, isPartial: batches === MOST_BATCHES }
  }
  await keepRetentionRun(ctx, { startedAt: ctx.now.toISOString(), classes })
  return { gone: Object.values(classes).reduce((sum, one) => sum + one.gone, 0) }
}

/** Clinic by clinic: one that fails keeps none of the others waiting. */
export async function sweepEverywhere(name: string, runId: string): Promise<{ gone: number }> {
  const clinics = await platformDb().clinic.findMany({
    where: { active: true },
    select: { id: true, slug: true, name: true, timeZone: true },
  })
  let gone = 0
  let failed: unknown
  for (const clinic of clinics)
    await sweepClinic(systemCtx(clinic.id, clinic, name, runId)).then(
      (one) => {
        gone += one.gone
      },
      (error: unknown) => {
        failed = error
      },
    )
  if (failed) throw failed
  return { gone }
}
