import type { Heard, Said } from "@/lib/answers/said"
import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { queueMessage } from "@/lib/messaging/queue"
import { toDate } from "@/lib/time"
import { makeOffer } from "./make-offer"
import type { StoredOffer } from "./offer-rows"
import { OFFER_PHRASES } from "./phrases"
import { toldOf, worded } from "./say-to-patient"
import { timesSuiting } from "./times-for"

type Phrase = "taken" | "takenInstead" | "declined" | "lost"

/** Tells who answered what came of it, where they wrote. */
export async function answered(
  tx: Tx,
  ctx: Ctx,
  offer: StoredOffer,
  said: Said,
  phrase: Phrase,
): Promise<Heard> {
  const { patientId } = offer.entry
  const told = await toldOf(tx, ctx, { ...offer.hold, patientId })
  const { facts, events } = await queueMessage(tx, ctx, {
    patientId,
    contactId: said.contactId,
    leadId: said.leadId,
    purpose: phrase === "taken" || phrase === "takenInstead" ? "confirmation" : "reply",
    content: { kind: "text", body: worded(OFFER_PHRASES[told.language][phrase], told) },
    effectKey: `slot_offer_answer:${said.messageId}`,
  })
  return { facts, events }
}

/** They said yes and the time is gone: the next one that suits is kept for them, and they are asked. Nobody is moved. */
export async function askAgain(tx: Tx, ctx: Ctx, offer: StoredOffer, said: Said): Promise<Heard> {
  const { entry } = offer
  const isOther = (at: Date) => at.getTime() !== offer.hold.startsAt.getTime()
  const times = (await timesSuiting(tx, ctx, entry)).filter(({ startsAt }) => isOther(toDate(startsAt)))
  for (const { practitionerId, startsAt } of times) {
    const made = await makeOffer(tx, ctx, {
      entry,
      practitionerId,
      startsAt: toDate(startsAt),
      slotId: null,
      score: 0,
      reasons: [],
      way: "message",
      isInstead: true,
    })
    if (made.state !== "conflict") return { facts: made.facts, events: made.events }
  }
  return answered(tx, ctx, offer, said, "lost")
}
