import { expect, it } from "vitest"
import { inClinic } from "@/lib/db"
import { newId } from "@/lib/ids"
import { addPatientNote } from "@/lib/patients/add-note"
import { changePatient } from "@/lib/patients/change"
import { mergePatients } from "@/lib/patients/merge"
import { previewUndo } from "@/lib/patients/preview-undo"
import { undoMerge } from "@/lib/patients/undo-merge"
import { testDatabase } from "@/lib/testing/db"
import { addPatient, patientFacts, patientGround, readPatient, snapshot } from "@/lib/testing/patients"
import { describeRefusals } from "@/lib/testing/refusals"

const db = await testDatabase()
const reason = "They are two people"

async function merged() {
  const made = await patientGround({ birthDate: "1984-05-30" }, { language: "de" })
  const { ctxFor, patient, second } = made
  const admin = ctxFor(["admin"])
  const pair = { keptId: patient.id, mergedId: second.id }
  const { mergeId } = await mergePatients(admin, {
    ...pair,
    name: "merged",
    language: "merged",
    reason: "One person",
  })
  return { ...made, admin, input: { id: mergeId ?? "", reason } }
}

it("gives back what went, leaves what came since, and keeps what was corrected since", async () => {
  const { clinic, admin, patient, second, input } = await merged()
  await addPatientNote(admin, { id: patient.id, key: newId(), body: "Came later" })
  await changePatient(admin, {
    id: patient.id,
    name: "Ana-Maria Ionescu",
    birthDate: "1984-05-30",
    language: "de",
  })
  const before = await snapshot(clinic.id, [patient.id, second.id])
  const preview = await previewUndo(admin, { id: input.id })
  expect(preview).toMatchObject({
    blocked: null,
    kept: "Ana-Maria Ionescu",
    back: { contacts: 1, notes: 0 },
    stays: { contacts: 1, notes: 1 },
    corrected: ["name"],
  })
  expect(await snapshot(clinic.id, [patient.id, second.id])).toEqual(before)
  await undoMerge(admin, input)
  await undoMerge(admin, input)
  expect(await readPatient(clinic.id, patient.id)).toMatchObject({
    name: "Ana-Maria Ionescu",
    language: "ro",
  })
  expect(await readPatient(clinic.id, second.id)).toMatchObject({ mergedIntoId: null })
  const after = await snapshot(clinic.id, [patient.id, second.id])
  expect(after.notes).toMatchObject([{ patientId: patient.id }])
  expect(after.contacts.map((one) => one.patientId).sort()).toEqual([patient.id, second.id].sort())
  const told = (await patientFacts(clinic.id, second.id)).map((one) => one.name)
  expect(told.filter((name) => name === "patient.merge_undone")).toHaveLength(1)
})

it("leaves a number with both over which somebody wrote to the kept record since", async () => {
  const { clinic, admin, patient, second, input } = await merged()
  const contactId = second.contactIds[0] ?? ""
  await inClinic(clinic.id, async (tx) => {
    const lead = newId()
    await tx.lead.create({
      data: { id: lead, clinicId: clinic.id, patientId: patient.id, source: "whatsapp" },
    })
    const message = {
      id: newId(),
      clinicId: clinic.id,
      contactId,
      leadId: lead,
      direction: "in",
      body: "Hello",
    }
    await tx.message.create({
      data: { ...message, status: "received", statusAt: new Date(Date.now() + 1_000) },
    })
  })
  await db.owner.query(`update "Message" set "createdAt" = now() + interval '1 minute'`)
  expect((await previewUndo(admin, { id: input.id })).shared).toEqual([contactId])
  await undoMerge(admin, input)
  const { contacts } = await snapshot(clinic.id, [patient.id, second.id])
  expect(contacts.filter((one) => one.contactId === contactId)).toHaveLength(2)
})

it("waits for a later merge that stands on it", async () => {
  const { clinic, admin, patient, input } = await merged()
  const third = await addPatient(clinic.id)
  const later = await mergePatients(admin, { keptId: third.id, mergedId: patient.id, reason })
  await expect(undoMerge(admin, input)).rejects.toMatchObject({ code: "wrong_state" })
  expect((await previewUndo(admin, { id: input.id })).blocked).toMatch(/first/)
  await undoMerge(admin, { id: later.mergeId ?? "", reason })
  await undoMerge(admin, input)
  expect(await readPatient(clinic.id, patient.id)).toMatchObject({ name: "Ana Ionescu" })
})

it("is proposed by the front desk", async () => {
  const { clinic, ctxFor, second, input } = await merged()
  expect(await undoMerge(ctxFor(["frontdesk"]), input)).toMatchObject({ approvalId: expect.any(String) })
  expect((await readPatient(clinic.id, second.id)).mergedIntoId).not.toBeNull()
})

describeRefusals(undoMerge, { prepare: merged, badInput: { id: "x", reason: "" } })
