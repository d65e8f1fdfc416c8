import { expect, it } from "vitest"
import { inClinic } from "@/lib/db"
import { newId } from "@/lib/ids"
import { changePatient } from "@/lib/patients/change"
import { createPatient } from "@/lib/patients/create"
import { findPatient } from "@/lib/patients/find"
import { listPatients } from "@/lib/patients/list"
import { suggestPatients } from "@/lib/patients/suggest"
import { ctxWith } from "@/lib/testing/ctx"
import { testDatabase } from "@/lib/testing/db"
import { patientFacts, patientGround } from "@/lib/testing/patients"
import { describeRefusals } from "@/lib/testing/refusals"

await testDatabase()

const ground = async () => {
  const made = await patientGround({ phone: "+40722119876" })
  return {
    ...made,
    input: {
      key: newId(),
      name: "Dan Barbu",
      phone: "0722 333 444",
      email: "Dan@Example.test",
      language: "ro",
    },
  }
}

it("makes a person once, with number and address as the clinic's country reads them", async () => {
  const { clinic, ctxFor, input } = await ground()
  const made = await createPatient(ctxFor(["frontdesk"]), input)
  expect(await createPatient(ctxFor(["frontdesk"]), input)).toEqual(made)
  const detail = await findPatient(ctxFor(["admin"]), { id: made.id ?? "" })
  expect(detail.patient).toMatchObject({ name: "Dan Barbu", source: "member", language: "ro" })
  expect(detail.contacts.map((one) => one.address)).toEqual(["+40722333444", "dan@example.test"])
  expect((await patientFacts(clinic.id, made.id ?? "")).map((one) => one.name)).toEqual(["patient.created"])
})

it("shows first who is known there or called so, and makes nobody until told to", async () => {
  const { patient, ctxFor, input } = await ground()
  const admin = ctxFor(["admin"])
  const same = { ...input, phone: "0722 119 876" }
  expect(await createPatient(admin, same)).toEqual({
    id: null,
    known: [{ id: patient.id, name: "Ana Ionescu", because: "number" }],
    elsewhere: [],
  })
  const namesake = { ...input, name: "ana  IONESCU", phone: "" }
  expect(await createPatient(admin, namesake)).toMatchObject({ id: null, known: [{ because: "name" }] })
  const { id } = await createPatient(admin, { ...same, anyway: "on" })
  expect((await findPatient(admin, { id: id ?? "" })).contacts[0]).toMatchObject({
    alsoOf: [{ id: patient.id }],
  })
})

it("P7 records whose names it showed", async () => {
  const { clinic, patient, ctxFor, input } = await ground()
  await createPatient(ctxFor(["frontdesk"]), { ...input, phone: "0722 119 876" })
  const looks = await inClinic(clinic.id, (tx) => tx.fact.findMany({ where: { name: "patient.listed" } }))
  expect(looks.map((one) => one.after)).toMatchObject([{ what: "known_like", patients: [patient.id] }])
})

it("tells a doctor of nobody outside their patients more than that a number is known", async () => {
  const { ctxFor, input } = await ground()
  const doctor = ctxFor(["doctor"])
  expect(await createPatient(doctor, { ...input, phone: "0722 119 876" })).toEqual({
    id: null,
    known: [],
    elsewhere: ["number"],
  })
  expect(await createPatient(doctor, { ...input, name: "Ana Ionescu" })).toMatchObject({
    id: expect.any(String),
  })
})

it("leaves a doctor the record they made, to open, list, find and change; others' doctors not", async () => {
  const { clinic, ctxFor, input } = await ground()
  const doctor = ctxFor(["doctor"])
  const { id } = await createPatient(doctor, input)
  expect((await findPatient(doctor, { id: id ?? "" })).patient.name).toBe("Dan Barbu")
  expect((await listPatients(doctor, {})).rows.map((row) => row.id)).toEqual([id])
  expect((await suggestPatients(doctor, { q: "barbu" })).map((one) => one.id)).toEqual([id])
  await changePatient(doctor, { id: id ?? "", name: "Dan Barbu", language: "de" })
  const other = await ctxWith(clinic, ["doctor"])
  await expect(findPatient(other, { id: id ?? "" })).rejects.toMatchObject({ code: "not_found" })
  expect((await listPatients(other, {})).rows).toEqual([])
})

it("says which field it cannot use", async () => {
  const { ctxFor, input } = await ground()
  await expect(createPatient(ctxFor(["admin"]), { ...input, phone: "12" })).rejects.toMatchObject({
    fields: { phone: expect.any(String) },
  })
})

describeRefusals(createPatient, { subject: "none", prepare: ground, badInput: { key: "x", name: "" } })
