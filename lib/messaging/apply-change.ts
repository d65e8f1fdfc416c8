import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { fact } from "@/lib/facts"
import { Prisma } from "@/lib/generated/prisma/client"
import { newId } from "@/lib/ids"
import { tellLastMessage } from "@/lib/leads/last-message"
import { personOf } from "@/lib/messaging/person"
import type { Effects } from "@/lib/messaging/receive"
import { standingOf } from "@/lib/messaging/rules"
import { keepFirstWords } from "@/lib/messaging/versions"
import { intakeContact } from "@/lib/patients/intake"
import type { MessageChange } from "@/lib/providers/message"

type Applied = Effects & { ignored?: string }

/**
 * Its writer edited or deleted a message. Kept by itself, so that it may come before the message, twice, or after a
 * later change; the message then shows what follows from all of them. Somebody else's message is not touched.
 */
export async function applyChange(tx: Tx, ctx: Ctx, change: MessageChange, at: Date): Promise<Applied> {
  const { clinicId } = ctx
  const { contactId, facts } = await intakeContact(tx, ctx, personOf(change.from, at))
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
  if (count === 0) return { facts, events: [] }
  const message = await tx.message.findUnique({
    where: { clinicId_externalId: { clinicId, externalId: change.target }, direction: "in" },
    include: { lead: { select: { patientId: true } } },
  })
  if (!message) return { facts, events: [] }
  if (message.contactId !== contactId)
    return { facts, events: [], ignored: "It changes a message that somebody else wrote." }
  const { body, detail, leadId } = message
  if (!message.editedAt && !message.revokedAt) {
    const saidAt = message.providerAt ?? message.createdAt
    await keepFirstWords(tx, ctx, { externalId: change.target, contactId, body, detail, saidAt })
  }
  const versions = await tx.messageVersion.findMany({
    where: { clinicId, targetExternalId: change.target, contactId },
  })
  const first = versions.find((one) => one.kind === "original")
  const now = standingOf(first?.body ?? body, versions)
  await tx.message.update({
    where: { id: message.id },
    data: { ...now, ...(now.revokedAt && { detail: Prisma.DbNull }) },
  })
  await unquote(tx, message.id, leadId, now.revokedAt !== null)
  const newestId = leadId ? await tellLastMessage(tx, leadId) : null
  const patientId = message.lead?.patientId
  const isHeard = change.kind === "edit" && !now.revokedAt && leadId && newestId
  return {
    facts: [
      ...facts,
      fact(change.kind === "edit" ? "message.edited" : "message.revoked", message.id, {
        patientId,
        after: { leadId },
      }),
      ...(leadId ? [fact("lead.conversation_changed", leadId, { patientId })] : []),
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

/** Scores point into words that are there no more: of edited ones they keep the quote, of deleted ones not even that. */
async function unquote(tx: Tx, messageId: string, leadId: string | null, isRevoked: boolean): Promise<void> {
  if (!leadId) return
  const gone = isRevoked ? { start: 0, end: 0, quote: "" } : { start: 0, end: 0 }
  await tx.$executeRaw`
    update "Score" set reasons = (
      select json_agg(case when reason.value->>'messageId' = ${messageId}
        then (reason.value::jsonb || ${JSON.stringify(gone)}::jsonb)::json else reason.value end order by reason.n)
      from json_array_elements("Score".reasons) with ordinality as reason (value, n)
    )
    where "leadId" = ${leadId}::uuid and reasons::text like '%' || ${messageId} || '%'`
}
