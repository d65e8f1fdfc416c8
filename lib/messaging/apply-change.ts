import { answerChanged } from "@/lib/answers/changed"
import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { type Fact, fact } from "@/lib/facts"
import { newId } from "@/lib/ids"
import { tellLastMessage } from "@/lib/leads/last-message"
import { personOf } from "@/lib/messaging/person"
import type { Effects } from "@/lib/messaging/receive"
import { readTogether, standAnew } from "@/lib/messaging/stand"
import { blankRevoked } from "@/lib/messaging/versions"
import { intakeContact } from "@/lib/patients/intake"
import type { MessageChange } from "@/lib/providers/message"

type Writer = { contactId: string; joined: boolean; facts: Fact[] }

/** Of a change that does not say whose it is. */
async function writerOf(
  tx: Tx,
  { clinicId }: Ctx,
  externalId: string,
): Promise<Writer | { ignored: string }> {
  const message = await tx.message.findUnique({
    where: { clinicId_externalId: { clinicId, externalId } },
    select: { contactId: true, direction: true },
  })
  if (!message) return { ignored: "It changes a message that Rounds does not know." }
  if (message.direction === "out") return { ignored: "Changed on the clinic's own phone." }
  return { contactId: message.contactId, joined: false, facts: [] }
}

type Applied = Effects & { ignored?: string }

/**
 * Its writer edited or deleted a message. Kept by itself, so that it may come before the message, twice, or after a
 * later change; the message then shows what follows from all of them. Somebody else's message is not touched.
 */
export async function applyChange(tx: Tx, ctx: Ctx, change: MessageChange, at: Date): Promise<Applied> {
  const { clinicId } = ctx
  const writer = change.from
    ? await intakeContact(tx, ctx, personOf(change.from, at))
    : await writerOf(tx, ctx, change.target)
  if ("ignored" in writer) return { facts: [], events: [], ...writer }
  const { contactId, joined, facts } = writer
  const versionId = newId()
  const { count } = await tx.messageVersion.createMany({
    data: [
      {
        id: versionId,
        clinicId,
        contactId,
        targetExternalId: change.target,
        externalId: change.externalId,
        kind: change.kind,
        body: change.text,
        saidAt: at,
        createdAt: ctx.now,
      },
    ],
    skipDuplicates: true,
  })
  if (joined) await readTogether(tx, ctx, contactId)
  await blankRevoked(tx, ctx, contactId, change.target)
  if (count === 0) return { facts, events: [] }
  const message = await tx.message.findUnique({
    where: { clinicId_externalId: { clinicId, externalId: change.target }, direction: "in" },
    include: { lead: { select: { patientId: true } } },
  })
  if (!message) return { facts, events: [] }
  if (message.contactId !== contactId)
    return { facts, events: [], ignored: "It changes a message that somebody else wrote." }
  const { leadId } = message
  const now = await standAnew(tx, ctx, message)
  const newestId = leadId ? await tellLastMessage(tx, leadId) : null
  const patientId = message.lead?.patientId
  const answered = await answerChanged(tx, ctx, {
    messageId: message.id,
    patientId: patientId ?? null,
    leadId,
    kind: change.kind,
  })
  const isHeard = change.kind === "edit" && !now.revokedAt && leadId && newestId
  return {
    facts: [
      ...facts,
      fact(change.kind === "edit" ? "message.edited" : "message.revoked", message.id, {
        patientId,
        after: { leadId },
      }),
      ...(leadId ? [fact("lead.conversation_changed", leadId, { patientId })] : []),
      ...answered,
    ],
    events: isHeard
      ? [
          {
            name: "message.received",
            id: `message.edited:${versionId}`,
            data: { clinicId, messageId: newestId, leadId, revision: versionId },
          },
        ]
      : [],
  }
}
