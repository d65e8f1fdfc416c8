import { afterAll, expect, it } from "vitest"
import { closeDb } from "@/lib/db"
import { findModelTrial } from "@/lib/models/find-trial"
import { startModelTrial } from "@/lib/models/start-trial"
import { testDatabase } from "@/lib/testing/db"
import { modelGround } from "@/lib/testing/model-ground"
import { describeRefusals } from "@/lib/testing/refusals"

await testDatabase()
afterAll(closeDb)

it("says that there was none, and shows nobody else's", async () => {
  const { admin, strangerFor } = await modelGround()
  expect(await findModelTrial(admin, {})).toBeNull()
  await startModelTrial(admin, { model: "candidate-1" })
  expect(await findModelTrial(strangerFor(["admin"]), {})).toBeNull()
})

describeRefusals(findModelTrial, {
  subject: "none",
  prepare: async () => ({ ...(await modelGround()), input: {} }),
})
