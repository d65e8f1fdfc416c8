import { requestApproval } from "@/lib/approvals/request"
import { fail } from "@/lib/errors"
import { fact } from "@/lib/facts"
import { command } from "@/lib/operation"
import { mustBe, requestForChange, requireMember } from "@/lib/subject-requests/reach"
import { EraseInput } from "@/lib/subject-requests/schema"

/** Asks a second person to agree to the erasure; nothing goes before they do. */
export const proposeErasure = command({
  name: "subjectRequests.proposeErasure",
  may: "patients.erase",
  input: EraseInput,
  async run({ ctx, tx, input: { id, reason } }) {
    requireMember(ctx)
    const request = await requestForChange(tx, id)
    if (request.kind !== "erasure") fail("wrong_state", { sentence: "They asked for something else." })
    if (request.status === "awaiting_approval")
      return { value: { id, approvalId: request.approvalId }, facts: [] }
    mustBe(request, "in_progress")
    const { patientId } = request
    const patient = await tx.patient.findUniqueOrThrow({ where: { id: patientId } })
    if (patient.mergedIntoId)
      fail("wrong_state", { sentence: "This record was merged into another. Open the request there." })
    const asked = await requestApproval(tx, ctx, {
      kind: "patients.erase",
      input: { requestId: id, patientId },
      summary: "Erase a person and everything that names them.",
      subjectId: id,
      patientId,
      reason,
    })
    await tx.subjectRequest.update({
      where: { id },
      data: { status: "awaiting_approval", approvalId: asked.approvalId, updatedAt: ctx.now },
    })
    const proposed = fact("subject_request.erasure_proposed", id, {
      patientId,
      after: { approvalId: asked.approvalId },
    })
    return { value: { id, approvalId: asked.approvalId as string | null }, facts: [...asked.facts, proposed] }
  },
})
