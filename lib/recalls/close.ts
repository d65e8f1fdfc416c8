import { fact } from "@/lib/facts"
import { command } from "@/lib/operation"
import { ended, heldRecall } from "@/lib/recalls/reach"
import { isOpen, statusAfter } from "@/lib/recalls/rules"
import { CloseRecallInput } from "@/lib/recalls/schema"

/** They will not come, or cannot be reached: nobody asks again for this last visit. */
export const closeRecall = command({
  name: "recalls.close",
  may: "appointments.write",
  input: CloseRecallInput,
  async run({ ctx, tx, input, grant }) {
    const recall = await heldRecall(tx, ctx, grant, input.id)
    const status = statusAfter(input.outcome)
    const because = input.outcome === "unreachable" ? null : input.outcome
    const value = { id: recall.id, status }
    if (!isOpen(recall.status))
      return recall.status === status && recall.closedBecause === because ? { value, facts: [] } : ended()
    const { words } = input
    await tx.recall.update({
      where: { id: recall.id },
      data: {
        status,
        closedBecause: because,
        closedAt: ctx.now,
        toCall: false,
        nextAt: null,
        updatedAt: ctx.now,
        ...(words && { note: words }),
      },
    })
    return {
      value,
      facts: [
        fact("recall.closed", recall.id, {
          patientId: recall.patientId,
          before: { status: recall.status },
          after: { status, because },
          ...(words && { personal: { words } }),
        }),
      ],
    }
  },
})
