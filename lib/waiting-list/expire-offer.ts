import { lockSlots } from "@/lib/appointments/lock"
import { command, type Done } from "@/lib/operation"
import { endOffer } from "./end-offer"
import { offerHeld } from "./offer-rows"
import { OfferIdInput } from "./schema"

export type Expired = { expired: boolean; until: string | null }

/** Ends an offer whose time is over, once; the slot goes to whoever is next. Before it, says until when it stands. */
export const expireOffer = command({
  name: "waiting_list.expire_offer",
  may: "appointments.write",
  input: OfferIdInput,
  async run({ ctx, tx, input }): Promise<Done<Expired>> {
    await lockSlots(tx, ctx)
    const offer = await offerHeld(tx, input.id)
    if (offer.status !== "offered")
      return { value: { expired: offer.status === "expired", until: null }, facts: [] }
    if (offer.expiresAt > ctx.now)
      return { value: { expired: false, until: offer.expiresAt.toISOString() }, facts: [] }
    const ended = await endOffer(tx, ctx, offer, { status: "expired", by: "system" })
    return { value: { expired: true, until: null }, ...ended }
  },
})
