import { fail } from "@/lib/errors"
import { fact } from "@/lib/facts"
import { command } from "@/lib/operation"
import { closeFilled } from "@/lib/rota/gaps"
import { repeated } from "@/lib/rota/rules"
import { ChangeShiftInput } from "@/lib/rota/schema"
import { requirePerson, requireSpans, shiftOf } from "@/lib/rota/store"

/** Somebody else, another duty or other times; one shift alone, whatever it was made with. */
export const changeShift = command({
  name: "rota.change",
  may: "rota.write",
  input: ChangeShiftInput,
  async run({ ctx, tx, input }) {
    const shift = await shiftOf(tx, input.id)
    const { memberId, duty } = input
    const value = { id: shift.id }
    if (shift.cancelledAt) fail("wrong_state", { sentence: "This shift was cancelled." })
    await requirePerson(tx, ctx, memberId)
    const spans = repeated(input.starts, input.ends, 1, ctx.clinic.timeZone)
    requireSpans(ctx, spans)
    const [span = shift] = spans
    const note = input.note || null
    const same =
      +shift.startsAt === +span.startsAt &&
      +shift.endsAt === +span.endsAt &&
      shift.memberId === memberId &&
      shift.duty === duty &&
      shift.note === note
    if (same) return { value, facts: [] }
    const { startsAt, endsAt } = span
    const { count } = await tx.onCallShift.updateMany({
      where: { id: shift.id, cancelledAt: null },
      data: { memberId, duty, note, startsAt, endsAt },
    })
    if (count === 0) fail("conflict")
    const told = (one: { memberId: string; duty: string; startsAt: Date; endsAt: Date }) => ({
      memberId: one.memberId,
      duty: one.duty,
      startsAt: one.startsAt.toISOString(),
      endsAt: one.endsAt.toISOString(),
    })
    return {
      value,
      facts: [
        fact("rota.shift_changed", shift.id, {
          before: told(shift),
          after: told({ memberId, duty, startsAt, endsAt }),
          personal: note ? { note } : undefined,
        }),
        ...(await closeFilled(tx, ctx)),
      ],
    }
  },
})
