import { fail } from "@/lib/errors"
import { fact } from "@/lib/facts"
import { command } from "@/lib/operation"
import { heldRecall } from "@/lib/recalls/reach"
import { isOpen } from "@/lib/recalls/rules"
import { RecallIdInput } from "@/lib/recalls/schema"
import { OPEN_RECALLS } from "@/lib/recalls/words"

/** Ended too soon: it stands on the list again, to be called. */
export const reopenRecall = command({
  name: "recalls.reopen",
  may: "appointments.write",
  input: RecallIdInput,
  async run({ ctx, tx, input, grant }) {
    const recall = await heldRecall(tx, ctx, grant, input.id)
    const value = { id: recall.id }
    if (isOpen(recall.status)) return { value, facts: [] }
    if (recall.status === "booked")
      fail("wrong_state", { sentence: "An appointment was booked for it. Cancel that one instead." })
    const { patientId, serviceId } = recall
    const other = await tx.recall.findFirst({
      where: { patientId, serviceId, status: { in: [...OPEN_RECALLS] } },
      select: { id: true },
    })
    if (other) fail("wrong_state", { sentence: "A newer recall of this patient is open already." })
    await tx.recall.update({
      where: { id: recall.id },
      data: { status: "due", closedAt: null, closedBecause: null, toCall: true, updatedAt: ctx.now },
    })
    return {
      value,
      facts: [
        fact("recall.reopened", recall.id, {
          patientId,
          before: { status: recall.status, because: recall.closedBecause },
          after: { status: "due" },
        }),
      ],
    }
  },
})
