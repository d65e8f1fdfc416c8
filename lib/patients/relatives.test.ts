import { expect, it } from "vitest"
import { findPatient } from "@/lib/patients/find"
import { addRelative, removeRelative } from "@/lib/patients/relatives"
import { testDatabase } from "@/lib/testing/db"
import { patientFacts, patientGround } from "@/lib/testing/patients"
import { describeRefusals } from "@/lib/testing/refusals"

await testDatabase()

const ground = async () => {
  const made = await patientGround()
  const of = async (id: string) =>
    (await findPatient(made.ctxFor(["admin"]), { id })).relatives.map((one) => [one.id, one.kind])
  return {
    ...made,
    of,
    input: { id: made.patient.id, relativeId: made.second.id, kind: "guardian" as const },
  }
}

it("is kept in both directions, once, and corrected by saying it anew", async () => {
  const { clinic, ctxFor, input, patient, second, of } = await ground()
  const admin = ctxFor(["admin"])
  await addRelative(admin, input)
  await addRelative(admin, input)
  expect([await of(patient.id), await of(second.id)]).toEqual([
    [[second.id, "guardian"]],
    [[patient.id, "ward"]],
  ])
  await addRelative(admin, { ...input, kind: "parent" })
  expect([await of(patient.id), await of(second.id)]).toEqual([
    [[second.id, "parent"]],
    [[patient.id, "child"]],
  ])
  await removeRelative(admin, { id: second.id, relativeId: patient.id })
  await removeRelative(admin, { id: second.id, relativeId: patient.id })
  expect([await of(patient.id), await of(second.id)]).toEqual([[], []])
  expect((await patientFacts(clinic.id, patient.id)).map((one) => one.name)).toEqual([
    "patient.relative_added",
    "patient.relative_added",
    "patient.relative_removed",
  ])
})

it("S9 is nobody of another clinic, and not oneself", async () => {
  const { ctxFor, strangerFor, input, patient } = await ground()
  const foreign = await patientGround()
  await expect(
    addRelative(ctxFor(["admin"]), { ...input, relativeId: foreign.patient.id }),
  ).rejects.toMatchObject({
    code: "not_found",
  })
  await expect(addRelative(ctxFor(["admin"]), { ...input, relativeId: patient.id })).rejects.toMatchObject({
    code: "invalid_input",
  })
  await expect(addRelative(strangerFor(["admin"]), input)).rejects.toMatchObject({ code: "not_found" })
})

describeRefusals(addRelative, { prepare: ground, badInput: { id: "x", relativeId: "y", kind: "enemy" } })
describeRefusals(removeRelative, { prepare: ground, badInput: { id: "x", relativeId: "y" } })
