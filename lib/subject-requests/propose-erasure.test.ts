import { afterAll, expect, it } from "vitest"
import { denyRequest } from "@/lib/approvals/decide"
import { closeDb } from "@/lib/db"
import { proposeErasure } from "@/lib/subject-requests/propose-erasure"
import { ctxWith } from "@/lib/testing/ctx"
import { testDatabase } from "@/lib/testing/db"
import { describeRefusals } from "@/lib/testing/refusals"
import { requestGround } from "@/lib/testing/requests"

await testDatabase()
afterAll(closeDb)

it("asks a second person; denied, it goes on as before; twice is once", async () => {
  const { admin, id, clinic, read, factsOf } = await requestGround("erasure")
  const asked = await proposeErasure(admin, { id, reason: "She asked for it" })
  expect(await read()).toMatchObject({ status: "awaiting_approval", approvalId: asked.approvalId })
  const facts = await factsOf()
  expect(await proposeErasure(admin, { id, reason: "She asked for it" })).toEqual(asked)
  expect(await factsOf()).toEqual(facts)
  const other = await ctxWith(clinic, ["admin"])
  await denyRequest({ ...other, steppedUpAt: other.now }, { id: asked.approvalId ?? "", reason: "Not yet" })
  expect(await read()).toMatchObject({ status: "in_progress", approvalId: null })
})

describeRefusals(proposeErasure, {
  prepare: async () => {
    const made = await requestGround("erasure", { sure: true })
    return { ...made, input: { id: made.id, reason: "She asked" } }
  },
  wrongState: {
    when: "one that is not sure yet",
    code: "wrong_state",
    prepare: async () => {
      const made = await requestGround("erasure", { sure: false })

      return { ...made, input: { id: made.id, reason: "She asked" } }
    },
  },
})
