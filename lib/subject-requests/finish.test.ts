import { afterAll, expect, it } from "vitest"
import { closeDb } from "@/lib/db"
import { finishRequest } from "@/lib/subject-requests/finish"
import { testDatabase } from "@/lib/testing/db"
import { describeRefusals } from "@/lib/testing/refusals"
import { requestGround } from "@/lib/testing/requests"

await testDatabase()
afterAll(closeDb)

it("is no way to end an erasure", async () => {
  const { admin, id } = await requestGround("erasure")
  await expect(finishRequest(admin, { id })).rejects.toMatchObject({ code: "wrong_state" })
})

describeRefusals(finishRequest, {
  prepare: async () => {
    const made = await requestGround("access", { sure: true })
    return { ...made, input: { id: made.id } }
  },
  wrongState: {
    when: "one whose copy nobody took",
    code: "wrong_state",
    prepare: async () => {
      const made = await requestGround("access", { sure: true })

      return { ...made, input: { id: made.id } }
    },
  },
})
