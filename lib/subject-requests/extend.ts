import { fail } from "@/lib/errors"
import { fact } from "@/lib/facts"
import { command } from "@/lib/operation"
import { requestForChange, requireMember } from "@/lib/subject-requests/reach"
import { dueOf } from "@/lib/subject-requests/rules"
import { ExtendInput } from "@/lib/subject-requests/schema"
import { isOpenStatus } from "@/lib/subject-requests/words"

/** Sixty days more, once, within the first thirty, and only where they were told why. */
export const extendRequest = command({
  name: "subjectRequests.extend",
  may: "requests.write",
  input: ExtendInput,
  async run({ ctx, tx, input: { id, because } }) {
    const memberId = requireMember(ctx)
    const request = await requestForChange(tx, id)
    if (request.extendedAt && request.extendedBecause === because && request.extendedById === memberId)
      return { value: { id }, facts: [] }
    if (!isOpenStatus(request.status)) fail("wrong_state", { sentence: "This request is finished." })
    if (request.extendedAt)
      fail("wrong_state", { sentence: "It was given more time already, which is possible once." })
    if (request.dueAt <= ctx.now)
      fail("wrong_state", { sentence: "Its time is over: it can only be made longer before." })
    const dueAt = dueOf(request.receivedAt, true)
    await tx.subjectRequest.update({
      where: { id },
      data: {
        dueAt,
        extendedAt: ctx.now,
        extendedById: memberId,
        extendedBecause: because,
        toldExtendedAt: ctx.now,
        reminded: 0,
        updatedAt: ctx.now,
      },
    })
    const extended = fact("subject_request.extended", id, {
      patientId: request.patientId,
      before: { dueAt: request.dueAt.toISOString() },
      after: { dueAt: dueAt.toISOString(), because },
    })
    return { value: { id }, facts: [extended] }
  },
})
