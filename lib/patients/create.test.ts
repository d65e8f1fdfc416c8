import { expect, it } from "vitest"
import { newId } from "@/lib/ids"
import { createPatient } from "@/lib/patients/create"
import { findPatient } from "@/lib/patients/find"
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
  })
  const namesake = { ...input, name: "ana  IONESCU", phone: "" }
  expect(await createPatient(admin, namesake)).toMatchObject({ id: null, known: [{ because: "name" }] })
  const { id } = await createPatient(admin, { ...same, anyway: "on" })
  expect((await findPatient(admin, { id: id ?? "" })).contacts[0]).toMatchObject({
    alsoOf: [{ id: patient.id }],
  })
})

it("says which field it cannot use", async () => {
  const { ctxFor, input } = await ground()
  await expect(createPatient(ctxFor(["admin"]), { ...input, phone: "12" })).rejects.toMatchObject({
    fields: { phone: expect.any(String) },
  })
})

describeRefusals(createPatient, { subject: "none", prepare: ground, badInput: { key: "x", name: "" } })
