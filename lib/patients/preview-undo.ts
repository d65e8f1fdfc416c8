import { query } from "@/lib/operation"
import { MergeIdInput, type UndoPreview } from "@/lib/patients/merge-schema"
import { planUndo } from "@/lib/patients/undo-plan"

/** What taking a merge apart would do now. Changes nothing. */
export const previewUndo = query({
  name: "patients.previewUndo",
  may: "patients.merge",
  input: MergeIdInput,
  async run({ tx, input, grant }): Promise<UndoPreview> {
    const plan = await planUndo(tx, input.id)
    const { merge, back, here } = plan
    const links = await tx.patientContact.count({ where: { patientId: merge.keptId } })
    const relatives = await tx.patientRelation.count({ where: { patientId: merge.keptId } })
    const moved = back.relations.filter((one) => one.fate === "moved").length
    return {
      id: merge.id,
      keptId: merge.keptId,
      kept: plan.kept.name,
      merged: plan.merged.name,
      at: merge.createdAt.toISOString(),
      blocked: plan.blocked,
      back: {
        leads: back.leads.length,
        contacts: back.contacts.length,
        notes: back.notes.length,
        tasks: back.tasks.length,
        consents: back.consents.length,
        relatives: back.relations.length,
      },
      stays: {
        leads: here.leads - back.leads.length,
        notes: here.notes - back.notes.length,
        tasks: here.tasks - back.tasks.length,
        consents: here.consents - back.consents.length,
        contacts: links - plan.leaves.length,
        relatives: relatives - moved,
      },
      shared: plan.shared,
      corrected: plan.corrected,
      propose: grant.propose,
    }
  },
  reads: ({ value }) => ({ what: "merge", patientIds: [value.keptId] }),
})
