import { type EffectKind, type EffectStatus, type EffectView, RunEffectsInput } from "@/lib/effects/schema"
import { fail } from "@/lib/errors"
import { isId } from "@/lib/ids"
import { isMasked, reachSql } from "@/lib/jobs/reach"
import { query } from "@/lib/operation"

const MOST = 100

type Row = Omit<EffectView, "kind" | "status" | "at" | "finishedAt"> & {
  kind: string
  status: string
  createdAt: Date
  finishedAt: Date | null
}

export const toEffectView = ({ kind, status, createdAt, finishedAt, ...row }: Row): EffectView => ({
  id: row.id,
  kind: kind as EffectKind,
  status: status as EffectStatus,
  provider: row.provider,
  patientId: row.patientId,
  functionId: row.functionId,
  runId: row.runId,
  stepName: row.stepName,
  externalId: row.externalId,
  reason: row.reason,
  attempts: row.attempts,
  releaseSha: row.releaseSha,
  at: createdAt.toISOString(),
  finishedAt: finishedAt?.toISOString() ?? null,
})

/** What a run did outside, oldest first; of a run out of reach nothing. */
export const listRunEffects = query({
  name: "effects.ofRun",
  may: "runs.read",
  input: RunEffectsInput,
  async run({ ctx, tx, input, grant }): Promise<EffectView[]> {
    if (!isId(input.runId)) return fail("not_found")
    const [run] = await tx.$queryRaw<{ id: string }[]>`
      select id from "Run" where id = ${input.runId}::uuid and ${reachSql(ctx, grant)}`
    if (!run) return fail("not_found")
    const rows = await tx.effect.findMany({
      where: { runs: { some: { runId: input.runId } } },
      orderBy: [{ createdAt: "asc" }, { id: "asc" }],
      take: MOST,
    })
    return rows.map(toEffectView).map((one) => (isMasked(grant) ? { ...one, patientId: null } : one))
  },
  reads: ({ value }) => {
    const patientIds = [...new Set(value.flatMap((one) => one.patientId ?? []))]
    return patientIds.length > 0 ? { what: "run", patientIds } : null
  },
})
