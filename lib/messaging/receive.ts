import { hearAll } from "@/lib/answers/hear-all"
import { settlePreferences } from "@/lib/consents/preferences"
import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { type Fact, fact } from "@/lib/facts"
import { Prisma } from "@/lib/generated/prisma/client"
import { newId } from "@/lib/ids"
import { joinLead } from "@/lib/leads/join"
import { messageLine } from "@/lib/leads/message-words"
import { askWhoItIs } from "@/lib/leads/who-is-it"
import { keepMedia } from "@/lib/media/keep"
import { personOf } from "@/lib/messaging/person"
import { saidAt, standingOf, type Version } from "@/lib/messaging/rules"
import { readTogether } from "@/lib/messaging/stand"
import { keepFirstWords } from "@/lib/messaging/versions"
import type { OutboxEvent } from "@/lib/outbox"
import { intakePatient } from "@/lib/patients/intake"
import type { InboundMessage } from "@/lib/providers/message"
import { erasedAmong } from "@/lib/subject-requests/erased-keys"

export type Arrived = {
  webhookEventId: string
  provider: string
  receivedAt: Date
  providerAt: Date | null
  position: number
}
export type Effects = { facts: Fact[]; events: OutboxEvent[] }

/**
 * A patient wrote: person, lead and message, in the caller's transaction. A message that is already there changes
 * nothing, so running twice is harmless. What its writer did to it since may have come before it.
 */
export async function receiveMessage(
  tx: Tx,
  ctx: Ctx,
  { message, ...given }: Arrived & { message: InboundMessage },
): Promise<Effects> {
  const { receivedAt, providerAt } = given
  const writtenAt = providerAt ?? receivedAt
  // Told again after an erasure, it brings nobody back.
  if ((await erasedAmong(tx, ctx.clinicId, "message", [message.externalId])).size > 0)
    return { facts: [], events: [] }
  const person = await intakePatient(tx, ctx, personOf(message.from, writtenAt))
  const { contactId, patientId } = person
  if (person.joined) await readTogether(tx, ctx, contactId)
  const isNewThere = person.linked || person.joined
  const settled = isNewThere && person.hasPreference ? await settlePreferences(tx, ctx, patientId) : []
  const known = await knownOf(tx, ctx, message.externalId, contactId)
  if (known.id) return { facts: [...person.facts, ...settled], events: [] }
  const versions = known.versions.map((one) => ({ ...one, saidAt: new Date(one.saidAt) }))
  const now = standingOf(message.text, versions)
  const { leadId, facts } = await joinLead(tx, ctx, {
    patientId,
    source: message.from.channel,
    text: messageLine({ ...message, ...now }),
    referral: message.referral,
    receivedAt,
    saidAt: saidAt(given),
  })
  const messageId = newId()
  const first = {
    externalId: message.externalId,
    body: now.revokedAt ? "" : message.text,
    detail: now.revokedAt ? null : message.detail,
    saidAt: writtenAt,
  }
  if (versions.length > 0) await keepFirstWords(tx, ctx, { ...first, contactId })
  await tx.message.create({
    data: {
      ...now,
      id: messageId,
      clinicId: ctx.clinicId,
      contactId,
      leadId,
      direction: "in",
      externalId: message.externalId,
      kind: message.kind,
      detail: message.detail && !now.revokedAt ? (message.detail as Prisma.InputJsonObject) : Prisma.DbNull,
      replyToExternalId: message.replyTo,
      status: "received",
      statusAt: receivedAt,
      webhookEventId: given.webhookEventId,
      providerAt,
      position: given.position,
      createdAt: receivedAt,
    },
  })
  const { kind } = message
  const media = now.revokedAt
    ? []
    : await keepMedia(tx, ctx, { messageId, provider: given.provider, ...message })
  const asked = person.doubt
    ? await askWhoItIs(tx, ctx, { contactId, patientId, leadId, doubt: person.doubt, sourceId: messageId })
    : []
  const heard = await hearAll(tx, ctx, {
    ...{ messageId, contactId, patientId, leadId, kind, webhookEventId: given.webhookEventId },
    text: now.revokedAt ? "" : message.text,
    saidAt: saidAt(given),
    channel: message.from.channel,
    choiceId: message.detail?.choice?.id,
    replyTo: message.replyTo,
    isChanged: now.editedAt !== null || now.revokedAt !== null,
  })
  return {
    facts: [
      ...person.facts,
      ...facts,
      fact("message.received", messageId, {
        patientId,
        after: { leadId, channel: message.from.channel, kind },
      }),
      // Without words nothing is scored, which would tell the open screens otherwise.
      ...(now.body === "" ? [fact("lead.conversation_changed", leadId, { patientId })] : []),
      ...asked,
      ...settled,
      ...heard.facts,
    ],
    events: [
      {
        name: "message.received",
        id: `message.received:${messageId}`,
        data: { clinicId: ctx.clinicId, messageId, leadId },
      },
      ...media,
      ...heard.events,
    ],
  }
}

type Known = { id: string | null; versions: (Omit<Version, "saidAt"> & { saidAt: string })[] }

/** Whether it is there already, and what came of it before it did: one statement. */
async function knownOf(tx: Tx, ctx: Ctx, externalId: string, contactId: string): Promise<Known> {
  const [row] = await tx.$queryRaw<[Known]>`
    select
      (select id from "Message" where "clinicId" = ${ctx.clinicId}::uuid and "externalId" = ${externalId}) as id,
      coalesce((
        select json_agg(json_build_object('externalId', "externalId", 'kind', kind, 'body', body, 'saidAt', "saidAt"))
        from "MessageVersion"
        where "clinicId" = ${ctx.clinicId}::uuid and "targetExternalId" = ${externalId}
          and "contactId" = ${contactId}::uuid
      ), '[]') as versions`
  return row
}
