import { afterAll, expect, it } from "vitest"
import { closeDb } from "@/lib/db"
import { failSync } from "@/lib/templates/fail-sync"
import { findNumber } from "@/lib/templates/number"
import { testDatabase } from "@/lib/testing/db"
import { recorded } from "@/lib/testing/facts"
import { leadGround } from "@/lib/testing/lead-ground"
import { describeRefusals } from "@/lib/testing/refusals"
import { connectWhatsapp } from "@/lib/testing/whatsapp"

await testDatabase()
afterAll(closeDb)

const prepare = async () => {
  const made = await leadGround()
  return { ...made, input: { connectionId: await connectWhatsapp(made.clinic.id), reason: "too_many" } }
}
describeRefusals(failSync, { prepare, badInput: { connectionId: "x", reason: "Words of theirs" } })

it("keeps why, and tells it once", async () => {
  const { clinic, input, ctxFor } = await prepare()
  const admin = ctxFor(["admin"])
  await failSync(admin, input)
  await failSync(admin, input)
  expect(await findNumber(admin, {})).toMatchObject({ failedBecause: "too_many" })
  expect(await recorded(clinic.id, input.connectionId)).toHaveLength(1)
})
