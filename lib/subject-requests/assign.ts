import { can, type Role } from "@/lib/can"
import { fail } from "@/lib/errors"
import { fact } from "@/lib/facts"
import { command } from "@/lib/operation"
import { requestForChange } from "@/lib/subject-requests/reach"
import { AssignRequestInput } from "@/lib/subject-requests/schema"
import { isOpenStatus } from "@/lib/subject-requests/words"

/** Who sees to it that it is answered in time. Its task goes with it. */
export const assignRequest = command({
  name: "subjectRequests.assign",
  may: "requests.write",
  input: AssignRequestInput,
  async run({ ctx, tx, input: { id, memberId } }) {
    const request = await requestForChange(tx, id)
    if (request.ownerId === memberId) return { value: { id }, facts: [] }
    if (!isOpenStatus(request.status)) fail("wrong_state", { sentence: "This request is finished." })
    const member = await tx.member.findFirst({
      where: { id: memberId, active: true },
      select: { roles: true },
    })
    if (!member || !can(member.roles as Role[], "requests.write"))
      fail("invalid_input", { fields: { memberId: "Choose a colleague who may answer it." } })
    await tx.subjectRequest.update({ where: { id }, data: { ownerId: memberId, updatedAt: ctx.now } })
    await tx.task.updateMany({
      where: { effectKey: `subject_request:${id}`, status: "open" },
      data: { ownerId: memberId, ownerRole: null },
    })
    const assigned = fact("subject_request.assigned", id, {
      patientId: request.patientId,
      before: { ownerId: request.ownerId },
      after: { ownerId: memberId },
    })
    return { value: { id }, facts: [assigned] }
  },
})
