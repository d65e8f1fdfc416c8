import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { type Fact, fact } from "@/lib/facts"
import { newId } from "@/lib/ids"
import { personOf } from "@/lib/messaging/person"
import type { Arrived } from "@/lib/messaging/receive"
import { inOrder } from "@/lib/messaging/rules"
import { readTogether } from "@/lib/messaging/stand"
import { intakeContact } from "@/lib/patients/intake"
import type { Reaction } from "@/lib/providers/message"

type Applied = { facts: Fact[]; ignored?: string }

/**
 * One reaction of a contact to a message: the newest by the provider's clock, kept even when it was taken back, so that
 * an older one that comes later does not return. It belongs to no lead: nobody waits for an answer to it.
 */
export async function applyReaction(
  tx: Tx,
  ctx: Ctx,
  { reaction, webhookEventId, providerAt, receivedAt }: Arrived & { reaction: Reaction },
): Promise<Applied> {
  const { clinicId } = ctx
  const at = providerAt ?? receivedAt
  const { contactId, joined, facts } = await intakeContact(tx, ctx, personOf(reaction.from, at))
  if (joined) await readTogether(tx, ctx, contactId)
  const known = await tx.message.findFirst({
    where: { clinicId, contactId, direction: "in", kind: "reaction", replyToExternalId: reaction.target },
    orderBy: [{ providerAt: "desc" }, { externalId: "desc" }],
  })
  const news = {
    externalId: reaction.externalId,
    body: reaction.emoji,
    revokedAt: reaction.emoji === "" ? at : null,
    providerAt: at,
    statusAt: receivedAt,
    webhookEventId,
  }
  if (known?.externalId === reaction.externalId) return { facts }
  if (known) {
    const there = { saidAt: known.providerAt ?? known.createdAt, externalId: known.externalId ?? "" }
    if (inOrder({ saidAt: at, externalId: reaction.externalId }, there) < 0)
      return { facts, ignored: "Older than what is known." }
    await tx.message.update({ where: { id: known.id }, data: news })
  } else {
    await tx.message.createMany({
      data: [
        {
          ...news,
          id: newId(),
          clinicId,
          contactId,
          direction: "in",
          kind: "reaction",
          replyToExternalId: reaction.target,
          status: "received",
          createdAt: receivedAt,
        },
      ],
      skipDuplicates: true,
    })
  }
  const target = await tx.message.findUnique({
    where: { clinicId_externalId: { clinicId, externalId: reaction.target } },
    select: { id: true, leadId: true, lead: { select: { patientId: true } } },
  })
  const patientId = target?.lead?.patientId
  const name = reaction.emoji === "" ? "message.reaction_removed" : "message.reacted"
  return {
    facts: [
      ...facts,
      ...(target ? [fact(name, target.id, { patientId })] : []),
      ...(target?.leadId ? [fact("lead.conversation_changed", target.leadId, { patientId })] : []),
    ],
  }
}
