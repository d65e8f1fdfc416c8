import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { type Fact, fact } from "@/lib/facts"
import { sameRecordsSql } from "@/lib/patients/reach"

/**
 * Erases what the audit trail holds of a patient's name and words: their key goes, the facts stay, and the chain still
 * verifies. In the caller's transaction. A patient without a key gets none later either. The records that were merged into
 * this one are the same person: their keys go with it.
 */
export async function destroyPatientKey(tx: Tx, ctx: Ctx, patientId: string): Promise<{ facts: Fact[] }> {
  const records = await tx.$queryRaw<{ id: string }[]>`${sameRecordsSql(patientId)}`
  const ids = [...new Set([patientId, ...records.map((record) => record.id)])]
  const gone = { sealed: null, destroyedAt: ctx.now }
  const made = await tx.patientKey.createManyAndReturn({
    data: ids.map((id) => ({ clinicId: ctx.clinicId, patientId: id, ...gone })),
    skipDuplicates: true,
    select: { patientId: true },
  })
  const destroyed = await tx.patientKey.updateManyAndReturn({
    where: { patientId: { in: ids }, destroyedAt: null },
    data: gone,
    select: { patientId: true },
  })
  const facts = [...made, ...destroyed].map(({ patientId: id }) =>
    fact("patient.key_destroyed", id, { patientId: id }),
  )
  return { facts }
}
