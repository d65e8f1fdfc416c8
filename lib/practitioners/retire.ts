import { lockSlots } from "@/lib/appointments/lock"
import { fact } from "@/lib/facts"
import { requireNothingAhead } from "@/lib/opening/ahead"
import { command } from "@/lib/operation"
import { practitionerById } from "@/lib/practitioners/reach"
import { RetireInput } from "@/lib/practitioners/schema"

/** Nobody is booked with them from now on, or they are back. What was, stays. */
export const retirePractitioner = command({
  name: "practitioners.retire",
  may: "settings.write",
  input: RetireInput,
  async run({ ctx, tx, input }) {
    await lockSlots(tx, ctx)
    const { id, retiredAt } = await practitionerById(tx, input.id)
    const value = { id, retired: input.retired }
    if ((retiredAt !== null) === input.retired) return { value, facts: [] }
    if (input.retired) await requireNothingAhead(tx, ctx, { practitionerId: id })
    await tx.practitioner.update({
      where: { id },
      data: { retiredAt: input.retired ? ctx.now : null, updatedAt: ctx.now },
    })
    return { value, facts: [fact(input.retired ? "practitioner.retired" : "practitioner.restored", id)] }
  },
})
