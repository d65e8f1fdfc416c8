import { assertAnswers } from "@/lib/appointments/asking"
import { lockSlots } from "@/lib/appointments/lock"
import { fail } from "@/lib/errors"
import { command, type Done } from "@/lib/operation"
import { acceptInside, mayTake } from "./accept-inside"
import { offerInReach } from "./reach"
import { OfferIdInput } from "./schema"

/** Null: the time was lost meanwhile. The person waits on, and is asked about another one by who speaks with them. */
export type Taken = { appointmentId: string | null; gaveBackId: string | null }

/** A patient said yes to a colleague: books the time kept for them. */
export const acceptOffer = command({
  name: "waiting_list.accept",
  may: "appointments.write",
  input: OfferIdInput,
  async run({ ctx, tx, input, grant }): Promise<Done<Taken>> {
    assertAnswers(ctx)
    await lockSlots(tx, ctx)
    const offer = await offerInReach(tx, ctx, grant, input.id)
    if (offer.status !== "accepted" && !mayTake(offer))
      fail("wrong_state", { sentence: "This offer has ended. Offer them another time." })
    const { facts, events, appointmentId, gaveBackId } = await acceptInside(tx, ctx, offer, { by: "member" })
    return { value: { appointmentId, gaveBackId }, facts, events }
  },
})
