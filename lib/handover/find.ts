import { handoverInReach } from "@/lib/handover/reach"
import { type HandoverDetail, HandoverIdInput } from "@/lib/handover/schema"
import { toDetail } from "@/lib/handover/to-row"
import { query } from "@/lib/operation"

type Found = { detail: HandoverDetail; patientIds: string[] }

/** One note as it was signed, with names as this reader may know them. */
export const findHandover = query({
  name: "handover.find",
  may: "handover.read",
  input: HandoverIdInput,
  async run({ ctx, tx, input }): Promise<Found> {
    return toDetail(tx, ctx, await handoverInReach(tx, ctx, input.id))
  },
  reads: ({ value }) => ({ what: "handover", list: true, patientIds: value.patientIds }),
})
