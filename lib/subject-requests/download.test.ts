import { afterAll, expect, it } from "vitest"
import { closeDb } from "@/lib/db"
import { downloadExport } from "@/lib/subject-requests/download"
import { makeExport } from "@/lib/subject-requests/make-export"
import { prepareExport } from "@/lib/subject-requests/prepare-export"
import { testDatabase } from "@/lib/testing/db"
import { describeRefusals } from "@/lib/testing/refusals"
import { requestGround } from "@/lib/testing/requests"

await testDatabase()
afterAll(closeDb)

it("needs a fresh password each time", async () => {
  const made = await requestGround("access")
  const { exportId } = await prepareExport(made.admin, { id: made.id, language: "en" })
  await makeExport(made.admin, { id: exportId })
  const stale = { ...made.admin, steppedUpAt: undefined }
  await expect(downloadExport(stale, { id: exportId, format: "pdf" })).rejects.toMatchObject({
    code: "step_up_needed",
  })
})

describeRefusals(downloadExport, {
  prepare: async () => {
    const made = await requestGround("access")
    const { exportId } = await prepareExport(made.admin, { id: made.id, language: "en" })
    await makeExport(made.admin, { id: exportId })
    return { ...made, input: { id: exportId, format: "json" as const } }
  },
  wrongState: {
    when: "a copy that is being made",
    code: "wrong_state",
    prepare: async () => {
      const made = await requestGround("access")
      const { exportId } = await prepareExport(made.admin, { id: made.id, language: "en" })
      return { ...made, input: { id: exportId, format: "json" as const } }
    },
  },
})
