import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import type { EffectKind, EffectStatus } from "@/lib/effects/schema"
import { env } from "@/lib/env"
import { newId } from "@/lib/ids"
import { addMs } from "@/lib/time"

export type EffectSpec = {
  /** What makes it the same effect whoever asks again: ids only, never a name, number or word of a patient's. */
  key: string
  kind: EffectKind
  provider?: string
  patientId?: string | null
  functionId?: string
  runId?: string
  stepName?: string
  /** Somebody said in words that what was done is done once more. */
  again?: boolean
  /** Doing it twice leaves the world as doing it once: what became of an interrupted try need not be known. */
  isRepeatable?: boolean
  /** After this long the same key is a new effect. */
  lastsMs?: number
}

export type Begun = { id: string; attempts: number; isRepeat: boolean } & (
  | { next: "perform" }
  | { next: "answer"; status: "done" | "unsure"; externalId: string | null }
  | { next: "lost" }
)

type Row = {
  id: string
  status: EffectStatus
  externalId: string | null
  attempts: number
  runId: string | null
  finishedAt: Date | null
}

/** Decides, under the effect's lock, whether it is to be done, and writes down that it is begun. */
export async function beginEffect(tx: Tx, ctx: Ctx, spec: EffectSpec): Promise<Begun> {
  const row = await rowOf(tx, ctx, spec.key)
  if (!row) {
    const id = newId()
    await tx.effect.create({
      data: { id, clinicId: ctx.clinicId, status: "started", createdAt: ctx.now, ...told(spec) },
    })
    return { next: "perform", id, attempts: 1, isRepeat: false }
  }
  const { id, externalId, attempts, status } = row
  const known = { id, attempts, isRepeat: true }
  if (status === "started" && !spec.isRepeatable) return { ...known, next: "lost" }
  const isMine = row.runId !== null && row.runId === spec.runId
  const isOver =
    spec.lastsMs !== undefined && row.finishedAt !== null && addMs(row.finishedAt, spec.lastsMs) <= ctx.now
  // Said for a rerun it holds for one doing: a further try of that same run finds its own.
  const mayRepeat = (spec.again === true && !isMine) || isOver
  if ((status === "done" || status === "unsure") && !mayRepeat)
    return { ...known, next: "answer", status, externalId }
  await tx.effect.update({
    where: { id },
    data: {
      ...told(spec),
      status: "started",
      reason: null,
      finishedAt: null,
      externalId: null,
      attempts: { increment: 1 },
    },
  })
  return { next: "perform", id, attempts: attempts + 1, isRepeat: true }
}

async function rowOf(tx: Tx, ctx: Ctx, key: string): Promise<Row | null> {
  const found = await tx.effect.findUnique({ where: { clinicId_key: { clinicId: ctx.clinicId, key } } })
  return found && { ...found, status: found.status as EffectStatus }
}

const told = ({ key, kind, provider, patientId, functionId, runId, stepName }: EffectSpec) => ({
  key,
  kind,
  provider: provider ?? null,
  patientId: patientId ?? null,
  functionId: functionId ?? null,
  runId: runId ?? null,
  stepName: stepName ?? null,
  releaseSha: env().GIT_SHA,
})
