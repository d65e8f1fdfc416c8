import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { type Message, Prisma } from "@/lib/generated/prisma/client"
import { tellLastMessage } from "@/lib/leads/last-message"
import { type Standing, standingOf } from "@/lib/messaging/rules"
import { blankRevoked, keepFirstWords } from "@/lib/messaging/versions"

/** Makes a message show what follows from all its changes, and what quotes it quote no more than that. */
export async function standAnew(tx: Tx, ctx: Ctx, message: Message): Promise<Standing> {
  const { id, contactId, externalId, body, detail, leadId } = message
  if (externalId === null) return message
  if (!message.editedAt && !message.revokedAt) {
    const saidAt = message.providerAt ?? message.createdAt
    await keepFirstWords(tx, ctx, { externalId, contactId, body, detail, saidAt })
  }
  const versions = await tx.messageVersion.findMany({
    where: { clinicId: ctx.clinicId, targetExternalId: externalId, contactId },
  })
  const first = versions.find((one) => one.kind === "original")
  const now = standingOf(first?.body ?? body, versions)
  await tx.message.update({
    where: { id },
    data: { ...now, ...(now.revokedAt && { detail: Prisma.DbNull }) },
  })
  if (now.revokedAt) {
    await blankRevoked(tx, ctx, contactId, externalId)
    await tx.media.deleteMany({ where: { clinicId: ctx.clinicId, messageId: id } })
  }
  await unquote(tx, id, leadId, now.revokedAt !== null)
  return now
}

/** After two contacts became one: changes by the one of messages of the other count, and one reaction to each message. */
export async function readTogether(tx: Tx, ctx: Ctx, contactId: string): Promise<void> {
  const { clinicId } = ctx
  const changed = await tx.$queryRaw<{ id: string }[]>`
    select id from "Message" message where "clinicId" = ${clinicId}::uuid and "contactId" = ${contactId}::uuid
      and exists (
        select from "MessageVersion" version where version."clinicId" = message."clinicId"
          and version."targetExternalId" = message."externalId" and version."contactId" = message."contactId"
      )`
  for (const message of await tx.message.findMany({ where: { id: { in: changed.map(({ id }) => id) } } })) {
    await standAnew(tx, ctx, message)
    if (message.leadId) await tellLastMessage(tx, message.leadId)
  }
  await tx.$executeRaw`
    update "Message" older set body = '', "revokedAt" = newest."providerAt"
    from (
      select distinct on ("replyToExternalId") id, "replyToExternalId", "providerAt" from "Message"
      where "clinicId" = ${clinicId}::uuid and "contactId" = ${contactId}::uuid and kind = 'reaction' and direction = 'in'
      order by "replyToExternalId", "providerAt" desc, "externalId" collate "C" desc
    ) newest
    where older."clinicId" = ${clinicId}::uuid and older."contactId" = ${contactId}::uuid
      and older.kind = 'reaction' and older.direction = 'in' and older."replyToExternalId" = newest."replyToExternalId" and older.id <> newest.id`
}

/** Scores point into words that are there no more: of edited ones they keep the quote, of deleted ones nothing at all. */
async function unquote(tx: Tx, messageId: string, leadId: string | null, isRevoked: boolean): Promise<void> {
  if (!leadId) return
  await tx.$executeRaw`
    update "Score" set reasons = (
      select coalesce(json_agg(case when reason.value->>'messageId' = ${messageId}
        then (reason.value::jsonb || '{"start": 0, "end": 0}')::json else reason.value end order by reason.n), '[]')
      from json_array_elements("Score".reasons) with ordinality as reason (value, n)
      where not (${isRevoked} and reason.value->>'messageId' is not distinct from ${messageId})
    )
    where "leadId" = ${leadId}::uuid and reasons::text like '%' || ${messageId} || '%'`
}
