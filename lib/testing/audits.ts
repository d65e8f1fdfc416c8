import { makeConsentAudit } from "@/lib/consent-audits/make"
import { newId } from "@/lib/ids"
import { type AnswerGround, answerGround } from "@/lib/testing/answers"
import type { TestDatabase } from "@/lib/testing/db"
import { addMs, HOUR_MS, now } from "@/lib/time"

export const DAY = "2026-03-01"

type Owner = { query(text: string, values: unknown[]): Promise<unknown> }

/** A clinic with one of each that a day's look finds. */
export async function auditGround({ owner }: { owner: Owner }): Promise<AnswerGround> {
  const ground = await answerGround()
  const { patientId, contactId } = ground
  const { id: clinicId } = ground.clinic
  const ago = (hours: number) => addMs(now(), -hours * HOUR_MS)
  const consent = async (purpose: string, status: string, hoursAgo: number, endsInHours: number | null) => {
    const id = newId()
    await owner.query(
      `insert into "Consent" (id, "clinicId", "patientId", purpose, status, source, "effectKey", "recordedAt", "expiresAt", "createdAt")
       values ($1, $2, $3, $4, $5, 'member', $6, $7, $8, $7)`,
      [
        id,
        clinicId,
        patientId,
        purpose,
        status,
        id,
        ago(hoursAgo),
        endsInHours === null ? null : ago(-endsInHours),
      ],
    )
    return id
  }
  const sent = (consentId: string, hoursAgo: number) =>
    owner.query(
      `insert into "Message" (id, "clinicId", "contactId", "patientId", direction, body, status, "statusAt", basis, purpose, "consentId", "createdAt")
       values ($1, $2, $3, $4, 'out', 'An offer', 'sent', $5, 'consent', 'marketing', $6, $5)`,
      [newId(), clinicId, contactId, patientId, ago(hoursAgo), consentId],
    )
  // Sent before it was taken back, and after.
  const offers = await consent("marketing_whatsapp", "granted", 100, 9_000)
  await sent(offers, 30)
  await consent("marketing_whatsapp", "withdrawn", 20, null)
  await sent(offers, 10)
  // Sent before its end, and after.
  const news = await consent("treatment_updates", "granted", 100, -15)
  await sent(news, 18)
  await sent(news, 12)
  return ground
}

export const audited = async (database: Pick<TestDatabase, "owner">): Promise<AnswerGround> => {
  const ground = await auditGround(database)
  await makeConsentAudit({ ...ground.ctx, now: now() }, { day: DAY })
  return ground
}
