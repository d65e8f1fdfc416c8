import { fail } from "@/lib/errors"
import { isId } from "@/lib/ids"
import { query } from "@/lib/operation"
import { entriesWhere } from "./reach"
import { SlotIdInput, type SlotView } from "./schema"
import { mayWrite, OFFER_WITH, SLOT_WITH, toOffer, toSlot } from "./to-row"

const MOST_ASKED = 200

/** A time that came free: who was offered it, in which order and why. */
export const findFreedSlot = query({
  name: "waiting_list.slot",
  may: "appointments.read",
  input: SlotIdInput,
  async run({ ctx, tx, input, grant }): Promise<SlotView> {
    const found = isId(input.id)
      ? await tx.freedSlot.findUnique({ where: { id: input.id }, include: SLOT_WITH })
      : null
    if (!found) return fail("not_found")
    const offers = await tx.waitingListOffer.findMany({
      where: { slotId: found.id, entry: await entriesWhere(tx, ctx, grant) },
      include: OFFER_WITH,
      orderBy: [{ createdAt: "asc" }, { id: "asc" }],
      take: MOST_ASKED,
    })
    return {
      ...toSlot(found),
      offers: offers.map((one) => toOffer(ctx, grant, one)),
      may: { write: grant.scope === "all" && mayWrite(ctx, grant) },
    }
  },
  reads: ({ value }) => ({
    what: "waiting_list",
    patientIds: value.offers.map((one) => one.patient.id),
    list: true,
  }),
})
