import { assertAnswers } from "@/lib/appointments/asking"
import { lockSlots } from "@/lib/appointments/lock"
import { fail } from "@/lib/errors"
import { command } from "@/lib/operation"
import { endOffer } from "./end-offer"
import { offerInReach } from "./reach"
import { OfferIdInput } from "./schema"

/** A colleague takes an offer back: the time goes to whoever is next, and the person waits on. */
export const withdrawOffer = command({
  name: "waiting_list.withdraw_offer",
  may: "appointments.write",
  input: OfferIdInput,
  async run({ ctx, tx, input, grant }) {
    assertAnswers(ctx)
    await lockSlots(tx, ctx)
    const offer = await offerInReach(tx, ctx, grant, input.id)
    if (offer.status === "withdrawn") return { value: { id: offer.id }, facts: [] }
    if (offer.status !== "offered") fail("wrong_state", { sentence: "This offer has ended already." })
    const ended = await endOffer(tx, ctx, offer, { status: "withdrawn", because: "colleague", by: "member" })
    return { value: { id: offer.id }, ...ended }
  },
})
