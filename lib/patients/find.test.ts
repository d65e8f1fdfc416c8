import { expect, it } from "vitest"
import { inClinic } from "@/lib/db"
import { newId } from "@/lib/ids"
import { findPatient } from "@/lib/patients/find"
import { mergePatients } from "@/lib/patients/merge"
import { addRelative } from "@/lib/patients/relatives"
import { testDatabase } from "@/lib/testing/db"
import { addLead, leadGround } from "@/lib/testing/lead-ground"
import { addPatient, linkContact, patientGround } from "@/lib/testing/patients"
import { describeRefusals } from "@/lib/testing/refusals"
import { statementsOf } from "@/lib/testing/statements"

await testDatabase()

it("tells who it is, how to reach them and who else is reached there", async () => {
  const { clinic, patient, second, ctxFor } = await patientGround({
    birthDate: "1984-05-30",
    phone: "+40722119876",
  })
  await inClinic(clinic.id, (tx) => linkContact(tx, clinic.id, second.id, "whatsapp", "+40722119876"))
  await addRelative(ctxFor(["admin"]), { id: patient.id, relativeId: second.id, kind: "child" })
  const detail = await findPatient(
    { ...ctxFor(["admin"]), now: new Date("2026-05-29T21:30:00Z") },
    { id: patient.id },
  )
  // In Bucharest it is the birthday already.
  expect(detail.patient).toMatchObject({ name: "Ana Ionescu", birthDate: "1984-05-30", age: 42 })
  expect(detail.contacts).toMatchObject([
    { spoken: "+40 722 119 876", alsoOf: [{ name: "Ana Ionescu-Pop" }], others: 0 },
  ])
  expect(detail.relatives).toEqual([{ id: second.id, name: "Ana Ionescu-Pop", kind: "child", inReach: true }])
  expect((await findPatient(ctxFor(["admin"]), { id: second.id })).relatives).toMatchObject([
    { kind: "parent" },
  ])
})

it("leads on from a record that was merged away, however often", async () => {
  const { clinic, patient, second, ctxFor } = await patientGround()
  const admin = ctxFor(["admin"])
  const third = await addPatient(clinic.id)
  await mergePatients(admin, { keptId: second.id, mergedId: patient.id, reason: "One person" })
  await mergePatients(admin, { keptId: third.id, mergedId: second.id, reason: "One person" })
  expect(await findPatient(admin, { id: patient.id })).toMatchObject({
    mergedIntoId: third.id,
    patient: { id: third.id },
    merges: [{ name: "Ana Ionescu-Pop" }],
  })
})

it("shows a doctor own patients only, and of a family only initials", async () => {
  const { clinic, lead, ctxFor } = await leadGround({ name: "Maria Pop" })
  const stranger = await addPatient(clinic.id, { name: "Ion Secret" })
  const cold = await addLead(clinic.id, { name: "Cold Free", classification: "COLD" })
  await addRelative(ctxFor(["admin"]), { id: lead.patientId, relativeId: stranger.id, kind: "partner" })
  const detail = await findPatient(ctxFor(["doctor"]), { id: lead.patientId })
  expect(detail.relatives).toMatchObject([{ name: "I. S.", inReach: false }])
  for (const id of [stranger.id, cold.patientId])
    await expect(findPatient(ctxFor(["doctor"]), { id })).rejects.toMatchObject({ code: "not_found" })
})

it("masks for operator and auditor", async () => {
  const { patient, ctxFor } = await patientGround({ birthDate: "1984-05-30", email: "ana@example.test" })
  for (const role of ["operator", "auditor"] as const) {
    const detail = await findPatient(ctxFor([role]), { id: patient.id })
    expect(detail).toMatchObject({
      patient: { name: "A. I.", birthDate: null, age: null },
      may: { write: false, merge: null },
    })
    expect(JSON.stringify(detail)).not.toMatch(/Ionescu|1984|example|\+40/)
  }
})

it("asks the database as often for a full record as for an empty one", async () => {
  const { clinic, patient, second, ctxFor } = await patientGround()
  const admin = ctxFor(["admin"])
  for (const { id } of [patient, second]) await findPatient(admin, { id })
  const few = (await statementsOf(() => findPatient(admin, { id: second.id }))).length
  for (let n = 0; n < 12; n++) {
    await addRelative(admin, { id: patient.id, relativeId: (await addPatient(clinic.id)).id, kind: "other" })
    await inClinic(clinic.id, async (tx) => {
      await tx.lead.create({
        data: { id: newId(), clinicId: clinic.id, patientId: patient.id, source: "web" },
      })
    })
  }
  expect((await statementsOf(() => findPatient(admin, { id: patient.id }))).length).toBeLessThanOrEqual(
    few + 4,
  )
})

describeRefusals(findPatient, {
  prepare: async () => {
    const ground = await patientGround()
    return { ...ground, input: { id: ground.patient.id } }
  },
  badInput: { id: 7 },
})
