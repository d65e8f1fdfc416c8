import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { fail } from "@/lib/errors"
import { type Fact, fact } from "@/lib/facts"
import { isId } from "@/lib/ids"
import { holdPatients } from "@/lib/patients/hold"
import { careBack } from "@/lib/patients/merge-care"
import { setDetails } from "@/lib/patients/merge-now"
import type { Moved } from "@/lib/patients/merge-schema"
import { planUndo } from "@/lib/patients/undo-plan"

/**
 * Takes a merge apart, in the caller's transaction: what went then goes back, what came since stays with the kept record.
 * Refused while something contradicts it; done twice it changes nothing.
 */
export async function undoNow(
  tx: Tx,
  ctx: Ctx,
  { id, reason }: { id: string; reason: string },
): Promise<{ value: { keptId: string; mergedId: string }; facts: Fact[] }> {
  const merge = (isId(id) && (await tx.patientMerge.findUnique({ where: { id } }))) || fail("not_found")
  const { keptId, mergedId } = merge
  await holdPatients(tx, ctx, [keptId, mergedId])
  const plan = await planUndo(tx, id)
  const value = { keptId, mergedId }
  if (plan.isUndone) return { value, facts: [] }
  if (plan.blocked) fail("wrong_state", { sentence: plan.blocked })

  const { back } = plan
  await tx.$executeRaw`update "Lead" set "patientId" = ${mergedId}::uuid where id = any(${back.leads}::uuid[])`
  await tx.$executeRaw`update "PatientNote" set "patientId" = ${mergedId}::uuid where id = any(${back.notes}::uuid[])`
  await tx.$executeRaw`update "Task" set "patientId" = ${mergedId}::uuid where id = any(${back.tasks}::uuid[])`
  await tx.$executeRaw`update "Consent" set "patientId" = ${mergedId}::uuid where id = any(${back.consents}::uuid[])`
  await careBack(tx, mergedId, back.care)
  await tx.patientContact.deleteMany({ where: { patientId: keptId, contactId: { in: plan.leaves } } })
  await tx.patientContact.createMany({
    data: back.contacts.map(({ id, label, isPrimary, createdAt }) => ({
      clinicId: ctx.clinicId,
      patientId: mergedId,
      contactId: id,
      label,
      isPrimary,
      createdAt,
    })),
    skipDuplicates: true,
  })
  await relationsBack(tx, ctx, keptId, mergedId, back.relations)
  await setDetails(tx, keptId, Object.fromEntries(plan.restored.map((one) => [one.field, one.was])))
  await tx.$executeRaw`
    update "Patient" set "mergedIntoId" = null, "updatedAt" = ${ctx.now} where id = ${mergedId}::uuid`
  await tx.patientMerge.update({ where: { id }, data: { undoneAt: ctx.now } })
  const told = (patientId: string, other: string) =>
    fact("patient.merge_undone", patientId, {
      patientId,
      after: { mergeId: id, otherId: other, leads: back.leads.length, contacts: back.contacts.length },
      personal: { reason },
    })
  return { value, facts: [told(keptId, mergedId), told(mergedId, keptId)] }
}

async function relationsBack(
  tx: Tx,
  ctx: Ctx,
  keptId: string,
  mergedId: string,
  relations: Moved["relations"],
): Promise<void> {
  const { clinicId } = ctx
  const moved = relations.filter((one) => one.fate === "moved").map((one) => one.id)
  await tx.patientRelation.deleteMany({
    where: {
      OR: [
        { patientId: keptId, relativeId: { in: moved } },
        { relativeId: keptId, patientId: { in: moved } },
      ],
    },
  })
  await tx.patientRelation.createMany({
    data: relations.flatMap(({ id, kind, createdAt, back }) => [
      { clinicId, patientId: mergedId, relativeId: id, kind, createdAt },
      ...(back
        ? [{ clinicId, patientId: id, relativeId: mergedId, kind: back.kind, createdAt: back.createdAt }]
        : []),
    ]),
    skipDuplicates: true,
  })
}
