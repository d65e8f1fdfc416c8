import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import type { EffectKind, EffectStatus } from "@/lib/effects/schema"
import { env } from "@/lib/env"
import { newId } from "@/lib/ids"
import { addMs, now, SECOND_MS } from "@/lib/time"

export type EffectSpec = {
  /** What makes it the same effect whoever asks again: ids only, never a name, number or word of a patient's. */
  key: string
  kind: EffectKind
  provider?: string
  patientId?: string | null
  /** Of one that is done to many at once. */
  patientIds?: readonly string[]
  functionId?: string
  runId?: string
  stepName?: string
  /** Somebody said in words that what was done is done once more. */
  again?: boolean
  /** Doing it twice leaves the world as doing it once: what became of an interrupted try need not be known. */
  isRepeatable?: boolean
  /** Whether it arrived shows on a screen of its own: nobody is given a task to find out. */
  isSeenElsewhere?: boolean
  /** After this long the same key is a new effect. */
  lastsMs?: number
  /** Of a repeatable one: what may have been done is found by a look only after this long. Until then it is not repeated. */
  settlesMs?: number
}

export type Begun = { id: string; attempts: number; isRepeat: boolean } & (
  | { next: "perform" }
  | { next: "answer"; status: "done" | "unsure"; externalId: string | null }
  | { next: "lost" }
  | { next: "wait"; reason: string; retryAfterSeconds: number }
)

/** Reasons of a repeatable one that may have been done all the same. */
export const UNCLEAR: readonly string[] = ["no_answer", "answer_lost", "answer_unreadable", "interrupted"]

type Row = {
  id: string
  status: EffectStatus
  externalId: string | null
  attempts: number
  reason: string | null
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
  const wait = await waitFor(tx, row, spec)
  if (wait > 0) {
    const reason = row.reason ?? "interrupted"
    return { ...known, next: "wait", reason, retryAfterSeconds: Math.ceil(wait / SECOND_MS) }
  }
  const isOver =
    spec.lastsMs !== undefined && row.finishedAt !== null && addMs(row.finishedAt, spec.lastsMs) <= ctx.now
  // Said for a rerun it holds for one doing: a further try of that same run finds its own, whoever came between.
  const mayRepeat = (spec.again === true && !(await isBegunBy(tx, ctx, id, spec))) || isOver
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

/** How long what may have been done cannot be found yet; an interrupted try is marked now, for nobody knows when it ended. */
async function waitFor(tx: Tx, row: Row, { settlesMs }: EffectSpec): Promise<number> {
  if (settlesMs === undefined) return 0
  if (row.status === "started") {
    const data = { status: "failed", reason: "interrupted", finishedAt: now() }
    await tx.effect.update({ where: { id: row.id }, data })
    return settlesMs
  }
  const isUnclear = row.status === "failed" && row.reason !== null && UNCLEAR.includes(row.reason)
  return isUnclear && row.finishedAt ? addMs(row.finishedAt, settlesMs).getTime() - now().getTime() : 0
}

/** Whether this run, too, began it; the database keeps all that did. */
async function isBegunBy(
  tx: Tx,
  { clinicId }: Ctx,
  effectId: string,
  { runId }: EffectSpec,
): Promise<boolean> {
  if (!runId) return false
  const clinicId_runId_effectId = { clinicId, runId, effectId }
  return (await tx.effectRun.findUnique({ where: { clinicId_runId_effectId } })) !== null
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
