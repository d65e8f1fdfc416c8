import { openConsentRequest } from "@/lib/consent-requests/open-request"
import { contactToAsk } from "@/lib/consents/contact"
import { AskInput, IdInput } from "@/lib/consents/schema"
import { memberIdOf } from "@/lib/ctx"
import { fail } from "@/lib/errors"
import { fact } from "@/lib/facts"
import { isId } from "@/lib/ids"
import { HINDRANCES } from "@/lib/messaging/words"
import { command } from "@/lib/operation"
import { patientForChange, patientReach, standingPatientId } from "@/lib/patients/reach"

/** Asks a patient by message for agreements. Where no message may leave, nothing is kept as asked and the reason is told. */
export const askConsent = command({
  name: "consents.ask",
  may: "consents.record",
  input: AskInput,
  async run({ ctx, tx, input, grant }) {
    const memberId = memberIdOf(ctx) ?? fail("forbidden")
    const patient = await patientForChange(tx, input.patientId, patientReach(ctx, grant))
    const contactId = await contactToAsk(tx, patient.id)
    if (!contactId) return fail("wrong_state", { sentence: "There is no number to ask at." })
    const { id, because, facts, events } = await openConsentRequest(tx, ctx, {
      patientId: patient.id,
      contactId,
      kind: "double_opt_in",
      purposes: input.purposes,
      language: input.language,
      effectKey: `ask:${memberId}:${patient.id}:${input.key}`,
    })
    return { value: { requestId: id, held: because && HINDRANCES[because] }, facts, events }
  },
})

/** A question is not asked any more: its link and a late yes decide nothing. */
export const cancelRequest = command({
  name: "consents.cancelRequest",
  may: "consents.record",
  input: IdInput,
  async run({ ctx, tx, input, grant }) {
    if (!isId(input.id)) return fail("not_found")
    await tx.$executeRaw`select from "ConsentRequest" where id = ${input.id}::uuid for update`
    const request = (await tx.consentRequest.findUnique({ where: { id: input.id } })) ?? fail("not_found")
    const patient = await patientForChange(
      tx,
      await standingPatientId(tx, request.patientId),
      patientReach(ctx, grant),
    )
    if (request.status === "cancelled") return { value: { id: request.id }, facts: [] }
    if (request.status !== "open" && request.status !== "unclear")
      return fail("wrong_state", { sentence: "This question is settled already." })
    await tx.consentRequest.update({
      where: { id: request.id },
      data: { status: "cancelled", answeredAt: ctx.now },
    })
    return {
      value: { id: request.id },
      facts: [fact("consent.request_cancelled", request.id, { patientId: patient.id })],
    }
  },
})
