import { afterAll, expect, it } from "vitest"
import { closeDb } from "@/lib/db"
import { previewRetention } from "@/lib/retention/preview"
import { memberOf } from "@/lib/testing/ctx"
import { testDatabase } from "@/lib/testing/db"
import { makeClinic } from "@/lib/testing/factory"
import { describeRefusals } from "@/lib/testing/refusals"
import { now } from "@/lib/time"

await testDatabase()
afterAll(closeDb)

const ground = async () => {
  const [clinic, other] = [await makeClinic(), await makeClinic()]
  const [own, strange] = [await memberOf(clinic), await memberOf(other)]
  const steppedUpAt = now()
  return {
    clinic,
    ctxFor: (roles: Parameters<typeof own>[0]) => own(roles, { steppedUpAt }),
    strangerFor: (roles: Parameters<typeof own>[0]) => strange(roles, { steppedUpAt }),
  }
}

it("says how long everything is kept, and that nothing would go of a new clinic", async () => {
  const { ctxFor } = await ground()
  const view = await previewRetention(ctxFor(["operator"]), {})
  expect(view.rows.map((row) => [row.of, row.days, row.due])).toEqual([
    ["messages", 365, 0],
    ["marketing", 730, 0],
    ["webhook_bodies", 90, 0],
    ["exports", 30, 0],
    ["drafts", 30, 0],
    ["visits", 2_555, 0],
    ["runs", 30, 0],
    ["logs", 30, 0],
    ["proof", 2_555, 0],
  ])
  expect(view).toMatchObject({ runs: [], heldPeople: 0, mayChange: false })
})

describeRefusals(previewRetention, {
  subject: "none",
  prepare: async () => ({ ...(await ground()), input: {} }),
})
