import { lockSlots } from "@/lib/appointments/lock"
import { fact } from "@/lib/facts"
import { requireNothingAhead } from "@/lib/opening/ahead"
import { command } from "@/lib/operation"
import { RetireInput } from "@/lib/services/schema"
import { requireServiceName, serviceById } from "@/lib/services/stored"

/** Offered no more, or again. */
export const retireService = command({
  name: "services.retire",
  may: "settings.write",
  input: RetireInput,
  async run({ ctx, tx, input }) {
    await lockSlots(tx, ctx)
    const { id, name, retiredAt } = await serviceById(tx, input.id)
    const value = { id, retired: input.retired }
    if ((retiredAt !== null) === input.retired) return { value, facts: [] }
    if (input.retired) await requireNothingAhead(tx, ctx, { serviceId: id })
    else await requireServiceName(tx, name, id)
    await tx.service.update({
      where: { id },
      data: { retiredAt: input.retired ? ctx.now : null, updatedAt: ctx.now },
    })
    return { value, facts: [fact(input.retired ? "service.retired" : "service.restored", id)] }
  },
})
