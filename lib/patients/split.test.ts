import { expect, it } from "vitest"
import { inClinic } from "@/lib/db"
import { newId } from "@/lib/ids"
import { mergePatients } from "@/lib/patients/merge"
import { previewSplit } from "@/lib/patients/preview-split"
import { splitPatient } from "@/lib/patients/split"
import { testDatabase } from "@/lib/testing/db"
import { addMessage } from "@/lib/testing/lead-ground"
import {
  linkContact,
  patientFacts,
  patientGround,
  readPatient,
  snapshot,
  someNumber,
} from "@/lib/testing/patients"
import { describeRefusals } from "@/lib/testing/refusals"

await testDatabase()
const reason = "Her son wrote from her phone"

/** A mother whose phone her son writes from too, with a number of his own among hers. */
async function ground() {
  const made = await patientGround({ name: "Elena Marin" })
  const { clinic, patient, ctxFor } = made
  const phone = patient.contactIds[0] ?? ""
  const [hers, his, sons] = await inClinic(clinic.id, async (tx) => {
    const lead = async () => {
      const id = newId()
      await tx.lead.create({ data: { id, clinicId: clinic.id, patientId: patient.id, source: "whatsapp" } })
      return id
    }
    return [await lead(), await lead(), await linkContact(tx, clinic.id, patient.id, "voice", someNumber())]
  })
  for (const id of [hers, his])
    await addMessage({ id, clinicId: clinic.id, patientId: patient.id, contactId: phone }, "Hello")
  const input = {
    key: newId(),
    id: patient.id,
    name: "Radu Marin",
    language: "ro",
    leads: his,
    contacts: sons,
    reason,
  }
  return { ...made, admin: ctxFor(["admin"]), phone, sons, hers, his, input }
}

it("takes leads and numbers out; what both wrote over is linked to both", async () => {
  const { clinic, admin, patient, phone, sons, hers, his, input } = await ground()
  const { newId: id } = await splitPatient(admin, input)
  expect(await splitPatient(admin, input)).toMatchObject({ newId: id })
  expect(await readPatient(clinic.id, id ?? "")).toMatchObject({
    name: "Radu Marin",
    nameFolded: "radu marin",
  })
  const mine = await snapshot(clinic.id, [patient.id])
  const theirs = await snapshot(clinic.id, [id ?? ""])
  expect([mine.leads.map((one) => one.id), theirs.leads.map((one) => one.id)]).toEqual([[hers], [his]])
  expect(mine.contacts.map((one) => one.contactId)).toEqual([phone])
  expect(theirs.contacts.map((one) => one.contactId).sort()).toEqual([phone, sons].sort())
  const facts = await patientFacts(clinic.id, patient.id)
  expect(facts).toMatchObject([
    { name: "patient.split", after: { newId: id, leads: [his], shared: [phone] } },
  ])
  expect(JSON.stringify(facts[0]?.after)).not.toMatch(/Radu/)
})

it("and merging it back is as before", async () => {
  const { clinic, admin, patient, input } = await ground()
  const before = await snapshot(clinic.id, [patient.id])
  const { newId: id } = await splitPatient(admin, input)
  await mergePatients(admin, { keptId: patient.id, mergedId: id ?? "", reason: "It was her after all" })
  const after = await snapshot(clinic.id, [patient.id])
  expect(after.leads).toEqual(before.leads)
  expect(after.contacts.map((one) => one.contactId)).toEqual(before.contacts.map((one) => one.contactId))
})

it("refuses nothing, everything, and what is not the patient's", async () => {
  const { admin, input, hers, his, phone, sons } = await ground()
  const other = await ground()
  await expect(splitPatient(admin, { ...input, leads: [], contacts: [] })).rejects.toMatchObject({
    code: "invalid_input",
  })
  await expect(
    splitPatient(admin, { ...input, leads: [hers, his], contacts: [phone, sons] }),
  ).rejects.toMatchObject({ code: "invalid_input" })
  await expect(splitPatient(admin, { ...input, leads: other.his })).rejects.toMatchObject({
    code: "conflict",
  })
})

it("is proposed by the front desk", async () => {
  const { clinic, ctxFor, patient, input } = await ground()
  expect(await splitPatient(ctxFor(["frontdesk"]), input)).toMatchObject({
    newId: null,
    approvalId: expect.any(String),
  })
  expect((await snapshot(clinic.id, [patient.id])).leads).toHaveLength(2)
  expect(await previewSplit(ctxFor(["frontdesk"]), { id: patient.id })).toMatchObject({ propose: true })
})

describeRefusals(splitPatient, { prepare: ground, badInput: { id: "x", leads: "nonsense", reason: "" } })
