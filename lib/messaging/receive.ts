import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { type Fact, fact } from "@/lib/facts"
import { newId } from "@/lib/ids"
import { joinLead } from "@/lib/leads/join"
import type { OutboxEvent } from "@/lib/outbox"
import { intakePatient } from "@/lib/patients/intake"
import type { InboundMessage } from "@/lib/providers/provider"

type Given = {
  channel: "whatsapp"
  message: InboundMessage
  webhookEventId: string
  receivedAt: Date
  providerAt: Date | null
}

type Effects = { facts: Fact[]; events: OutboxEvent[] }

/**
 * A patient wrote: person, lead and message, in the caller's transaction. A message that is already there changes
 * nothing, so running twice is harmless.
 */
export async function receiveMessage(tx: Tx, ctx: Ctx, given: Given): Promise<Effects> {
  const { message, channel, receivedAt, providerAt } = given
  const { clinicId } = ctx
  const person = await intakePatient(tx, ctx, {
    addresses: [{ channel, address: message.from }],
    name: message.name,
    source: channel,
    writtenAt: providerAt ?? receivedAt,
  })
  const known = await tx.message.findUnique({
    where: { clinicId_externalId: { clinicId, externalId: message.externalId } },
    select: { id: true },
  })
  if (known) return { facts: person.facts, events: [] }
  const { leadId, facts } = await joinLead(tx, ctx, {
    patientId: person.patientId,
    source: channel,
    text: message.text,
    receivedAt,
    writtenAt: providerAt ?? receivedAt,
  })
  const messageId = newId()
  await tx.message.create({
    data: {
      id: messageId,
      clinicId,
      contactId: person.contactId,
      leadId,
      direction: "in",
      externalId: message.externalId,
      body: message.text,
      status: "received",
      statusAt: receivedAt,
      webhookEventId: given.webhookEventId,
      providerAt,
      createdAt: receivedAt,
    },
  })
  const received = fact("message.received", messageId, { after: { leadId, channel } })
  return {
    facts: [...person.facts, ...facts, received],
    events: [
      {
        name: "message.received",
        id: `message.received:${messageId}`,
        data: { clinicId, messageId, leadId },
      },
    ],
  }
}
