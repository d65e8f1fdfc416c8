import { afterAll, expect, it } from "vitest"
import { closeDb } from "@/lib/db"
import { rectify } from "@/lib/subject-requests/rectify"
import { testDatabase } from "@/lib/testing/db"
import { readPatient } from "@/lib/testing/patients"
import { describeRefusals } from "@/lib/testing/refusals"
import { requestGround } from "@/lib/testing/requests"

await testDatabase()
afterAll(closeDb)

it("puts the name right and keeps what stood there; twice is once", async () => {
  const { admin, id, clinic, patient, read, factsOf } = await requestGround("rectification")
  const input = { id, name: "Ana Ionesco", language: "ro", birthDate: "" as const }
  expect(await rectify(admin, input)).toMatchObject({ fields: ["name"] })
  expect(await readPatient(clinic.id, patient.id)).toMatchObject({
    name: "Ana Ionesco",
    nameFolded: "ana ionesco",
  })
  expect(await read()).toMatchObject({ status: "done" })
  const facts = await factsOf()
  await rectify(admin, input)
  expect(await factsOf()).toEqual(facts)
})

describeRefusals(rectify, {
  prepare: async () => {
    const made = await requestGround("rectification", { sure: true })
    return { ...made, input: { id: made.id, name: "Ana I" } }
  },
  wrongState: {
    when: "what would change nothing",
    code: "wrong_state",
    prepare: async () => {
      const made = await requestGround("rectification", { sure: true })

      return { ...made, input: { id: made.id, name: "Ana Ionescu", language: "ro" } }
    },
  },
})
