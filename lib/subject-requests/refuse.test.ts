import { afterAll, expect, it } from "vitest"
import { closeDb } from "@/lib/db"
import { refuseRequest } from "@/lib/subject-requests/refuse"
import { withdrawRequest } from "@/lib/subject-requests/withdraw"
import { testDatabase } from "@/lib/testing/db"
import { describeRefusals } from "@/lib/testing/refusals"
import { requestGround } from "@/lib/testing/requests"

await testDatabase()
afterAll(closeDb)

it("is refused on a ground, and what was told is kept; twice is once", async () => {
  const made = await requestGround("access", { sure: true })
  const input = { id: made.id, ground: "excessive" as const, note: "The fifth time this week" }
  await refuseRequest(made.admin, input)
  expect(await made.read()).toMatchObject({ status: "refused", refusedGround: "excessive" })
  const facts = await made.factsOf()
  expect(facts).toContain("subject_request.refused")
  await refuseRequest(made.admin, input)
  expect(await made.factsOf()).toEqual(facts)
})

describeRefusals(refuseRequest, {
  prepare: async () => {
    const made = await requestGround("access", { sure: true })
    return { ...made, input: { id: made.id, ground: "unfounded" as const, note: "Told them" } }
  },
  wrongState: {
    when: "one that is over",
    code: "wrong_state",
    prepare: async () => {
      const made = await requestGround("access", { sure: true })
      await withdrawRequest(made.admin, { id: made.id, reason: "No more" })
      return { ...made, input: { id: made.id, ground: "unfounded" as const, note: "Told them" } }
    },
  },
})
