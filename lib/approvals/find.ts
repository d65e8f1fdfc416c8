import { approvalInReach, kindOf, seesIdsOnly } from "@/lib/approvals/reach"
import { type ApprovalDetail, ApprovalIdInput } from "@/lib/approvals/schema"
import { toApprovalRows } from "@/lib/approvals/to-row"
import { grantOf } from "@/lib/ctx"
import { fail } from "@/lib/errors"
import { query } from "@/lib/operation"

export const findApproval = query({
  name: "approvals.find",
  may: "approvals.read",
  input: ApprovalIdInput,
  async run({ ctx, tx, input, grant }): Promise<ApprovalDetail> {
    const approval = await approvalInReach(tx, ctx, grant, input.id)
    const [row] = await toApprovalRows(tx, ctx, [approval])
    const kind = kindOf(approval.kind)
    const isShown = grantOf(ctx, "patients.read")?.scope === "all" || (kind && seesIdsOnly(ctx, kind))
    const details =
      approval.status === "pending" && isShown ? await kind?.details?.(tx, ctx, approval.input) : undefined
    return {
      ...(row ?? fail("not_found")),
      details: details?.rows ?? [],
      patientIds: [...new Set([approval.patientId ?? [], details?.patientIds ?? []].flat())],
      links: [...(kind?.links?.(approval.input) ?? []), ...(details?.links ?? [])],
    }
  },
  reads: ({ value }) => ({ what: "approval", patientIds: value.patientIds }),
})
