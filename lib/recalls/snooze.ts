import { fail } from "@/lib/errors"
import { fact } from "@/lib/facts"
import { command } from "@/lib/operation"
import { ended, heldRecall } from "@/lib/recalls/reach"
import { isOpen } from "@/lib/recalls/rules"
import { SnoozeRecallInput } from "@/lib/recalls/schema"
import { addMs, calendarDay, DAY_MS, fromWallClock } from "@/lib/time"

const MORNING = "08:00"
const LONGEST_MS = 2 * 366 * DAY_MS

/** Out of the way until the morning of that day; then they are invited again, or stand on the list to be called. */
export const snoozeRecall = command({
  name: "recalls.snooze",
  may: "appointments.write",
  input: SnoozeRecallInput,
  async run({ ctx, tx, input, grant }) {
    const recall = await heldRecall(tx, ctx, grant, input.id)
    if (!isOpen(recall.status)) return ended()
    const { timeZone } = ctx.clinic
    if (input.until <= calendarDay(ctx.now, timeZone))
      fail("invalid_input", { fields: { until: "Choose a day that is still to come." } })
    const nextAt = fromWallClock(`${input.until}T${MORNING}`, timeZone)
    if (nextAt > addMs(ctx.now, LONGEST_MS))
      fail("invalid_input", { fields: { until: "At most two years ahead." } })
    const toCall = input.afterwards === "call"
    const value = { id: recall.id, until: nextAt.toISOString() }
    const { words } = input
    const isSame =
      recall.status === "snoozed" &&
      recall.nextAt?.getTime() === nextAt.getTime() &&
      recall.toCall === toCall &&
      (!words || recall.note === words)
    if (isSame) return { value, facts: [] }
    await tx.recall.update({
      where: { id: recall.id },
      data: {
        status: "snoozed",
        nextAt,
        toCall,
        because: null,
        updatedAt: ctx.now,
        ...(words && { note: words }),
      },
    })
    return {
      value,
      facts: [
        fact("recall.snoozed", recall.id, {
          patientId: recall.patientId,
          before: { status: recall.status },
          after: { until: nextAt.toISOString(), toCall },
          ...(words && { personal: { words } }),
        }),
      ],
    }
  },
})
