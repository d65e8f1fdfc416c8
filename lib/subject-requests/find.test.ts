import { afterAll, expect, it } from "vitest"
import { closeDb } from "@/lib/db"
import { findRequest } from "@/lib/subject-requests/find"
import { testDatabase } from "@/lib/testing/db"
import { describeRefusals } from "@/lib/testing/refusals"
import { requestGround } from "@/lib/testing/requests"

await testDatabase()
afterAll(closeDb)

it("shows everything of it, and to whom sees numbers alone nothing of the person", async () => {
  const { admin, ctxFor, id } = await requestGround("access")
  expect(await findRequest(admin, { id })).toMatchObject({
    request: { words: "What do you know of me?", identity: { how: "document" } },
    patient: { name: "Ana Ionescu", isErased: false },
    history: [{ what: "subject_request.identity_confirmed" }, { what: "subject_request.opened" }],
  })
  const seen = JSON.stringify(await findRequest(ctxFor(["operator"]), { id }))
  expect(seen).not.toMatch(/Ionescu|know of me/)
})

describeRefusals(findRequest, {
  prepare: async () => {
    const made = await requestGround()
    return { ...made, input: { id: made.id } }
  },
})
