import { command } from "@/lib/operation"
import { closeNow } from "@/lib/subject-requests/close"
import { mustBe, requestForChange, requireMember } from "@/lib/subject-requests/reach"
import { WithdrawRequestInput } from "@/lib/subject-requests/schema"

/** They do not ask for it any more. */
export const withdrawRequest = command({
  name: "subjectRequests.withdraw",
  may: "requests.write",
  input: WithdrawRequestInput,
  async run({ ctx, tx, input: { id, reason } }) {
    requireMember(ctx)
    const request = await requestForChange(tx, id)
    if (request.status === "withdrawn") return { value: { id }, facts: [] }
    mustBe(request, "received", "identity_needed", "in_progress")
    const facts = await closeNow(tx, ctx, request, { status: "withdrawn", personal: { reason } })
    return { value: { id }, facts }
  },
})
