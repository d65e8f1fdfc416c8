import type { DeclineCause } from "@/lib/appointments/words"
import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { type Fact, fact } from "@/lib/facts"
import type { OutboxEvent } from "@/lib/outbox"
import type { StoredOffer } from "./offer-rows"
import { freeEvent } from "./open-slot"
import { closeReading } from "./read-task"
import type { EntryStatus, OfferCause, OfferStatus } from "./words"

export type Ended = { facts: Fact[]; events: OutboxEvent[] }

type Ending = {
  status: Extract<OfferStatus, "declined" | "expired" | "withdrawn">
  /** What the person is from now on. */
  entry?: EntryStatus
  declinedBecause?: DeclineCause | null
  because?: OfferCause
  messageId?: string | null
  by: "reply" | "member" | "system"
}

const NAMES = {
  declined: "waiting_list.declined",
  expired: "waiting_list.offer_expired",
  withdrawn: "waiting_list.offer_withdrawn",
} as const

/** In the caller's transaction, under `lockSlots`: gives the slot back, and it goes to whoever is next. */
export async function endOffer(tx: Tx, ctx: Ctx, offer: StoredOffer, ending: Ending): Promise<Ended> {
  const { status, entry = "waiting", declinedBecause = null, because = null, messageId = null, by } = ending
  const { count } = await tx.waitingListOffer.updateMany({
    where: { id: offer.id, status: "offered" },
    data: { status, declinedBecause, because, answeredAt: ctx.now, answerMessageId: messageId },
  })
  if (count === 0) return { facts: [], events: [] }
  await tx.slotHold.updateMany({
    where: { id: offer.holdId, status: "held" },
    data: { status: status === "expired" ? "expired" : "released" },
  })
  const ended = entry !== "waiting" && entry !== "offered"
  await tx.waitingListEntry.updateMany({
    where: { id: offer.entryId, status: "offered" },
    data: { status: entry, endedAt: ended ? ctx.now : null, updatedAt: ctx.now },
  })
  const { patientId } = offer.entry
  const read = await closeReading(tx, ctx, offer.id)
  const after = { status, by, ...(declinedBecause && { declinedBecause }), ...(because && { because }) }
  return {
    facts: [
      fact(NAMES[status], offer.id, {
        subjectType: "waiting_list_offer",
        patientId,
        before: { status: "offered" },
        after: { ...after, entryId: offer.entryId, ...(messageId && { messageId }) },
      }),
      ...read,
      ...(ended ? [fact("waiting_list.ended", offer.entryId, { patientId, after: { status: entry } })] : []),
    ],
    events: offer.slotId && because !== "slot_lost" ? [freeEvent(ctx, offer.slotId, offer.id)] : [],
  }
}
