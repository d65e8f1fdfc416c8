import type { PatientLanguage } from "@/lib/consents/patient-phrases"
import { policyNamed } from "@/lib/consents/policy"
import { receiptRecord } from "@/lib/consents/receipt-record"
import { addMonths } from "@/lib/consents/record"
import { CONSENT_MONTHS, type ConsentMethod, METHOD_OF_SOURCE, type Purpose } from "@/lib/consents/words"
import { type Ctx, memberIdOf } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { type Fact, fact } from "@/lib/facts"
import { newId } from "@/lib/ids"
import type { OutboxEvent } from "@/lib/outbox"

type ReceiptToMake = {
  patientId: string
  requestId?: string | null
  language: PatientLanguage
  policyVersion: string | null
  /** The decisions that name it are those it tells of. */
  id: string
  effectKey: string
  /** Whether the patient is to get its link by message. */
  send: boolean
}

/** The receipt of a set of decisions that were just recorded, in the caller's transaction; null id where there are none. */
export async function makeReceipt(
  tx: Tx,
  ctx: Ctx,
  given: ReceiptToMake,
): Promise<{ id: string | null; facts: Fact[]; events: OutboxEvent[] }> {
  const { clinicId } = ctx
  const rows = await tx.consent.findMany({
    where: { clinicId, receiptId: given.id },
    orderBy: [{ purpose: "asc" }, { id: "asc" }],
  })
  if (rows.length === 0) return { id: null, facts: [], events: [] }
  const clinic = await tx.clinic.findUniqueOrThrow({
    where: { id: clinicId },
    select: { name: true, country: true },
  })
  const policy = given.policyVersion ? await policyNamed(tx, ctx, given.policyVersion) : null
  const { id } = given
  const record = receiptRecord({
    receiptId: id,
    recordId: newId(),
    principalId: newId(),
    language: given.language,
    madeAt: ctx.now,
    clinic,
    policy,
    policyVersion: given.policyVersion,
    decisions: rows.map((row) => ({
      consentId: row.id,
      purpose: row.purpose as Purpose,
      status: row.status as "granted" | "denied" | "withdrawn",
      method: (row.method as ConsentMethod | null) ?? METHOD_OF_SOURCE.member,
      decidedAt: row.recordedAt,
      expiresAt: row.expiresAt,
    })),
  })
  const { count } = await tx.consentReceipt.createMany({
    data: [
      {
        id,
        clinicId,
        patientId: given.patientId,
        requestId: given.requestId ?? null,
        language: given.language,
        policyVersion: given.policyVersion,
        record,
        expiresAt: addMonths(ctx.now, CONSENT_MONTHS),
        effectKey: given.effectKey,
        memberId: memberIdOf(ctx),
        createdAt: ctx.now,
      },
    ],
    skipDuplicates: true,
  })
  if (count === 0) return { id: null, facts: [], events: [] }
  return {
    id,
    facts: [
      fact("consent.receipt_made", id, { patientId: given.patientId, after: { decisions: rows.length } }),
    ],
    events: given.send
      ? [
          {
            name: "consent.receipt_asked",
            id: `consent.receipt_asked:${id}`,
            data: { clinicId, receiptId: id },
          },
        ]
      : [],
  }
}
