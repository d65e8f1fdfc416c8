import { absent } from "@/lib/db"
import { toEffectView } from "@/lib/effects/list"
import { MessageEffectInput } from "@/lib/effects/schema"
import { isId } from "@/lib/ids"
import { leadInReach, reachOf } from "@/lib/leads/reach"
import type { Passport } from "@/lib/messaging/schema"
import type { Basis } from "@/lib/messaging/words"
import { query } from "@/lib/operation"

/** Why we wrote to this person: what allowed it, who or what wrote it, by which software, and what became of it. */
export const findPassport = query({
  name: "messages.passport",
  may: "messages.read",
  input: MessageEffectInput,
  async run({ ctx, tx, input, grant }): Promise<Passport> {
    const message = isId(input.messageId)
      ? await tx.message.findUnique({ where: { id: input.messageId, direction: "out" } })
      : null
    if (!message?.leadId) return absent()
    const { patientId } = await leadInReach(tx, message.leadId, reachOf(ctx, grant))
    const { clinicId } = ctx
    const effect = await tx.effect.findUnique({
      where: { clinicId_key: { clinicId, key: `message:${message.id}` } },
    })
    const writer = message.sentById
      ? await tx.member.findUnique({ where: { id: message.sentById }, select: { name: true } })
      : null
    return {
      messageId: message.id,
      patientId,
      basis: message.basis as Basis | null,
      consentId: message.consentId,
      by: writer?.name ?? null,
      runId: message.runId,
      releaseSha: message.releaseSha,
      status: message.status,
      because: message.failedBecause,
      effect: effect && toEffectView(effect),
    }
  },
  reads: ({ value }) => ({ what: "lead", patientIds: [value.patientId] }),
})
