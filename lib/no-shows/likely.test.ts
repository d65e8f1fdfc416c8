import { afterAll, expect, it } from "vitest"
import { closeDb } from "@/lib/db"
import { likelyNoShows } from "@/lib/no-shows/likely"
import { testDatabase } from "@/lib/testing/db"
import { describeRefusals } from "@/lib/testing/refusals"
import { visitGround } from "@/lib/testing/visits"

await testDatabase()
afterAll(closeDb)

describeRefusals(likelyNoShows, {
  subject: "none",
  prepare: async () => ({ ...(await visitGround()), input: {} }),
})

it("shows who is likely not to come this week, the likeliest first, and why", async () => {
  const ground = await visitGround()
  const reasons = [{ reason: "missed_often", points: 30 }]
  const soon = { status: "scheduled", noShowReasons: reasons }
  const forty = await ground.visit({ ...soon, daysAgo: -3, noShowPercent: 40 })
  const sixty = await ground.visit({ ...soon, daysAgo: -2, noShowPercent: 60 })
  await ground.visit({ ...soon, daysAgo: -1, noShowPercent: 10 })
  await ground.visit({ ...soon, daysAgo: -20, noShowPercent: 80 })
  await ground.visit({ ...soon, daysAgo: -2, noShowPercent: 80, status: "confirmed" })
  const rows = await likelyNoShows(ground.ctxFor(["frontdesk"]), {})
  expect(rows.map((row) => row.id)).toEqual([sixty, forty])
  expect(rows[0]).toMatchObject({ percent: 60, reasons })
})
