import { keepEvidence, type Shown } from "@/lib/consents/keep-evidence"
import { policyNamed } from "@/lib/consents/policy"
import { ReceiptRecord } from "@/lib/consents/receipt-shape"
import { LinkAnswerInput, LinkInput, LinkWithdrawInput } from "@/lib/consents/schema"
import { settleConsentRequest } from "@/lib/consents/settle-request"
import { type Standing, standingConsents } from "@/lib/consents/standing"
import { withdrawNow } from "@/lib/consents/take-back"
import { PURPOSES, purposesOf } from "@/lib/consents/words"
import type { Tx } from "@/lib/db"
import { fail } from "@/lib/errors"
import { isId } from "@/lib/ids"
import { command, query } from "@/lib/operation"
import { standingPatientId } from "@/lib/patients/reach"

/** Whose link it is, with the receipt it leads to where there is one. */
async function linked(tx: Tx, { kind, id }: { kind: string; id: string }) {
  if (!isId(id)) return fail("not_found")
  const request =
    kind === "request" ? ((await tx.consentRequest.findUnique({ where: { id } })) ?? fail("not_found")) : null
  const receipt = request
    ? await tx.consentReceipt.findFirst({ where: { requestId: request.id }, orderBy: { createdAt: "desc" } })
    : ((await tx.consentReceipt.findUnique({ where: { id } })) ?? fail("not_found"))
  const owner = request?.patientId ?? receipt?.patientId ?? fail("not_found")
  const patientId = await standingPatientId(tx, owner)
  const patient = await tx.patient.findUnique({ where: { id: patientId }, select: { erasedAt: true } })
  if (!patient || patient.erasedAt) return fail("not_found")
  return { request, receipt, patientId }
}

/** What a patient finds behind a link of theirs: the question, the receipt, and how all stands now. No name, no number. */
export const readByLink = query({
  name: "consents.readByLink",
  may: "consents.withdraw",
  input: LinkInput,
  async run({ ctx, tx, input }) {
    const { request, receipt, patientId } = await linked(tx, input)
    const isOpen = request?.status === "open" && request.expiresAt > ctx.now
    const version = request?.policyVersion ?? receipt?.policyVersion ?? null
    const policy = version ? await policyNamed(tx, ctx, version) : null
    return {
      patientId,
      language: request?.language ?? receipt?.language ?? "en",
      question: isOpen ? { id: request.id, purposes: purposesOf(request.purposes) } : null,
      receipt: receipt && { id: receipt.id, record: ReceiptRecord.parse(receipt.record) },
      policy,
      standing: inOrder(await standingConsents(tx, patientId, ctx.now)).map((one) => ({
        purpose: one.purpose,
        status: one.status,
        decidedAt: one.decidedAt,
        expiresAt: one.expiresAt,
      })),
    }
  },
  reads: ({ value }) => ({ what: "consents", patientIds: [value.patientId] }),
})

/** The patient takes one agreement back behind their link. */
export const withdrawByLink = command({
  name: "consents.withdrawByLink",
  may: "consents.withdraw",
  input: LinkWithdrawInput,
  async run({ ctx, tx, input }) {
    const { patientId } = await linked(tx, input)
    const { purpose } = input
    const stands = (await standingConsents(tx, patientId, ctx.now)).find((one) => one.purpose === purpose)
    if (stands?.status !== "granted") return { value: { withdrawn: false }, facts: [] }
    const evidenceId = await keepEvidence(tx, ctx, { patientId, kind: "page", ...shownOf(input) })
    const { facts } = await withdrawNow(tx, ctx, { patientId, purpose, source: "page", evidenceId })
    return { value: { withdrawn: facts.length > 0 }, facts }
  },
})

/** The patient answers a question behind its link, each purpose for itself. */
export const answerByLink = command({
  name: "consents.answerByLink",
  may: "consents.record",
  input: LinkAnswerInput,
  async run({ ctx, tx, input }) {
    const { request } = await linked(tx, { kind: "request", id: input.id })
    if (!request) return fail("not_found")
    if (request.status === "granted" || request.status === "denied")
      return { value: { settled: false }, facts: [] }
    if (request.status !== "open" || request.expiresAt <= ctx.now) return fail("wrong_state")
    if (!purposesOf(request.purposes).every((one) => input.answers[one]))
      return fail("invalid_input", { fields: { answers: "Answer each." } })
    const { settled, facts, events } = await settleConsentRequest(tx, ctx, {
      requestId: request.id,
      reading: "no",
      answers: input.answers,
      at: ctx.now,
      source: "page",
      shown: shownOf(input),
    })
    return { value: { settled }, facts, events }
  },
})

const shownOf = ({ userAgent, network }: Shown): Shown => ({ userAgent, network })

const ORDER = Object.keys(PURPOSES)
const inOrder = (all: Standing[]): Standing[] =>
  all.sort((one, other) => ORDER.indexOf(one.purpose) - ORDER.indexOf(other.purpose))
