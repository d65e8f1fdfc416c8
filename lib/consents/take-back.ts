import { narrowQuestions } from "@/lib/consents/narrow-questions"
import { recordConsent } from "@/lib/consents/record"
import { standingConsents } from "@/lib/consents/standing"
import type { ConsentSource, Purpose } from "@/lib/consents/words"
import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import type { Fact } from "@/lib/facts"

type TakenBack = { patientId: string; purpose: Purpose; source: ConsentSource; evidenceId?: string | null }

/**
 * Takes an agreement back now. The row waits for sends under way (migration 0022) and none begins after it. What does not
 * stand needs no taking back: no facts.
 */
export async function withdrawNow(tx: Tx, ctx: Ctx, given: TakenBack): Promise<{ facts: Fact[] }> {
  const { patientId, purpose, source, evidenceId = null } = given
  const stands = (await standingConsents(tx, patientId, ctx.now)).find((one) => one.purpose === purpose)
  if (stands?.status !== "granted") return { facts: [] }
  const { facts } = await recordConsent(tx, ctx, {
    patientId,
    purpose,
    status: "withdrawn",
    source,
    method: "explicit",
    policyVersion: stands.policyVersion,
    evidenceId,
    decidedAt: ctx.now,
    effectKey: `withdraw:${stands.consentId}`,
  })
  return { facts: [...facts, ...(await narrowQuestions(tx, ctx, patientId, [purpose]))] }
}
