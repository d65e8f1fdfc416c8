import { afterAll, expect, it } from "vitest"
import { closeDb } from "@/lib/db"
import { listStamped } from "@/lib/impact/stamped"
import { testDatabase } from "@/lib/testing/db"
import { describeRefusals } from "@/lib/testing/refusals"
import { aSha, makeRelease, softwareGround } from "@/lib/testing/software"

await testDatabase()
afterAll(closeDb)

describeRefusals(listStamped, {
  subject: "none",
  badInput: { shas: "all" },
  prepare: async () => ({ ...(await softwareGround()), input: { shas: [] } }),
})

it("knows of these commits those that are releases, in the order given", async () => {
  const { operator, service } = await softwareGround()
  const [first, second] = [aSha(), aSha()]
  const older = await makeRelease(service.id, { gitSha: first })
  const newer = await makeRelease(service.id, { gitSha: second })
  const found = await listStamped(operator, { shas: [first, "unknown", second] })
  expect(found.map((one) => one.id)).toEqual([older, newer])
})
