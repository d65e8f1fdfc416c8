import { makeHold } from "@/lib/appointments/make-hold"
import type { ConflictFound } from "@/lib/appointments/schema"
import { type Ctx, memberIdOf } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { type Fact, fact } from "@/lib/facts"
import type { Prisma } from "@/lib/generated/prisma/client"
import { newId } from "@/lib/ids"
import { queueMessage } from "@/lib/messaging/queue"
import type { OutboxEvent } from "@/lib/outbox"
import { MINUTE_MS, toDate } from "@/lib/time"
import { whereToWrite } from "./address"
import { openTimes } from "./open-times"
import { offerEnds } from "./rules"
import { offerContent, toldOf, whenIn } from "./say-to-patient"
import type { Reason } from "./schema"
import type { OfferWay } from "./words"

export type NewOffer = {
  entry: { id: string; patientId: string; serviceId: string }
  practitionerId: string
  startsAt: Date
  /** The free time it is of. */
  slotId: string | null
  score: number
  reasons: readonly Reason[]
  way: OfferWay
  /** In place of a time that was lost. */
  isInstead?: boolean
}

export type MadeOffer =
  | { state: "offered"; id: string; until: Date; facts: Fact[]; events: OutboxEvent[] }
  /** Nothing could be sent; the offer is kept with the reason. */
  | {
      state: "blocked"
      id: string
      because: string
      againAt: Date | null
      facts: Fact[]
      events: OutboxEvent[]
    }
  | { state: "conflict"; conflicts: ConflictFound[] }

/** In the caller's transaction, under `lockSlots`: the slot is kept for one person, and they are asked. */
export async function makeOffer(tx: Tx, ctx: Ctx, given: NewOffer): Promise<MadeOffer> {
  const { entry, practitionerId, startsAt, slotId, score, way } = given
  const { patientId, serviceId } = entry
  const expiresAt = offerEnds(await openTimes(tx, ctx), ctx.now, startsAt)
  const held = await makeHold(tx, ctx, {
    serviceId,
    practitionerId,
    startsAt: startsAt.toISOString(),
    patientId,
    purpose: "waiting_list",
    expiresAt,
  })
  if (held.id === null) return { state: "conflict", conflicts: held.conflicts }
  // Whoever takes the answer down gives it up for the booking.
  if (memberIdOf(ctx)) await tx.slotHold.update({ where: { id: held.id }, data: { heldById: null } })
  const id = newId()
  const asked = way === "message" ? await ask(tx, ctx, { ...given, id, expiresAt }) : NOBODY_WRITTEN
  const isBlocked = asked.because !== null
  await tx.waitingListOffer.create({
    data: {
      id,
      clinicId: ctx.clinicId,
      entryId: entry.id,
      holdId: held.id,
      slotId,
      status: isBlocked ? "blocked" : "offered",
      way,
      because: asked.because,
      againAt: asked.againAt,
      reasons: given.reasons as unknown as Prisma.InputJsonValue,
      score,
      messageId: asked.messageId,
      expiresAt,
      answeredAt: isBlocked ? ctx.now : null,
      createdAt: ctx.now,
    },
  })
  const about = { patientId, subjectType: "waiting_list_offer" }
  const after = { entryId: entry.id, startsAt: startsAt.toISOString(), practitionerId, way, score }
  if (isBlocked) {
    await tx.slotHold.update({ where: { id: held.id }, data: { status: "released" } })
    const because = asked.because ?? ""
    return {
      state: "blocked",
      id,
      because,
      againAt: asked.againAt,
      facts: [
        ...asked.facts,
        fact("waiting_list.offer_blocked", id, { ...about, after: { ...after, because } }),
      ],
      events: asked.events,
    }
  }
  await tx.waitingListEntry.update({
    where: { id: entry.id },
    data: { status: "offered", updatedAt: ctx.now },
  })
  const until = expiresAt.toISOString()
  return {
    state: "offered",
    id,
    until: expiresAt,
    facts: [
      ...held.facts,
      ...asked.facts,
      fact("waiting_list.offered", id, { ...about, after: { ...after, until } }),
    ],
    events: [...asked.events, offeredEvent(ctx, id, until)],
  }
}

const offeredEvent = ({ clinicId }: Ctx, offerId: string, until: string): OutboxEvent => ({
  name: "waiting_list.offered",
  id: `waiting_list.offered:${offerId}`,
  data: { clinicId, offerId, until },
})

type Asked = {
  messageId: string | null
  because: string | null
  againAt: Date | null
  facts: Fact[]
  events: OutboxEvent[]
}
const NOBODY_WRITTEN: Asked = { messageId: null, because: null, againAt: null, facts: [], events: [] }

async function ask(tx: Tx, ctx: Ctx, given: NewOffer & { id: string; expiresAt: Date }): Promise<Asked> {
  const { id, entry, expiresAt, startsAt, practitionerId } = given
  const place = await whereToWrite(tx, ctx, entry.patientId)
  if (!place) return { ...NOBODY_WRITTEN, because: "no_address" }
  if (place.takenUntil) return { ...NOBODY_WRITTEN, because: "shared_number", againAt: place.takenUntil }
  const told = await toldOf(tx, ctx, { ...entry, practitionerId, startsAt })
  // Told to the minute before: who answers at the minute itself is in time.
  const until = whenIn(
    told.language,
    toDate(expiresAt.getTime() - (expiresAt.getTime() % MINUTE_MS)),
    ctx.clinic.timeZone,
  )
  const isInstead = given.isInstead ?? false
  const queued = await queueMessage(tx, ctx, {
    patientId: entry.patientId,
    contactId: place.id,
    leadId: place.leadId,
    purpose: isInstead ? "reply" : "slot_offer",
    content: await offerContent(tx, ctx, { told, until, contact: place, isInstead }),
    effectKey: `slot_offer:${id}`,
    sentById: memberIdOf(ctx),
    runId: ctx.actor.kind === "system" ? (ctx.actor.runId ?? null) : null,
    tooLateAt: expiresAt,
  })
  const { facts, events } = queued
  if (queued.status !== "blocked")
    return { messageId: queued.id, because: null, againAt: null, facts, events }
  const { heldUntil } = await tx.message.findUniqueOrThrow({
    where: { id: queued.id },
    select: { heldUntil: true },
  })
  return { messageId: queued.id, because: queued.because ?? "blocked", againAt: heldUntil, facts, events }
}
