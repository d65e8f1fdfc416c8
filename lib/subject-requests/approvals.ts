import type { ApprovalKind } from "@/lib/approvals/kinds"
import { fail } from "@/lib/errors"
import { t, tn } from "@/lib/say"
import { eraseNow } from "@/lib/subject-requests/erase-now"
import { groundOf } from "@/lib/subject-requests/ground"
import { planOf } from "@/lib/subject-requests/plan"
import { requestForChange } from "@/lib/subject-requests/reach"
import { EraseAskedInput } from "@/lib/subject-requests/schema"

/** An erasure takes two people, and the second gives their password again. */
export const ERASURE_APPROVALS: Record<string, ApprovalKind> = {
  "patients.erase": {
    name: "Erase a person",
    may: "patients.erase",
    async do(tx, ctx, input) {
      const { requestId } = EraseAskedInput.parse(input)
      const request = await requestForChange(tx, requestId)
      if (request.status !== "awaiting_approval" || request.kind !== "erasure")
        return fail("wrong_state", { sentence: "The request no longer waits for this." })
      const approval = request.approvalId
        ? await tx.approval.findUnique({ where: { id: request.approvalId } })
        : null
      return eraseNow(tx, ctx, request, approval?.requestedById ?? fail("wrong_state"))
    },
    /** Not agreed to, it goes on as before: it may be asked again, or refused. */
    async ended(tx, ctx, input) {
      const { requestId } = EraseAskedInput.parse(input)
      await tx.subjectRequest.updateMany({
        where: { id: requestId, status: "awaiting_approval" },
        data: { status: "in_progress", approvalId: null, updatedAt: ctx.now },
      })
    },
    async details(tx, _ctx, input) {
      const { patientId } = EraseAskedInput.parse(input)
      const patient = await tx.patient.findUnique({ where: { id: patientId } })
      if (!patient || patient.erasedAt) return { rows: [], patientIds: [] }
      const plan = await planOf(tx, await groundOf(tx, patientId))
      const sum = (rows: { rows: number }[]) => rows.reduce((total, one) => total + one.rows, 0)
      return {
        rows: [
          { term: "Person", value: patient.name },
          { term: "Records", value: tn(plan.records, "{n} record", "{n} records") },
          { term: "Goes or is emptied", value: tn(sum(plan.gone), "{n} row", "{n} rows") },
          { term: "Stays without a name", value: tn(sum(plan.kept), "{n} row", "{n} rows") },
          {
            term: "Messages on their way",
            value: plan.waiting
              ? tn(plan.waiting, "{n} is stopped first", "{n} are stopped first")
              : t("None"),
          },
        ],
        patientIds: [patientId],
      }
    },
    links: (input) => {
      const { requestId } = EraseAskedInput.parse(input)
      return [{ label: "See the request", href: `/consents/requests/${requestId}` }]
    },
  },
}
