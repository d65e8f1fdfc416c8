import { approvalInReach, requireMember } from "@/lib/approvals/reach"
import { ApprovalIdInput } from "@/lib/approvals/schema"
import { settle } from "@/lib/approvals/settle"
import { fail } from "@/lib/errors"
import { fact } from "@/lib/facts"
import { command } from "@/lib/operation"

/** Takes one's own question back while nobody has decided. */
export const withdrawRequest = command({
  name: "approvals.withdraw",
  may: "approvals.read",
  input: ApprovalIdInput,
  async run({ ctx, tx, input, grant }) {
    const approval = await approvalInReach(tx, ctx, grant, input.id)
    if (approval.requestedById !== requireMember(ctx))
      fail("forbidden", { sentence: "Only whoever asked can take it back." })
    const value = { id: approval.id }
    if (approval.status === "withdrawn") return { value, facts: [] }
    const { count } = await tx.approval.updateMany({
      where: { id: approval.id, status: "pending" },
      data: { status: "withdrawn", decidedAt: ctx.now },
    })
    if (count === 0) fail("wrong_state", { sentence: "This is already decided." })
    const withdrawn = fact("approval.withdrawn", approval.id, {
      patientId: approval.patientId ?? undefined,
      before: { status: "pending" },
      after: { status: "withdrawn", kind: approval.kind },
    })
    return { value, facts: [withdrawn, ...(await settle(tx, ctx, [approval], "withdrawn"))] }
  },
})
