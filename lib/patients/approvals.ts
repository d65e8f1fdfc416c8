import type { ApprovalKind } from "@/lib/approvals/kinds"
import { mergeDetails, splitDetails, undoDetails } from "@/lib/patients/approval-details"
import { mergeNow } from "@/lib/patients/merge-now"
import { MergeInput, SplitInput, UndoMergeInput } from "@/lib/patients/merge-schema"
import { splitNow } from "@/lib/patients/split-now"
import { undoNow } from "@/lib/patients/undo-now"

/** What the front desk may only propose. Checked again when it is done: the records may have changed. */
export const PATIENT_APPROVALS: Record<string, ApprovalKind> = {
  "patients.merge": {
    name: "Merge two records",
    may: "patients.merge",
    do: (tx, ctx, input) => mergeNow(tx, ctx, MergeInput.parse(input)),
    details: mergeDetails,
    links: (input) => {
      const { keptId, mergedId } = MergeInput.parse(input)
      return [{ label: "See both records", href: `/patients/${keptId}/merge?with=${mergedId}` }]
    },
  },
  "patients.undo_merge": {
    name: "Take a merge apart",
    may: "patients.merge",
    do: (tx, ctx, input) => undoNow(tx, ctx, UndoMergeInput.parse(input)),
    details: undoDetails,
  },
  "patients.split": {
    name: "Split a record",
    may: "patients.merge",
    do: (tx, ctx, input) => splitNow(tx, ctx, SplitInput.parse(input)),
    details: splitDetails,
    links: (input) => [{ label: "See the record", href: `/patients/${SplitInput.parse(input).id}` }],
  },
}
