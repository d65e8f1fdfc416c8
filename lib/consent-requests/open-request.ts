import { consentMessage } from "@/lib/consent-requests/request-message"
import { patientLanguage } from "@/lib/consents/patient-phrases"
import { policyInForce } from "@/lib/consents/policy"
import { type Purpose, purposesOf, REQUEST_DAYS, type RequestKind } from "@/lib/consents/words"
import { type Ctx, memberIdOf } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { env } from "@/lib/env"
import { fail } from "@/lib/errors"
import { type Fact, fact } from "@/lib/facts"
import { newId } from "@/lib/ids"
import { queueMessage } from "@/lib/messaging/queue"
import type { Hindrance } from "@/lib/messaging/words"
import type { OutboxEvent } from "@/lib/outbox"
import { hashToken, newToken } from "@/lib/sessions/token"
import { addMs, DAY_MS } from "@/lib/time"

export type RequestToOpen = {
  patientId: string
  contactId: string
  kind: RequestKind
  purposes: readonly Purpose[]
  /** Of the same cause one question is put, ever. */
  effectKey: string
  /** Absent: the patient's, else the clinic's. */
  language?: string | null
  leadId?: string | null
  runId?: string | null
  wantsReceipt?: boolean
  /** Of a renewal: when what was agreed to ends. */
  endsAt?: Date | null
}

export type OpenedRequest = {
  id: string
  messageId: string | null
  /** Why nobody was asked: then the question is kept as cancelled. */
  because: Hindrance | null
  facts: Fact[]
  events: OutboxEvent[]
}

/**
 * Puts a question for agreements to a patient, in the caller's transaction: names the purposes, waits seven days, and can
 * be answered by a reply or behind its link. One that is open for the same address and patient is replaced by one that asks
 * for both; while another person's waits there nobody is asked, because a yes could be anyone's. Told again it changes nothing.
 */
export async function openConsentRequest(tx: Tx, ctx: Ctx, given: RequestToOpen): Promise<OpenedRequest> {
  const { clinicId } = ctx
  const { patientId, contactId, effectKey } = given
  // Two that ask at once come one after the other.
  await tx.$executeRaw`select from "Contact" where id = ${contactId}::uuid for no key update`
  const known = await tx.consentRequest.findUnique({ where: { clinicId_effectKey: { clinicId, effectKey } } })
  if (known) return { id: known.id, messageId: known.messageId, because: null, facts: [], events: [] }
  const open = await tx.consentRequest.findFirst({ where: { clinicId, contactId, status: "open" } })
  if (open && open.patientId !== patientId) fail("wrong_state", { sentence: SOMEBODY_ELSE })
  const facts: Fact[] = []
  if (open) {
    await tx.consentRequest.update({
      where: { id: open.id },
      data: { status: "cancelled", answeredAt: ctx.now },
    })
    facts.push(fact("consent.request_replaced", open.id, { patientId }))
  }
  const still = open ? await notTakenBackSince(tx, ctx, open) : []
  const purposes = purposesOf([...given.purposes, ...still])
  if (purposes.length === 0) fail("invalid_input", { fields: { purposes: "Choose what to ask for." } })
  const [patient, clinic, policy] = [
    await tx.patient.findUniqueOrThrow({ where: { id: patientId }, select: { language: true } }),
    await tx.clinic.findUniqueOrThrow({ where: { id: clinicId }, select: { language: true } }),
    await policyInForce(tx, ctx),
  ]
  const language = patientLanguage(given.language, patient.language, clinic.language)
  const id = newId()
  const token = newToken()
  const link = `${env().NEXTAUTH_URL}/c/${token}`
  const { kind, endsAt } = given
  const queued = await queueMessage(tx, ctx, {
    patientId,
    contactId,
    leadId: given.leadId,
    runId: given.runId,
    sentById: memberIdOf(ctx),
    purpose: "consent_request",
    content: await consentMessage(tx, ctx, { kind, contactId, language, purposes, link, endsAt }),
    effectKey: `consent_request:${effectKey}`,
    tooLateAt: addMs(ctx.now, REQUEST_DAYS * DAY_MS),
  })
  const isBlocked = queued.status === "blocked"
  await tx.consentRequest.create({
    data: {
      id,
      clinicId,
      patientId,
      contactId,
      kind,
      purposes,
      policyVersion: policy?.label ?? null,
      language,
      status: isBlocked ? "cancelled" : "open",
      messageId: queued.id,
      tokenHash: new Uint8Array(hashToken(token)),
      wantsReceipt: given.wantsReceipt ?? true,
      openedById: memberIdOf(ctx),
      openedAt: ctx.now,
      expiresAt: addMs(ctx.now, REQUEST_DAYS * DAY_MS),
      answeredAt: isBlocked ? ctx.now : null,
      effectKey,
      createdAt: ctx.now,
    },
  })
  const name = isBlocked ? ("consent.request_held" as const) : ("consent.requested" as const)
  const because = isBlocked ? queued.because : null
  facts.push(
    fact(name, id, { patientId, after: { kind, purposes, ...(because && { because }), language } }),
    ...queued.facts,
  )
  return { id, messageId: queued.id, because, facts, events: queued.events }
}

/** What an open question asks for, without what its person stopped or took back since. */
async function notTakenBackSince(
  tx: Tx,
  { clinicId }: Ctx,
  open: { patientId: string; openedAt: Date; purposes: string[] },
): Promise<string[]> {
  const gone = await tx.consent.findMany({
    where: {
      clinicId,
      patientId: open.patientId,
      purpose: { in: open.purposes },
      status: { in: ["withdrawn", "denied"] },
      recordedAt: { gte: open.openedAt },
    },
    select: { purpose: true },
  })
  return open.purposes.filter((purpose) => !gone.some((one) => one.purpose === purpose))
}

const SOMEBODY_ELSE =
  "At this number another person's question waits for its answer. Ask again when it is settled."
