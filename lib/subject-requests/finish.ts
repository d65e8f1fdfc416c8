import { fail } from "@/lib/errors"
import { command } from "@/lib/operation"
import { closeNow } from "@/lib/subject-requests/close"
import { mustBe, requestForChange, requireMember } from "@/lib/subject-requests/reach"
import { FinishInput } from "@/lib/subject-requests/schema"

/** Access and portability are answered once a copy was handed over. */
export const finishRequest = command({
  name: "subjectRequests.finish",
  may: "requests.write",
  input: FinishInput,
  async run({ ctx, tx, input: { id, note } }) {
    requireMember(ctx)
    const request = await requestForChange(tx, id)
    if (request.status === "done") return { value: { id }, facts: [] }
    mustBe(request, "in_progress")
    if (request.kind !== "access" && request.kind !== "portability")
      fail("wrong_state", { sentence: "It is finished by doing what they asked for." })
    const copies = await tx.subjectExportDownload.count({ where: { export: { requestId: id } } })
    if (copies === 0)
      fail("wrong_state", {
        sentence: "Nobody has downloaded their data yet, so nothing can have been handed over.",
      })
    const facts = await closeNow(tx, ctx, request, {
      status: "done",
      ...(note && { personal: { reason: note } }),
    })
    return { value: { id }, facts }
  },
})
