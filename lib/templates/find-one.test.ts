import { afterAll, expect, it } from "vitest"
import { closeDb } from "@/lib/db"
import { findTemplate } from "@/lib/templates/find-one"
import { templateGround } from "@/lib/testing/campaigns"
import { testDatabase } from "@/lib/testing/db"
import { describeRefusals } from "@/lib/testing/refusals"

await testDatabase()
afterAll(closeDb)

const prepare = async () => {
  const made = await templateGround()
  return { ...made, input: { id: made.templateId } }
}
describeRefusals(findTemplate, { prepare, badInput: {} })

it("shows the wording that goes out now with its gaps", async () => {
  const { ctxFor, input, versionId } = await prepare()
  const found = await findTemplate(ctxFor(["auditor"]), input)
  expect(found).toMatchObject({ name: "recall", uses: 0, campaigns: [] })
  expect(found.spoken[0]?.versions).toMatchObject([
    { id: versionId, number: 1, isCurrent: true, gaps: [{ name: "1" }, { name: "2" }], unsendable: null },
  ])
})
