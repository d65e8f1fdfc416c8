import { assertAnswers } from "@/lib/appointments/asking"
import { lockSlots } from "@/lib/appointments/lock"
import { fail } from "@/lib/errors"
import { isId } from "@/lib/ids"
import { command } from "@/lib/operation"
import { endOffer } from "./end-offer"
import { settleSlot } from "./offer-next"
import { WITH_OFFER } from "./offer-rows"
import { SlotIdInput } from "./schema"

/** Nobody else is asked for this time; who was asked and has not answered is not waited for. */
export const stopSlot = command({
  name: "waiting_list.stop_slot",
  may: "appointments.write",
  input: SlotIdInput,
  async run({ ctx, tx, input, grant }) {
    assertAnswers(ctx)
    // A free time is the whole clinic's.
    if (grant.scope !== "all") fail("forbidden")
    await lockSlots(tx, ctx)
    const slot = isId(input.id) ? await tx.freedSlot.findUnique({ where: { id: input.id } }) : null
    if (!slot) return fail("not_found")
    if (slot.status === "stopped") return { value: { id: slot.id }, facts: [] }
    if (slot.status !== "offering") fail("wrong_state", { sentence: "This time is settled already." })
    const settled = await settleSlot(tx, ctx, slot.id, "stopped")
    const open = await tx.waitingListOffer.findFirst({
      where: { slotId: slot.id, status: "offered" },
      include: WITH_OFFER,
    })
    const ended =
      open && (await endOffer(tx, ctx, open, { status: "withdrawn", because: "colleague", by: "member" }))
    return {
      value: { id: slot.id },
      facts: [...settled, ...(ended?.facts ?? [])],
      events: ended?.events ?? [],
    }
  },
})
