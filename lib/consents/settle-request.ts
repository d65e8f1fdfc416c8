import { keepEvidence, type Shown } from "@/lib/consents/keep-evidence"
import { makeReceipt } from "@/lib/consents/make-receipt"
import { patientLanguage } from "@/lib/consents/patient-phrases"
import { recordConsent } from "@/lib/consents/record"
import { type ConsentSource, type Purpose, purposesOf } from "@/lib/consents/words"
import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { type Fact, fact } from "@/lib/facts"
import { newId } from "@/lib/ids"
import type { OutboxEvent } from "@/lib/outbox"
import { standingPatientId } from "@/lib/patients/reach"

export type RequestToSettle = {
  requestId: string
  /** What the answer means; `unclear` leaves it to a person, who may settle it later. */
  reading: "yes" | "no" | "unclear"
  /** By purpose, where each was answered for itself; the rest is as `reading` says. */
  answers?: Partial<Record<Purpose, "granted" | "denied">>
  /** The message that answered. */
  messageId?: string | null
  /** When the person decided. */
  at: Date
  source?: ConsentSource
  /** What shows it where there is no message. */
  shown?: Shown
}

export type SettledRequest = {
  settled: boolean
  receiptId: string | null
  facts: Fact[]
  events: OutboxEvent[]
}

/**
 * What a patient answered to an open question becomes a decision for each purpose it named, with the answer as evidence and
 * a receipt. In the caller's transaction; of a question that is settled already nothing changes.
 */
export async function settleConsentRequest(
  tx: Tx,
  ctx: Ctx,
  given: RequestToSettle,
): Promise<SettledRequest> {
  const { requestId, reading, messageId = null, at } = given
  await tx.$executeRaw`select from "ConsentRequest" where id = ${requestId}::uuid for update`
  const request = await tx.consentRequest.findUnique({ where: { id: requestId } })
  if (!request || (request.status !== "open" && request.status !== "unclear"))
    return { settled: false, receiptId: null, facts: [], events: [] }
  const patientId = await standingPatientId(tx, request.patientId)
  if (reading === "unclear") {
    if (request.status === "unclear") return { settled: false, receiptId: null, facts: [], events: [] }
    await tx.consentRequest.update({
      where: { id: requestId },
      data: { status: "unclear", answerMessageId: messageId },
    })
    const facts = [fact("consent.answer_unclear", requestId, { patientId, after: { messageId } })]
    return { settled: true, receiptId: null, facts, events: [] }
  }
  const purposes = purposesOf(request.purposes)
  const decided = purposes.map((purpose) => ({
    purpose,
    status: given.answers?.[purpose] ?? (reading === "yes" ? ("granted" as const) : ("denied" as const)),
  }))
  const status = decided.some((one) => one.status === "granted") ? "granted" : "denied"
  await tx.consentRequest.update({
    where: { id: requestId },
    data: { status, answeredAt: ctx.now, answerMessageId: messageId },
  })
  const evidenceId = await keepEvidence(tx, ctx, {
    patientId,
    kind: messageId ? "message" : "page",
    messageId,
    ...given.shown,
  })
  const receiptId = newId()
  const { channel } = await tx.contact.findUniqueOrThrow({
    where: { id: request.contactId },
    select: { channel: true },
  })
  const source = given.source ?? (messageId ? (channel === "sms" ? "sms" : "whatsapp") : "page")
  const facts: Fact[] = [
    fact("consent.request_settled", requestId, {
      patientId,
      before: { status: request.status },
      after: { status },
    }),
  ]
  for (const one of decided)
    facts.push(
      ...(
        await recordConsent(tx, ctx, {
          ...one,
          patientId,
          source,
          method: "double_opt_in",
          policyVersion: request.policyVersion,
          requestId,
          evidenceId,
          receiptId,
          evidence: { requestId, ...(messageId && { messageId }) },
          decidedAt: at,
          effectKey: `request:${requestId}:${one.purpose}`,
        })
      ).facts,
    )
  const receipt = await makeReceipt(tx, ctx, {
    patientId,
    requestId,
    language: patientLanguage(request.language),
    policyVersion: request.policyVersion,
    id: receiptId,
    effectKey: `request:${requestId}`,
    // Who answered behind the link sees the receipt there.
    send: request.wantsReceipt && status === "granted",
  })
  return {
    settled: true,
    receiptId: receipt.id,
    facts: [...facts, ...receipt.facts],
    events: receipt.events,
  }
}
