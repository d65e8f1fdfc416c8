import { fail } from "@/lib/errors"
import { fact } from "@/lib/facts"
import { command } from "@/lib/operation"
import { patientForChange, patientInReach, patientReach } from "@/lib/patients/reach"
import { AddRelativeInput, RemoveRelativeInput } from "@/lib/patients/schema"
import { INVERSE } from "@/lib/patients/words"

/** Kept in both directions. Saying it anew with another kind corrects it. */
export const addRelative = command({
  name: "patients.addRelative",
  may: "patients.write",
  input: AddRelativeInput,
  async run({ ctx, tx, input, grant }) {
    const reach = patientReach(ctx, grant)
    const patient = await patientForChange(tx, input.id, reach)
    const { kind, relativeId } = input
    if (relativeId === patient.id) fail("invalid_input", { fields: { relativeId: "Choose somebody else." } })
    const relative = await patientInReach(tx, relativeId, reach)
    if (relative.mergedIntoId) fail("conflict")
    const known = await tx.patientRelation.findFirst({ where: { patientId: patient.id, relativeId } })
    const value = { id: patient.id, relativeId, kind }
    if (known?.kind === kind) return { value, facts: [] }
    if (known) await tx.patientRelation.deleteMany({ where: bothWays(patient.id, relativeId) })
    const { clinicId, now: createdAt } = ctx
    await tx.patientRelation.createMany({
      data: [
        { clinicId, patientId: patient.id, relativeId, kind, createdAt },
        { clinicId, patientId: relativeId, relativeId: patient.id, kind: INVERSE[kind], createdAt },
      ],
      skipDuplicates: true,
    })
    return { value, facts: told("patient.relative_added", patient.id, relativeId, kind) }
  },
})

export const removeRelative = command({
  name: "patients.removeRelative",
  may: "patients.write",
  input: RemoveRelativeInput,
  async run({ ctx, tx, input, grant }) {
    const patient = await patientForChange(tx, input.id, patientReach(ctx, grant))
    const { relativeId } = input
    const known = await tx.patientRelation.findFirst({
      where: { patientId: patient.id, relative: { id: relativeId } },
    })
    const value = { id: patient.id, relativeId }
    if (!known) return { value, facts: [] }
    await tx.patientRelation.deleteMany({ where: bothWays(patient.id, relativeId) })
    return { value, facts: told("patient.relative_removed", patient.id, relativeId, known.kind) }
  },
})

const bothWays = (one: string, other: string) => ({
  OR: [
    { patientId: one, relativeId: other },
    { patientId: other, relativeId: one },
  ],
})

/** In the history of each of the two. */
const told = (
  name: "patient.relative_added" | "patient.relative_removed",
  one: string,
  other: string,
  kind: string,
) => [
  fact(name, one, { patientId: one, after: { relativeId: other, kind } }),
  fact(name, other, { patientId: other, after: { relativeId: one } }),
]
