import { afterAll, expect, it } from "vitest"
import { closeDb } from "@/lib/db"
import { extendRequest } from "@/lib/subject-requests/extend"
import { withdrawRequest } from "@/lib/subject-requests/withdraw"
import { testDatabase } from "@/lib/testing/db"
import { describeRefusals } from "@/lib/testing/refusals"
import { requestGround } from "@/lib/testing/requests"

await testDatabase()
afterAll(closeDb)

it("gives 60 days more; twice is once", async () => {
  const made = await requestGround("access", { sure: true })
  const input = { id: made.id, because: "complexity" as const, told: "on" as const }
  await extendRequest(made.admin, input)
  expect(await made.read()).toMatchObject({ extendedBecause: "complexity" })
  const facts = await made.factsOf()
  expect(facts).toContain("subject_request.extended")
  await extendRequest(made.admin, input)
  expect(await made.factsOf()).toEqual(facts)
})

it("refuses where they were not told", async () => {
  const { admin, id } = await requestGround()
  await expect(extendRequest(admin, { id, because: "complexity" })).rejects.toMatchObject({
    code: "invalid_input",
    fields: { told: expect.stringContaining("told first") },
  })
})

describeRefusals(extendRequest, {
  prepare: async () => {
    const made = await requestGround("access", { sure: true })
    return { ...made, input: { id: made.id, because: "complexity" as const, told: "on" as const } }
  },
  wrongState: {
    when: "one that is over",
    code: "wrong_state",
    prepare: async () => {
      const made = await requestGround("access", { sure: true })
      await withdrawRequest(made.admin, { id: made.id, reason: "No more" })
      return { ...made, input: { id: made.id, because: "complexity" as const, told: "on" as const } }
    },
  },
})
