import { fact } from "@/lib/facts"
import { command } from "@/lib/operation"
import { CancelShiftInput } from "@/lib/rota/schema"
import { shiftOf } from "@/lib/rota/store"

/** Takes a shift off the rota; it stays on record. With its series: this one and those after it. */
export const cancelShift = command({
  name: "rota.cancel",
  may: "rota.write",
  input: CancelShiftInput,
  async run({ ctx, tx, input }) {
    const shift = await shiftOf(tx, input.id)
    const { seriesId, startsAt } = shift
    const value = { id: shift.id }
    const which = input.series && seriesId ? { seriesId, startsAt: { gte: startsAt } } : { id: shift.id }
    const { count } = await tx.onCallShift.updateMany({
      where: { ...which, cancelledAt: null },
      data: { cancelledAt: ctx.now },
    })
    if (count === 0) return { value, facts: [] }
    const before = { memberId: shift.memberId, duty: shift.duty, startsAt: startsAt.toISOString() }
    return { value, facts: [fact("rota.shift_cancelled", shift.id, { before, after: { shifts: count } })] }
  },
})
