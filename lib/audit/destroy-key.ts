import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { type Fact, fact } from "@/lib/facts"

/**
 * Erases what the audit trail holds of a patient's name and words: their key goes, the facts stay, and the chain still
 * verifies. In the caller's transaction. A patient without a key gets none later either.
 */
export async function destroyPatientKey(tx: Tx, ctx: Ctx, patientId: string): Promise<{ facts: Fact[] }> {
  const gone = { sealed: null, destroyedAt: ctx.now }
  const { count: made } = await tx.patientKey.createMany({
    data: [{ clinicId: ctx.clinicId, patientId, ...gone }],
    skipDuplicates: true,
  })
  const { count: destroyed } = made
    ? { count: made }
    : await tx.patientKey.updateMany({ where: { patientId, destroyedAt: null }, data: gone })
  return { facts: destroyed ? [fact("patient.key_destroyed", patientId, { patientId })] : [] }
}
