import { approvalInReach, kindOf } from "@/lib/approvals/reach"
import { type ApprovalDetail, ApprovalIdInput } from "@/lib/approvals/schema"
import { toApprovalRows } from "@/lib/approvals/to-row"
import { fail } from "@/lib/errors"
import { query } from "@/lib/operation"

export const findApproval = query({
  name: "approvals.find",
  may: "approvals.read",
  input: ApprovalIdInput,
  async run({ ctx, tx, input, grant }): Promise<ApprovalDetail> {
    const approval = await approvalInReach(tx, ctx, grant, input.id)
    const [row] = await toApprovalRows(tx, ctx, [approval])
    return { ...(row ?? fail("not_found")), links: kindOf(approval.kind)?.links?.(approval.input) ?? [] }
  },
})
