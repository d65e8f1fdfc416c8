import { afterAll, expect, it } from "vitest"
import { closeDb } from "@/lib/db"
import { refuseRequest } from "@/lib/subject-requests/refuse"
import { withdrawRequest } from "@/lib/subject-requests/withdraw"
import { testDatabase } from "@/lib/testing/db"
import { describeRefusals } from "@/lib/testing/refusals"
import { requestGround } from "@/lib/testing/requests"

await testDatabase()
afterAll(closeDb)

it("is taken back; twice is once", async () => {
  const made = await requestGround("erasure", { sure: true })
  const input = { id: made.id, reason: "She said so" }
  await withdrawRequest(made.admin, input)
  expect(await made.read()).toMatchObject({ status: "withdrawn" })
  const facts = await made.factsOf()
  expect(facts).toContain("subject_request.withdrawn")
  await withdrawRequest(made.admin, input)
  expect(await made.factsOf()).toEqual(facts)
})

describeRefusals(withdrawRequest, {
  prepare: async () => {
    const made = await requestGround("access", { sure: true })
    return { ...made, input: { id: made.id, reason: "She said so" } }
  },
  wrongState: {
    when: "one that was refused",
    code: "wrong_state",
    prepare: async () => {
      const made = await requestGround("access", { sure: true })
      await refuseRequest(made.admin, { id: made.id, ground: "excessive", note: "Again" })
      return { ...made, input: { id: made.id, reason: "She said so" } }
    },
  },
})
