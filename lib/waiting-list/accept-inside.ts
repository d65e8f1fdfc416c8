import { makeAppointment } from "@/lib/appointments/book"
import { replaceInside } from "@/lib/appointments/replace"
import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { type Fact, fact } from "@/lib/facts"
import { newId } from "@/lib/ids"
import type { OutboxEvent } from "@/lib/outbox"
import { MINUTE_MS } from "@/lib/time"
import { laterOf } from "./candidates"
import { endOffer } from "./end-offer"
import { settleSlot } from "./offer-next"
import { type StoredOffer, WITH_OFFER } from "./offer-rows"
import { closeReading } from "./read-task"

export type Accepted = {
  /** Null: the time was lost, and nobody was moved. */
  appointmentId: string | null
  /** The later one that was given back for it. */
  gaveBackId: string | null
  facts: Fact[]
  events: OutboxEvent[]
}

/** Whether a yes still counts for it: also one that came late, where nobody else has the time. */
export const mayTake = (offer: Pick<StoredOffer, "status" | "entry">): boolean =>
  (offer.status === "offered" || offer.status === "expired") &&
  (offer.entry.status === "offered" || offer.entry.status === "waiting")

/**
 * Books the offered time and gives the later appointment back, or nothing of both: in the caller's transaction, under
 * `lockSlots`, for an offer read after it. What cannot be booked any more is lost, and the person waits on.
 */
export async function acceptInside(
  tx: Tx,
  ctx: Ctx,
  offer: StoredOffer,
  { by, messageId = null }: { by: "reply" | "member"; messageId?: string | null },
): Promise<Accepted> {
  const { hold, entry } = offer
  if (offer.status === "accepted")
    return { appointmentId: offer.appointmentId, gaveBackId: null, facts: [], events: [] }
  const { patientId } = entry
  const id = newId()
  await tx.$executeRaw`savepoint taking`
  const later = await laterOf(tx, ctx, entry, hold.startsAt)
  const gaveBack = later && (await replaceInside(tx, ctx, later, id))
  const made = await makeAppointment(tx, ctx, {
    id,
    patientId,
    serviceId: hold.serviceId,
    practitionerId: hold.practitionerId,
    roomId: hold.roomId ?? undefined,
    startsAt: hold.startsAt.toISOString(),
    minutes: (hold.endsAt.getTime() - hold.startsAt.getTime()) / MINUTE_MS,
    holdId: hold.id,
    source: "waiting_list",
    anyway: false,
    effectKey: `waiting list offer ${offer.id}`,
  })
  if (made.id === null) {
    await tx.$executeRaw`rollback to savepoint taking`
    const lost = await endOffer(tx, ctx, offer, { status: "withdrawn", because: "slot_lost", messageId, by })
    const gone = offer.slotId ? await settleSlot(tx, ctx, offer.slotId, "gone") : []
    return { appointmentId: null, gaveBackId: null, facts: [...lost.facts, ...gone], events: lost.events }
  }
  await tx.waitingListOffer.update({
    where: { id: offer.id },
    data: { status: "accepted", appointmentId: id, answeredAt: ctx.now, answerMessageId: messageId },
  })
  // Of a late yes: another time may be on offer to them meanwhile.
  const other = await tx.waitingListOffer.findFirst({
    where: { entryId: entry.id, status: "offered" },
    include: WITH_OFFER,
  })
  const ended = other && (await endOffer(tx, ctx, other, { status: "withdrawn", because: "entry_ended", by }))
  await tx.waitingListEntry.update({
    where: { id: entry.id },
    data: { status: "booked", endedAt: ctx.now, updatedAt: ctx.now },
  })
  const taken = offer.slotId ? await takenSlot(tx, ctx, offer.slotId) : []
  const read = await closeReading(tx, ctx, offer.id)
  const after = { by, appointmentId: id, entryId: entry.id, ...(later && { gaveBackId: later.id }) }
  return {
    appointmentId: id,
    gaveBackId: later?.id ?? null,
    facts: [
      fact("waiting_list.accepted", offer.id, {
        subjectType: "waiting_list_offer",
        patientId,
        before: { status: offer.status },
        after: { ...after, ...(messageId && { messageId }) },
      }),
      ...made.facts,
      ...(gaveBack?.facts ?? []),
      ...(ended?.facts ?? []),
      ...taken,
      ...read,
    ],
    events: [...made.events, ...(gaveBack?.events ?? []), ...(ended?.events ?? [])],
  }
}

/** Also one that was settled as nobody's: a late yes took it. */
async function takenSlot(tx: Tx, ctx: Ctx, slotId: string): Promise<Fact[]> {
  await tx.freedSlot.update({
    where: { id: slotId },
    data: { status: "taken", settledAt: ctx.now, nextAt: null },
  })
  return [
    fact("waiting_list.slot_settled", slotId, { subjectType: "freed_slot", after: { status: "taken" } }),
  ]
}
