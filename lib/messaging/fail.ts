import type { Ctx } from "@/lib/ctx"
import { absent, type Tx } from "@/lib/db"
import { giveUpStarted } from "@/lib/effects/unsure"
import { fail } from "@/lib/errors"
import { type Fact, fact } from "@/lib/facts"
import { isId } from "@/lib/ids"
import { setClock } from "@/lib/messaging/clock"
import { FailMessageInput } from "@/lib/messaging/schema"
import { command } from "@/lib/operation"
import { makeTask } from "@/lib/tasks/make"
import { addMs, MINUTE_MS, now } from "@/lib/time"

const WITHIN_MS = 30 * MINUTE_MS

export const failedKey = (messageId: string): string => `message_failed:${messageId}`

export type Failing = {
  id: string
  leadId: string | null
  patientId: string | null
  sentById: string | null
  kind: string
}

/**
 * It will not be sent: who wrote it has to know, and the patient waits again where nothing else was written to them. In the
 * caller's transaction; told again it changes nothing but the reason.
 */
export async function failMessage(
  tx: Tx,
  ctx: Ctx,
  { id, leadId, sentById, kind, ...message }: Failing,
  because: string,
): Promise<Fact[]> {
  const patientId = message.patientId ?? undefined
  const { count } = await tx.message.updateMany({
    where: { id, status: "queued" },
    data: { status: "failed", statusAt: now(), failedBecause: because },
  })
  if (count === 0) {
    await tx.message.updateMany({ where: { id, status: "failed" }, data: { failedBecause: because } })
    return []
  }
  if (leadId) await setClock(tx, leadId)
  const { facts } =
    // Somebody has answered already; and a sign that is not there leaves nothing unsaid.
    because === "answered_since" || kind === "reaction"
      ? { facts: [] }
      : await askToAnswer(tx, ctx, { id, leadId, sentById, kind, patientId: message.patientId })
  return [
    fact("message.failed", id, {
      patientId,
      before: { status: "queued" },
      after: { status: "failed", because },
    }),
    ...(leadId ? [fact("lead.conversation_changed", leadId, { patientId })] : []),
    ...facts,
  ]
}

export const askToAnswer = (tx: Tx, ctx: Ctx, { id, leadId, patientId, sentById }: Failing) =>
  makeTask(tx, ctx, {
    kind: "reply",
    title: "Answer a patient another way",
    why: "A message to them could not be sent.",
    dueAt: addMs(ctx.now, WITHIN_MS),
    owner: sentById ? { memberId: sentById } : { role: "coordinator" },
    ...(patientId && { patientId }),
    ...(leadId && { leadId }),
    source: "message",
    sourceId: id,
    effectKey: failedKey(id),
  })

async function unsureMessage(
  tx: Tx,
  { id, leadId, ...message }: Omit<Failing, "sentById" | "kind">,
): Promise<Fact[]> {
  const patientId = message.patientId ?? undefined
  await tx.message.updateMany({
    where: { id, status: "queued" },
    data: { status: "unsure", statusAt: now(), failedBecause: "interrupted" },
  })
  return [
    fact("message.unsure", id, { patientId, before: { status: "queued" }, after: { status: "unsure" } }),
    ...(leadId ? [fact("lead.conversation_changed", leadId, { patientId })] : []),
  ]
}

/** After a run's last try: what it was queued for will not happen by itself. */
export const giveUpMessage = command({
  name: "messages.giveUp",
  may: "messages.send",
  input: FailMessageInput,
  async run({ ctx, tx, input: { messageId } }) {
    const found = isId(messageId)
      ? await tx.message.findUnique({ where: { id: messageId, direction: "out" } })
      : null
    if (!found) return absent()
    if (ctx.actor.kind !== "system") return fail("forbidden")
    const value = { given: found.status === "queued" }
    if (!value.given) return { value, facts: [] }
    const { id } = found
    const key = `message:${id}`
    const unsure = await giveUpStarted(tx, ctx, key)
    if (unsure) return { value, facts: [...(await unsureMessage(tx, found)), ...unsure] }
    const effect = await tx.effect.findUnique({
      where: { clinicId_key: { clinicId: ctx.clinicId, key } },
      select: { reason: true },
    })
    return { value, facts: await failMessage(tx, ctx, found, effect?.reason ?? "interrupted") }
  },
})
