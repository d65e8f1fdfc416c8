import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import type { EffectSpec } from "@/lib/effects/rows"
import type { EffectKind } from "@/lib/effects/schema"
import type { Fact } from "@/lib/facts"
import { closeTasks } from "@/lib/tasks/close"
import { makeTask } from "@/lib/tasks/make"
import { addMs, MINUTE_MS, now } from "@/lib/time"

const WITHIN_MS = 30 * MINUTE_MS
const TITLES: Partial<Record<EffectSpec["kind"], string>> = {
  message: "Find out whether a message arrived",
  crm_write: "Find out whether the contact was written",
}

const taskKey = (effectId: string, attempts: number) => `unsure:${effectId}:${attempts}`

/** It may have been done and may not: a person looks, because nobody else can tell. Once for each time. */
export async function unsureTask(
  tx: Tx,
  ctx: Ctx,
  effectId: string,
  { kind, patientId }: EffectSpec,
): Promise<Fact[]> {
  const row = await tx.effect.findUniqueOrThrow({
    where: { id: effectId },
    select: { key: true, attempts: true },
  })
  const message =
    kind === "message"
      ? await tx.message.findUnique({
          where: { id: row.key.replace(/^message:/, "") },
          select: { leadId: true },
        })
      : null
  const { facts } = await makeTask(tx, ctx, {
    kind: "unsure_message",
    title: TITLES[kind] ?? "Find out whether something was done",
    why: "The partner's answer was lost. Rounds does not send it a second time by itself: look whether it arrived, and write again if it did not.",
    dueAt: addMs(ctx.now, WITHIN_MS),
    owner: { role: "coordinator" },
    ...(patientId && { patientId }),
    ...(message?.leadId && { leadId: message.leadId }),
    source: "run",
    sourceId: effectId,
    effectKey: taskKey(effectId, row.attempts),
  })
  return facts
}

/**
 * Whoever began it will not say what came of it: it may have been done. Null where nobody is in the middle of it. Should
 * one be all the same, what it comes to replaces this.
 */
export async function giveUpStarted(tx: Tx, ctx: Ctx, key: string): Promise<Fact[] | null> {
  const [row] = await tx.effect.updateManyAndReturn({
    where: { clinicId: ctx.clinicId, key, status: "started" },
    data: { status: "unsure", reason: "interrupted", finishedAt: now() },
  })
  if (!row) return null
  return unsureTask(tx, ctx, row.id, { key, kind: row.kind as EffectKind, patientId: row.patientId })
}

/** What was unsure turned out to have been done: nobody has to look any more. */
export async function settleUnsure(tx: Tx, ctx: Ctx, key: string, externalId: string): Promise<Fact[]> {
  const row = await tx.effect.findUnique({ where: { clinicId_key: { clinicId: ctx.clinicId, key } } })
  if (!row || (row.status !== "unsure" && row.status !== "started")) return []
  await tx.effect.update({
    where: { id: row.id },
    data: { status: "done", externalId, reason: null, finishedAt: ctx.now },
  })
  return closeTasks(tx, ctx, { effectKey: taskKey(row.id, row.attempts) }, "It has arrived.")
}

/** It was done, whichever of its attempts was unsure: nobody has to look any more. */
export const closeUnsure = (tx: Tx, ctx: Ctx, { id }: { id: string; attempts?: number }): Promise<Fact[]> =>
  closeTasks(tx, ctx, { kind: "unsure_message", sourceId: id }, "It was done.")
