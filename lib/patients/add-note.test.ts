import { expect, it } from "vitest"
import { inClinic } from "@/lib/db"
import { newId } from "@/lib/ids"
import { addPatientNote } from "@/lib/patients/add-note"
import { testDatabase } from "@/lib/testing/db"
import { patientFacts, patientGround } from "@/lib/testing/patients"
import { describeRefusals } from "@/lib/testing/refusals"

await testDatabase()

const ground = async () => {
  const made = await patientGround()
  return { ...made, input: { id: made.patient.id, key: newId(), body: "Afraid of needles" } }
}

it("is kept once a form, and its words are in no fact", async () => {
  const { clinic, patient, ctxFor, input } = await ground()
  await addPatientNote(ctxFor(["frontdesk"]), input)
  await addPatientNote(ctxFor(["frontdesk"]), input)
  const notes = await inClinic(clinic.id, (tx) =>
    tx.patientNote.findMany({ where: { patientId: patient.id } }),
  )
  expect(notes).toMatchObject([{ body: "Afraid of needles" }])
  const facts = await patientFacts(clinic.id, patient.id)
  expect(facts).toMatchObject([{ name: "patient.note_added", after: { noteId: notes[0]?.id } }])
})

describeRefusals(addPatientNote, { prepare: ground, badInput: { id: "x", key: newId(), body: " " } })
