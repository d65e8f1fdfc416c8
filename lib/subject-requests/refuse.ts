import { command } from "@/lib/operation"
import { closeNow } from "@/lib/subject-requests/close"
import { mustBe, requestForChange, requireMember } from "@/lib/subject-requests/reach"
import { RefuseInput } from "@/lib/subject-requests/schema"

/** Not done, on a ground the law knows; what was told to the person is kept in words of one's own. */
export const refuseRequest = command({
  name: "subjectRequests.refuse",
  may: "requests.write",
  input: RefuseInput,
  async run({ ctx, tx, input: { id, ground, note } }) {
    requireMember(ctx)
    const request = await requestForChange(tx, id)
    if (request.status === "refused" && request.refusedGround === ground) return { value: { id }, facts: [] }
    mustBe(request, "received", "identity_needed", "in_progress")
    const facts = await closeNow(tx, ctx, request, {
      status: "refused",
      data: { refusedGround: ground, refusedNote: note },
      after: { ground },
      personal: { reason: note },
    })
    return { value: { id }, facts }
  },
})
