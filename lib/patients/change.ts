import type { z } from "zod"
import type { Tx } from "@/lib/db"
import { fact } from "@/lib/facts"
import { command } from "@/lib/operation"
import { dayOf } from "@/lib/patients/details"
import { patientForChange, patientReach } from "@/lib/patients/reach"
import { foldName } from "@/lib/patients/rules"
import { ChangePatientInput } from "@/lib/patients/schema"
import { toDate } from "@/lib/time"

/** What changed is in the fact by field; the words themselves are personal. */
export const changePatient = command({
  name: "patients.change",
  may: "patients.write",
  input: ChangePatientInput,
  async run({ ctx, tx, input, grant }) {
    const patient = await patientForChange(tx, input.id, patientReach(ctx, grant))
    return changeNow(tx, patient, input)
  },
})

type Standing = Awaited<ReturnType<typeof patientForChange>>
type Told = Omit<z.output<typeof ChangePatientInput>, "id">

/** The same in the caller's transaction, of a patient held for it. `partner`: whose word it is. */
export async function changeNow(tx: Tx, patient: Standing, input: Told, partner?: string) {
  const was = { name: patient.name, birthDate: dayOf(patient.birthDate), language: patient.language }
  const is = { name: input.name, birthDate: input.birthDate ?? null, language: input.language ?? null }
  const fields = (["name", "birthDate", "language"] as const).filter((field) => was[field] !== is[field])
  const value = { id: patient.id, fields }
  if (fields.length === 0) return { value, facts: [] }
  await tx.patient.update({
    where: { id: patient.id },
    data: {
      name: is.name,
      nameFolded: foldName(is.name),
      language: is.language,
      birthDate: is.birthDate ? toDate(`${is.birthDate}T00:00:00Z`) : null,
    },
  })
  const only = (from: typeof was) => Object.fromEntries(fields.map((field) => [field, from[field]]))
  const changed = fact("patient.changed", patient.id, {
    patientId: patient.id,
    after: { fields, ...(partner && { partner }) },
    personal: { before: only(was), after: only(is) },
  })
  return { value, facts: [changed] }
}
