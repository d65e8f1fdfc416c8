import {
  CONSENT_MONTHS,
  type ConsentMethod,
  type ConsentSource,
  type ConsentStatus,
  METHOD_OF_SOURCE,
  type Purpose,
} from "@/lib/consents/words"
import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { type Fact, fact } from "@/lib/facts"
import type { Prisma } from "@/lib/generated/prisma/client"
import { newId } from "@/lib/ids"

export type Decision = {
  patientId: string
  purpose: Purpose
  status: Extract<ConsentStatus, "granted" | "denied" | "withdrawn" | "expired">
  source: ConsentSource
  /** How it was given; told from the source where it is not said. */
  method?: ConsentMethod
  requestId?: string | null
  evidenceId?: string | null
  receiptId?: string | null
  policyVersion?: string | null
  /** What shows it: ids and the words of the box, never a person's own text. */
  evidence?: Prisma.InputJsonValue
  /** When the person decided, as far as is known. */
  decidedAt: Date
  /** Of what is granted again with its old end. */
  expiresAt?: Date | null
  /** The same decision told twice is one. */
  effectKey: string
}

/** One decision of a patient, in the caller's transaction. Told again it changes nothing and gives no facts. */
export async function recordConsent(
  tx: Tx,
  ctx: Ctx,
  { decidedAt, ...decision }: Decision,
): Promise<{ facts: Fact[] }> {
  const id = newId()
  // A clock ahead of ours must not make a decision stand above the next one.
  const recordedAt = decidedAt > ctx.now ? ctx.now : decidedAt
  const { purpose, status, source, patientId } = decision
  const method = decision.method ?? METHOD_OF_SOURCE[source]
  const expiresAt =
    status === "granted" ? (decision.expiresAt ?? addMonths(recordedAt, CONSENT_MONTHS)) : null
  const { count } = await tx.consent.createMany({
    data: [
      {
        ...decision,
        id,
        method,
        clinicId: ctx.clinicId,
        memberId: ctx.actor.kind === "member" ? ctx.actor.memberId : null,
        recordedAt,
        expiresAt,
        createdAt: ctx.now,
      },
    ],
    skipDuplicates: true,
  })
  if (count === 0) return { facts: [] }
  return { facts: [fact(`consent.${status}`, id, { patientId, after: { purpose, source, method } })] }
}

/** The same day so many months later. */
export function addMonths(from: Date, months: number): Date {
  const to = new Date(from)
  to.setUTCMonth(to.getUTCMonth() + months)
  // The 31st of a shorter month is its last day, not the first of the next.
  if (to.getUTCDate() !== from.getUTCDate()) to.setUTCDate(0)
  return to
}
