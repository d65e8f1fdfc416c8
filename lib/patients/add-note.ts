import { fail } from "@/lib/errors"
import { fact } from "@/lib/facts"
import { idFrom } from "@/lib/ids"
import { command } from "@/lib/operation"
import { memberOf, patientForChange, patientReach } from "@/lib/patients/reach"
import { AddPatientNoteInput } from "@/lib/patients/schema"

/** The form's key makes a second press harmless. */
export const addPatientNote = command({
  name: "patients.addNote",
  may: "patients.write",
  input: AddPatientNoteInput,
  async run({ ctx, tx, input, grant }) {
    const memberId = memberOf(ctx) ?? fail("forbidden")
    const { id: patientId } = await patientForChange(tx, input.id, patientReach(ctx, grant))
    const id = idFrom(`patient note ${memberId} ${patientId} ${input.key}`)
    const { count } = await tx.patientNote.createMany({
      data: [{ id, clinicId: ctx.clinicId, patientId, memberId, body: input.body, createdAt: ctx.now }],
      skipDuplicates: true,
    })
    const noted = fact("patient.note_added", patientId, { patientId, after: { noteId: id } })
    return { value: { id }, facts: count === 0 ? [] : [noted] }
  },
})
