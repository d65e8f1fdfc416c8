import { afterAll, expect, it } from "vitest"
import { closeDb } from "@/lib/db"
import { prepareExport } from "@/lib/subject-requests/prepare-export"
import { testDatabase } from "@/lib/testing/db"
import { describeRefusals } from "@/lib/testing/refusals"
import { requestGround } from "@/lib/testing/requests"

await testDatabase()
afterAll(closeDb)

it("is for who may export, with a fresh password", async () => {
  const { ctxFor, id } = await requestGround("access")
  await expect(
    prepareExport({ ...ctxFor(["admin"]), steppedUpAt: undefined }, { id, language: "en" }),
  ).rejects.toMatchObject({
    code: "step_up_needed",
  })
})

describeRefusals(prepareExport, {
  prepare: async () => {
    const made = await requestGround("portability", { sure: true })
    return { ...made, input: { id: made.id, language: "en" as const } }
  },
  wrongState: {
    when: "one that is not sure yet",
    code: "wrong_state",
    prepare: async () => {
      const made = await requestGround("access", { sure: false })

      return { ...made, input: { id: made.id, language: "en" as const } }
    },
  },
})
