import { fail } from "@/lib/errors"
import { fact } from "@/lib/facts"
import { command } from "@/lib/operation"
import { ended, heldRecall } from "@/lib/recalls/reach"
import { isOpen } from "@/lib/recalls/rules"
import { AssignRecallInput } from "@/lib/recalls/schema"
import { readOwner } from "@/lib/tasks/owners"

/** Who looks after it; nobody in particular where the owner is empty. */
export const assignRecall = command({
  name: "recalls.assign",
  may: "appointments.write",
  input: AssignRecallInput,
  async run({ ctx, tx, input, grant }) {
    const recall = await heldRecall(tx, ctx, grant, input.id)
    if (!isOpen(recall.status)) return ended()
    const owner = input.owner ? await readOwner(tx, ctx, input.owner, recall.patientId) : null
    if (owner && !("memberId" in owner))
      return fail("invalid_input", { fields: { owner: "Choose a colleague." } })
    const ownerId = owner?.memberId ?? null
    const value = { id: recall.id, ownerId }
    if (recall.ownerId === ownerId) return { value, facts: [] }
    await tx.recall.update({ where: { id: recall.id }, data: { ownerId, updatedAt: ctx.now } })
    return {
      value,
      facts: [
        fact("recall.assigned", recall.id, {
          patientId: recall.patientId,
          before: { ownerId: recall.ownerId },
          after: { ownerId },
        }),
      ],
    }
  },
})
