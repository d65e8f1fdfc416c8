import { requestApproval } from "@/lib/approvals/request"
import { fail } from "@/lib/errors"
import { command, type Done } from "@/lib/operation"
import { mergeNow } from "@/lib/patients/merge-now"
import { type Merged, MergeInput } from "@/lib/patients/merge-schema"
import { patientForChange, patientReach } from "@/lib/patients/reach"

/** Two records become one. Who may only propose asks a colleague, with the same choices. */
export const mergePatients = command({
  name: "patients.merge",
  may: "patients.merge",
  input: MergeInput,
  async run({ ctx, tx, input, grant }): Promise<Done<Merged>> {
    const { keptId, mergedId } = input
    if (!grant.propose) {
      const { value, facts } = await mergeNow(tx, ctx, input)
      return { value: { ...value, approvalId: null }, facts }
    }
    const reach = patientReach(ctx, grant)
    if (keptId === mergedId) fail("invalid_input", { fields: { mergedId: "Choose another record." } })
    for (const id of [keptId, mergedId].sort()) await patientForChange(tx, id, reach)
    const asked = await requestApproval(tx, ctx, {
      kind: "patients.merge",
      input: { ...input },
      summary: "Merge two records of one person.",
      subjectId: mergedId,
      patientId: keptId,
      reason: input.reason,
    })
    return { value: { keptId, mergeId: null, approvalId: asked.approvalId }, facts: asked.facts }
  },
})
