import { requestApproval } from "@/lib/approvals/request"
import { command, type Done } from "@/lib/operation"
import { type Split, SplitInput } from "@/lib/patients/merge-schema"
import { patientForChange, patientReach } from "@/lib/patients/reach"
import { splitNow } from "@/lib/patients/split-now"

/** Some leads and numbers become a person of their own. Who may only propose asks a colleague. */
export const splitPatient = command({
  name: "patients.split",
  may: "patients.merge",
  input: SplitInput,
  async run({ ctx, tx, input, grant }): Promise<Done<Split>> {
    if (!grant.propose) {
      const { value, facts } = await splitNow(tx, ctx, input)
      return { value: { ...value, approvalId: null }, facts }
    }
    const { id } = await patientForChange(tx, input.id, patientReach(ctx, grant))
    const asked = await requestApproval(tx, ctx, {
      kind: "patients.split",
      input: { ...input },
      summary: "Take leads and numbers out of a record, into a person of their own.",
      subjectId: id,
      patientId: id,
      reason: input.reason,
    })
    return { value: { id, newId: null, approvalId: asked.approvalId }, facts: asked.facts }
  },
})
