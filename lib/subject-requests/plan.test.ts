import { afterAll, expect, it } from "vitest"
import { closeDb } from "@/lib/db"
import { previewErasure } from "@/lib/subject-requests/plan"
import { testDatabase } from "@/lib/testing/db"
import { readPatient } from "@/lib/testing/patients"
import { describeRefusals } from "@/lib/testing/refusals"
import { requestGround } from "@/lib/testing/requests"

await testDatabase()
afterAll(closeDb)

it("says what would go and what would stay, and changes nothing", async () => {
  const { admin, id, clinic, patient } = await requestGround("erasure")
  const plan = await previewErasure(admin, { id })
  expect(plan).toMatchObject({ records: 1, waiting: 0 })
  expect(plan.gone).toContainEqual({ what: "Records", rows: 1, how: "blanked" })
  expect(plan.kept.every((one) => one.rows > 0)).toBe(true)
  expect(await readPatient(clinic.id, patient.id)).toMatchObject({ name: "Ana Ionescu", erasedAt: null })
})

describeRefusals(previewErasure, {
  prepare: async () => {
    const made = await requestGround("erasure", { sure: true })
    return { ...made, input: { id: made.id } }
  },
  wrongState: {
    when: "one that asks for something else",
    code: "wrong_state",
    prepare: async () => {
      const made = await requestGround("access", { sure: true })

      return { ...made, input: { id: made.id } }
    },
  },
})
