import { expect, it } from "vitest"
import { changePatient } from "@/lib/patients/change"
import { mergePatients } from "@/lib/patients/merge"
import { testDatabase } from "@/lib/testing/db"
import { patientFacts, patientGround, readPatient } from "@/lib/testing/patients"
import { describeRefusals } from "@/lib/testing/refusals"

await testDatabase()

const ground = async () => {
  const made = await patientGround({ language: "ro" })
  return {
    ...made,
    input: { id: made.patient.id, name: "  Ștefan Țîrlea ", birthDate: "1984-05-30", language: "de" },
  }
}

it("keeps the name as it is written, folds it for search, and records fields, not words", async () => {
  const { clinic, patient, ctxFor, input } = await ground()
  await changePatient(ctxFor(["frontdesk"]), input)
  expect(await readPatient(clinic.id, patient.id)).toMatchObject({
    name: "Ștefan Țîrlea",
    nameFolded: "stefan tirlea",
    language: "de",
    birthDate: new Date("1984-05-30T00:00:00Z"),
  })
  const facts = await patientFacts(clinic.id, patient.id)
  expect(facts).toMatchObject([
    { name: "patient.changed", after: { fields: ["name", "birthDate", "language"] } },
  ])
  expect(JSON.stringify([facts[0]?.before, facts[0]?.after, facts[0]?.reason])).not.toMatch(/tefan|1984/)
})

it("changes nothing the second time, and takes a date away again", async () => {
  const { clinic, patient, ctxFor, input } = await ground()
  await changePatient(ctxFor(["admin"]), input)
  expect(await changePatient(ctxFor(["admin"]), input)).toMatchObject({ fields: [] })
  expect(await patientFacts(clinic.id, patient.id)).toHaveLength(1)
  await changePatient(ctxFor(["admin"]), { ...input, birthDate: "" })
  expect(await readPatient(clinic.id, patient.id)).toMatchObject({ birthDate: null })
})

it("S11 takes nothing else from the form", async () => {
  const { clinic, patient, second, ctxFor, input } = await ground()
  const more = { mergedIntoId: second.id, source: "import", clinicId: second.id, createdAt: "2020-01-01" }
  await changePatient(ctxFor(["admin"]), { ...input, ...more })
  expect(await readPatient(clinic.id, patient.id)).toMatchObject({ mergedIntoId: null, source: "whatsapp" })
})

it("is closed to a doctor whose patient it is not", async () => {
  const { ctxFor, input } = await ground()
  await expect(changePatient(ctxFor(["doctor"]), input)).rejects.toMatchObject({ code: "not_found" })
})

describeRefusals(changePatient, {
  prepare: ground,
  badInput: { id: "x", name: "" },
  wrongState: {
    when: "a record that was merged away",
    code: "wrong_state",
    prepare: async () => {
      const made = await ground()
      const pair = { keptId: made.second.id, mergedId: made.patient.id, reason: "One person" }
      await mergePatients(made.ctxFor(["admin"]), pair)
      return made
    },
  },
})
