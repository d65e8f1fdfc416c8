import { requestApproval } from "@/lib/approvals/request"
import { fail } from "@/lib/errors"
import { isId } from "@/lib/ids"
import { command, type Done } from "@/lib/operation"
import { type Merged, UndoMergeInput } from "@/lib/patients/merge-schema"
import { undoNow } from "@/lib/patients/undo-now"
import { planUndo } from "@/lib/patients/undo-plan"

/** A merge is taken apart. Who may only propose asks a colleague. */
export const undoMerge = command({
  name: "patients.undoMerge",
  may: "patients.merge",
  input: UndoMergeInput,
  async run({ ctx, tx, input, grant }): Promise<Done<Merged>> {
    if (!isId(input.id)) fail("not_found")
    if (!grant.propose) {
      const { value, facts } = await undoNow(tx, ctx, input)
      return { value: { keptId: value.keptId, mergeId: input.id, approvalId: null }, facts }
    }
    const plan = await planUndo(tx, input.id)
    if (plan.blocked) fail("wrong_state", { sentence: plan.blocked })
    const { keptId } = plan.merge
    const asked = await requestApproval(tx, ctx, {
      kind: "patients.undo_merge",
      input: { ...input },
      summary: "Take a merge of two records apart.",
      subjectId: input.id,
      patientId: keptId,
      reason: input.reason,
    })
    return { value: { keptId, mergeId: input.id, approvalId: asked.approvalId }, facts: asked.facts }
  },
})
