import { fail } from "@/lib/errors"
import { command } from "@/lib/operation"
import { changeNow } from "@/lib/patients/change"
import { patientForChange } from "@/lib/patients/reach"
import { closeNow } from "@/lib/subject-requests/close"
import { mustBe, requestForChange, requireMember } from "@/lib/subject-requests/reach"
import { RectifyInput } from "@/lib/subject-requests/schema"

/** Puts right what they say is wrong; before and after stand in the fact, under their key. */
export const rectify = command({
  name: "subjectRequests.rectify",
  may: "requests.write",
  input: RectifyInput,
  async run({ ctx, tx, input: { id, ...told } }) {
    requireMember(ctx)
    const request = await requestForChange(tx, id)
    if (request.kind !== "rectification") fail("wrong_state", { sentence: "They asked for something else." })
    if (request.status === "done") return { value: { id, fields: [] as string[] }, facts: [] }
    mustBe(request, "in_progress")
    const patient = await patientForChange(tx, request.patientId, { scope: "all", memberId: null })
    const changed = await changeNow(tx, patient, told)
    const { fields } = changed.value
    if (fields.length === 0)
      fail("wrong_state", {
        sentence: "Nothing would change. Refuse the request if it is right as it stands.",
      })
    const facts = await closeNow(tx, ctx, request, {
      status: "done",
      data: { detail: { fields: [...fields] } },
      after: { fields: [...fields] },
    })
    return { value: { id, fields: [...fields] as string[] }, facts: [...changed.facts, ...facts] }
  },
})
