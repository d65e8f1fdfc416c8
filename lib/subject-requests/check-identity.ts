import { fact } from "@/lib/facts"
import { command } from "@/lib/operation"
import { mustBe, requestForChange, requireMember } from "@/lib/subject-requests/reach"
import { AskIdentityInput, ConfirmIdentityInput } from "@/lib/subject-requests/schema"

/** It is not sure yet that it is them who ask: nothing leaves before it is. */
export const askIdentity = command({
  name: "subjectRequests.askIdentity",
  may: "requests.write",
  input: AskIdentityInput,
  async run({ ctx, tx, input: { id } }) {
    const request = await requestForChange(tx, id)
    if (request.status === "identity_needed") return { value: { id }, facts: [] }
    mustBe(request, "received")
    await tx.subjectRequest.update({
      where: { id },
      data: { status: "identity_needed", updatedAt: ctx.now },
    })
    return {
      value: { id },
      facts: [fact("subject_request.identity_asked", id, { patientId: request.patientId })],
    }
  },
})

export const confirmIdentity = command({
  name: "subjectRequests.confirmIdentity",
  may: "requests.write",
  input: ConfirmIdentityInput,
  async run({ ctx, tx, input: { id, how, note } }) {
    const memberId = requireMember(ctx)
    const request = await requestForChange(tx, id)
    if (request.status === "in_progress" && request.identityHow === how) return { value: { id }, facts: [] }
    mustBe(request, "received", "identity_needed")
    await tx.subjectRequest.update({
      where: { id },
      data: {
        status: "in_progress",
        identityHow: how,
        identityNote: note ?? null,
        identityById: memberId,
        identityAt: ctx.now,
        ownerId: request.ownerId ?? memberId,
        updatedAt: ctx.now,
      },
    })
    const confirmed = fact("subject_request.identity_confirmed", id, {
      patientId: request.patientId,
      after: { how },
      ...(note && { personal: { reason: note } }),
    })
    return { value: { id }, facts: [confirmed] }
  },
})
