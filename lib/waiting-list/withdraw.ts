import { lockSlots } from "@/lib/appointments/lock"
import { fail } from "@/lib/errors"
import { fact } from "@/lib/facts"
import { command, type Done } from "@/lib/operation"
import { endOffer } from "./end-offer"
import { WITH_OFFER } from "./offer-rows"
import { entryInReach } from "./reach"
import { EntryIdInput } from "./schema"

/** Takes somebody off the list. What they were offered goes to whoever is next. */
export const withdrawEntry = command({
  name: "waiting_list.withdraw",
  may: "appointments.write",
  input: EntryIdInput,
  async run({ ctx, tx, input, grant }): Promise<Done<{ id: string }>> {
    await lockSlots(tx, ctx)
    const entry = await entryInReach(tx, ctx, grant, input.id)
    const value = { id: entry.id }
    if (entry.status === "withdrawn") return { value, facts: [] }
    if (entry.status === "booked" || entry.status === "expired")
      fail("wrong_state", { sentence: "This place on the list has ended already." })
    const offer = await tx.waitingListOffer.findFirst({
      where: { entryId: entry.id, status: "offered" },
      include: WITH_OFFER,
    })
    if (offer) {
      const ended = { status: "withdrawn", because: "entry_ended", entry: "withdrawn", by: "member" } as const
      return { value, ...(await endOffer(tx, ctx, offer, ended)) }
    }
    await tx.waitingListEntry.update({
      where: { id: entry.id },
      data: { status: "withdrawn", endedAt: ctx.now, updatedAt: ctx.now },
    })
    const { patientId } = entry
    return {
      value,
      facts: [fact("waiting_list.ended", entry.id, { patientId, after: { status: "withdrawn" } })],
    }
  },
})
