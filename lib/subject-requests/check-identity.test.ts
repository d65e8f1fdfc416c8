import { afterAll, expect, it } from "vitest"
import { closeDb } from "@/lib/db"
import { askIdentity, confirmIdentity } from "@/lib/subject-requests/check-identity"
import { withdrawRequest } from "@/lib/subject-requests/withdraw"
import { testDatabase } from "@/lib/testing/db"
import { describeRefusals } from "@/lib/testing/refusals"
import { requestGround } from "@/lib/testing/requests"

await testDatabase()
afterAll(closeDb)

it("waits until it is sure who asks; twice is once", async () => {
  const made = await requestGround("access", { sure: false })
  const input = { id: made.id }
  await askIdentity(made.admin, input)
  expect(await made.read()).toMatchObject({ status: "identity_needed" })
  const facts = await made.factsOf()
  expect(facts).toContain("subject_request.identity_asked")
  await askIdentity(made.admin, input)
  expect(await made.factsOf()).toEqual(facts)
})

it("keeps how and by whom it became sure; twice is once", async () => {
  const made = await requestGround("access", { sure: false })
  const input = { id: made.id, how: "call_back" as const, note: "Knew the last visit" }
  await confirmIdentity(made.admin, input)
  expect(await made.read()).toMatchObject({ status: "in_progress", identityHow: "call_back" })
  const facts = await made.factsOf()
  expect(facts).toContain("subject_request.identity_confirmed")
  await confirmIdentity(made.admin, input)
  expect(await made.factsOf()).toEqual(facts)
})

describeRefusals(askIdentity, {
  prepare: async () => {
    const made = await requestGround("access", { sure: false })
    return { ...made, input: { id: made.id } }
  },
  wrongState: {
    when: "one that is confirmed",
    code: "wrong_state",
    prepare: async () => {
      const made = await requestGround("access", { sure: true })

      return { ...made, input: { id: made.id } }
    },
  },
})
describeRefusals(confirmIdentity, {
  prepare: async () => {
    const made = await requestGround("access", { sure: false })
    return { ...made, input: { id: made.id, how: "document" as const } }
  },
  wrongState: {
    when: "one that is over",
    code: "wrong_state",
    prepare: async () => {
      const made = await requestGround("access", { sure: false })
      await withdrawRequest(made.admin, { id: made.id, reason: "No more" })
      return { ...made, input: { id: made.id, how: "document" as const } }
    },
  },
})
