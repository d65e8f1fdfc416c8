import { command, type Done } from "@/lib/operation"
import { offerInside } from "./offer-inside"
import { OfferTimesInput, type OfferTimesStep } from "./schema"
import { endTalk, heldTalk, isOpen } from "./talk"

/** Offers times once in a round, and says until when nothing is to be done. Run again it offers nothing twice. */
export const offerTimes = command({
  name: "booking.offer",
  may: "messages.send",
  input: OfferTimesInput,
  async run({ ctx, tx, input }): Promise<Done<OfferTimesStep>> {
    const talk = await heldTalk(tx, input.id)
    const ended: OfferTimesStep = { state: "ended", until: null }
    if (!isOpen(talk)) return { value: ended, facts: [] }
    if (talk.rounds >= input.round && talk.expiresAt)
      return { value: { state: "asked", until: talk.expiresAt.toISOString() }, facts: [] }
    const patient = await tx.patient.findUnique({ where: { id: talk.patientId } })
    if (!patient || patient.mergedIntoId || patient.erasedAt || patient.restrictedAt)
      return { value: ended, facts: await endTalk(tx, ctx, talk, "gone") }
    const { step, facts, events } = await offerInside(tx, ctx, talk, { asReply: false })
    return { value: step, facts, events }
  },
})
