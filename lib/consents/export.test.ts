import { expect, it } from "vitest"
import { exportLedger } from "@/lib/consents/export"
import { decide } from "@/lib/testing/consents"
import { testDatabase } from "@/lib/testing/db"
import { addLead, leadGround } from "@/lib/testing/lead-ground"
import { describeRefusals } from "@/lib/testing/refusals"

await testDatabase()
describeRefusals(exportLedger, {
  subject: "none",
  badInput: { filters: {}, reason: "" },
  prepare: async () => ({ ...(await leadGround()), input: { filters: {}, reason: "For the yearly check" } }),
})

it("holds no formula, and only what the filters say", async () => {
  const ground = await leadGround()
  const other = await addLead(ground.clinic.id, { name: "=HYPERLINK(1)" })
  await decide(ground)
  await decide({ ...ground, lead: other }, { status: "denied" })
  const ctx = { ...ground.ctxFor(["admin"]) }
  ctx.steppedUpAt = ctx.now
  const all = await exportLedger(ctx, { filters: {}, reason: "For the yearly check" })
  expect(all.count).toBe(2)
  expect(all.csv).toContain(`"'=HYPERLINK(1)"`)
  expect((await exportLedger(ctx, { filters: { status: "denied" }, reason: "Again" })).count).toBe(1)
})
