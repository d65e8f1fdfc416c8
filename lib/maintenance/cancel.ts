import { absent } from "@/lib/db"
import { fact } from "@/lib/facts"
import { takeAhead } from "@/lib/maintenance/reach"
import { CancelMaintenanceInput } from "@/lib/maintenance/schema"
import { tellOthers } from "@/lib/maintenance/tell-others"
import { command } from "@/lib/operation"

/** It does not take place; a monthly one stays away for its month. Who was told of it is told of this. */
export const cancelMaintenance = command({
  name: "maintenance.cancel",
  may: "maintenance.write",
  input: CancelMaintenanceInput,
  async run({ ctx, tx, input: { id, reason } }) {
    const known = (await tx.maintenance.findUnique({ where: { id } })) ?? absent()
    if (known.cancelledAt) return { value: { id }, facts: [] }
    const before = await takeAhead(tx, id, ctx.now)
    await tx.maintenance.update({ where: { id }, data: { cancelledAt: ctx.now, cancelReason: reason } })
    const told = before.noticedAt
      ? await tellOthers(tx, ctx, before, { what: "cancelled", said: "Does not take place", words: reason })
      : []
    return { value: { id }, facts: [fact("maintenance.cancelled", id, { personal: { reason } }), ...told] }
  },
})
