import { recordConsent } from "@/lib/consents/record"
import type { Purpose } from "@/lib/consents/words"
import { fail } from "@/lib/errors"
import { command } from "@/lib/operation"
import { closeNow } from "@/lib/subject-requests/close"
import { mustBe, requestForChange, requireMember } from "@/lib/subject-requests/reach"
import { ObjectInput } from "@/lib/subject-requests/schema"
import { OBJECTIONS, type ObjectionTo } from "@/lib/subject-requests/words"

export const PURPOSES_OF: Record<ObjectionTo, readonly Purpose[]> = {
  marketing: ["marketing_whatsapp", "marketing_email", "marketing_sms"],
  ai: ["ai_processing"],
  profiling: ["ai_processing"],
  sharing: ["third_party_sharing"],
}

/** Each use they object to is withdrawn at once; the request shows why. */
export const object = command({
  name: "subjectRequests.object",
  may: "requests.write",
  input: ObjectInput,
  async run({ ctx, tx, input }) {
    requireMember(ctx)
    const { id } = input
    const request = await requestForChange(tx, id)
    if (request.kind !== "objection") fail("wrong_state", { sentence: "They asked for something else." })
    if (request.status === "done") return { value: { id, purposes: [] as string[] }, facts: [] }
    mustBe(request, "in_progress")
    const to = (Object.keys(OBJECTIONS) as ObjectionTo[]).filter((one) => input[one])
    const purposes = [...new Set(to.flatMap((one) => PURPOSES_OF[one]))]
    const facts = []
    for (const purpose of purposes) {
      const recorded = await recordConsent(tx, ctx, {
        patientId: request.patientId,
        purpose,
        status: "withdrawn",
        source: "objection",
        evidence: { requestId: id },
        decidedAt: ctx.now,
        effectKey: `objection:${id}:${purpose}`,
      })
      facts.push(...recorded.facts)
    }
    const closed = await closeNow(tx, ctx, request, {
      status: "done",
      data: { detail: { to, purposes } },
      after: { to, purposes },
    })
    return { value: { id, purposes: purposes as string[] }, facts: [...facts, ...closed] }
  },
})
