import { recordConsent } from "@/lib/consents/record"
import type { Purpose } from "@/lib/consents/words"
import type { Ctx } from "@/lib/ctx"
import { inClinic } from "@/lib/db"
import { newId } from "@/lib/ids"
import { findEnding } from "@/lib/renewals/find-ending"
import { type AnswerGround, answerGround } from "@/lib/testing/answers"
import { addMs, DAY_MS, now } from "@/lib/time"

export type RenewalGround = AnswerGround & { id: string; endsAt: Date; at(days: number): Ctx }

/** What a patient agreed to, ending in so many days. */
export async function agreed(
  ground: AnswerGround,
  purposes: readonly Purpose[],
  days: number,
): Promise<Date> {
  const endsAt = addMs(now(), days * DAY_MS)
  await inClinic(ground.clinic.id, async (tx) => {
    for (const purpose of purposes)
      await recordConsent(tx, ground.ctx, {
        patientId: ground.patientId,
        purpose,
        status: "granted",
        source: "member",
        decidedAt: addMs(now(), -700 * DAY_MS),
        expiresAt: endsAt,
        effectKey: newId(),
      })
  })
  return endsAt
}

/** A renewal as the check begins it; `at` is the system's context so many days from now. */
export async function renewalGround(days = 20): Promise<RenewalGround> {
  const ground = await answerGround()
  const endsAt = await agreed(ground, ["marketing_whatsapp", "appointment_reminders"], days)
  const at = (ahead: number): Ctx => ({ ...ground.ctx, now: addMs(now(), ahead * DAY_MS) })
  await findEnding(at(0), {})
  const { id } = await inClinic(ground.clinic.id, (tx) => tx.consentRenewal.findFirstOrThrow({}))
  return { ...ground, id, endsAt, at }
}
