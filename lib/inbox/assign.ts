import type { Ctx } from "@/lib/ctx"
import { asClinicId } from "@/lib/ctx"
import { absent, platformDb, type Tx } from "@/lib/db"
import { wakeEngine } from "@/lib/engine/wake"
import { fail } from "@/lib/errors"
import { fact, record } from "@/lib/facts"
import { newId } from "@/lib/ids"
import { parseJson } from "@/lib/inbox/body"
import { accountsOf, readAs } from "@/lib/inbox/foreign"
import { takeOut } from "@/lib/inbox/give-away"
import { AssignInput } from "@/lib/inbox/ledger-schema"
import { command } from "@/lib/operation"

type Input = { id: string; clinicId: string; reason: string }

/**
 * Gives an event that came to the wrong clinic's address to the clinic whose account it names. Both sides change in one
 * transaction over the platform's connection: there an event is made and put to work, here the first is ignored.
 */
export const assignEvent = command({
  name: "quarantine.assign",
  may: "quarantine.assign",
  input: AssignInput,
  async run({ ctx, input }) {
    const value = await platformDb().$transaction((tx) => assign(tx, ctx, input))
    if (value.isNew) wakeEngine()
    return { value, facts: [] }
  },
})

async function assign(tx: Tx, ctx: Ctx, { id, clinicId, reason }: Input) {
  await tx.$queryRaw`select id from "WebhookEvent" where id = ${id}::uuid and "clinicId" = ${ctx.clinicId}::uuid for update`
  const event =
    (await tx.webhookEvent.findFirst({
      where: { id, clinicId: ctx.clinicId },
      include: { delivery: true },
    })) ?? absent()
  const given = await tx.webhookEvent.findFirst({
    where: { assignedFromId: id },
    select: { id: true, clinicId: true },
  })
  if (given) {
    if (given.clinicId === clinicId) return { eventId: given.id, isNew: false }
    return fail("wrong_state", { sentence: "It was given to another clinic already." })
  }
  if (event.fate !== "quarantined")
    fail("wrong_state", { sentence: "Only what is kept aside can be given away." })
  const accounts = accountsOf(event)
  const connection = await tx.connection.findFirst({
    where: {
      clinicId,
      provider: event.provider,
      externalId: { in: accounts },
      active: true,
      clinic: { active: true },
    },
    select: { externalId: true, pausedAt: true, clinic: { select: { name: true } } },
  })
  const account = connection?.externalId
  if (!account || clinicId === ctx.clinicId) {
    return fail("invalid_input", {
      fields: { clinicId: "None of its connections has the number that the event names." },
    })
  }
  const { eventId, fate, isNew } = await take(tx, {
    event,
    clinicId,
    account,
    isHeld: connection.pausedAt !== null,
  })
  await tx.webhookEvent.update({
    where: { id },
    data: { fate: "ignored", reason: `Given to ${connection.clinic.name}.`, finishedAt: ctx.now },
  })
  await takeOut(tx, event, account)
  const after = { fate: "ignored", clinicId, eventId }
  await record(tx, ctx, [
    fact("webhook.assigned", id, { before: { fate: event.fate }, after, personal: { reason } }),
  ])
  const there = { ...ctx, clinicId: asClinicId(clinicId) }
  await record(tx, there, [
    fact("webhook.assigned", eventId, {
      after: { fate, assignedFromId: id },
      personal: { reason },
    }),
  ])
  return { eventId, isNew }
}

type Taken = {
  event: {
    id: string
    provider: string
    deliveryId: string
    key: string
    kind: string
    receivedAt: Date
    delivery: { body: Uint8Array | null; headers: unknown; verifiedBy: string | null }
  }
  clinicId: string
  account: string
  isHeld: boolean
}

/** The delivery as that clinic alone would have got it, with this one event; the same key twice is the same event. */
async function take(tx: Tx, { event, clinicId, account, isHeld }: Taken) {
  const { delivery, provider, key, receivedAt } = event
  const read = readAs(event, parseJson(Buffer.from(delivery.body ?? [])), account)
  if (!read) return fail("wrong_state", { sentence: "That clinic could not read it either." })
  const { item, position, carved } = read
  const known = await tx.webhookEvent.findFirst({
    where: { clinicId, provider, key },
    select: { id: true, fate: true },
  })
  if (known) {
    // It has it already: from now on it has it from here too, and asked again the answer is the same.
    await tx.webhookEvent.updateMany({
      where: { id: known.id, assignedFromId: null },
      data: { assignedFromId: event.id },
    })
    return { eventId: known.id, fate: known.fate, isNew: false }
  }
  const [id, deliveryId] = [newId(), newId()]
  await tx.webhookDelivery.create({
    data: {
      id: deliveryId,
      clinicId,
      provider,
      outcome: "accepted",
      accepted: 1,
      verifiedBy: delivery.verifiedBy,
      headers: delivery.headers ?? undefined,
      body: new Uint8Array(Buffer.from(JSON.stringify(carved))),
      receivedAt,
    },
  })
  await tx.webhookEvent.create({
    data: {
      id,
      clinicId,
      provider,
      key,
      kind: item.kind,
      position,
      deliveryId,
      fate: item.fate,
      reason: item.reason ?? null,
      providerAt: item.providerAt ?? null,
      receivedAt,
      finishedAt: item.fate === "pending" ? null : receivedAt,
      assignedFromId: event.id,
    },
  })
  if (item.fate === "pending" && !isHeld) {
    await tx.$executeRaw`
      insert into engine.event (id, name, data, clinic_id)
      values (${id}, 'webhook/received', ${{ clinicId, webhookEventId: id, provider }}::json, ${clinicId}::uuid)
      on conflict (id) do nothing`
  }
  return { eventId: id, fate: item.fate, isNew: true }
}
