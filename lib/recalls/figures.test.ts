import { afterAll, expect, it } from "vitest"
import { closeDb } from "@/lib/db"
import { recallFigures } from "@/lib/recalls/figures"
import { testDatabase } from "@/lib/testing/db"
import { describeRefusals } from "@/lib/testing/refusals"
import { recallGround, visitGround } from "@/lib/testing/visits"
import { now, toDate } from "@/lib/time"

await testDatabase()
afterAll(closeDb)

const WEEK = { from: "2026-11-16", to: "2026-11-22" }
describeRefusals(recallFigures, {
  subject: "none",
  badInput: { from: "soon", to: "later" },
  prepare: async () => ({ ...(await visitGround()), input: WEEK }),
})

it("says what came of those that fell due on these days, and of no others", async () => {
  const dueOn = toDate("2026-11-18T00:00:00Z")
  const ground = await recallGround({ dueOn, status: "booked", attempts: 1, closedAt: now() })
  await ground.add({ dueOn, status: "reminded", attempts: 2 })
  await ground.add({ dueOn, status: "declined", closedBecause: "price", closedAt: now() })
  await ground.add({ dueOn: toDate("2026-11-23T00:00:00Z") })
  expect(await recallFigures(ground.ctxFor(["auditor"]), WEEK)).toEqual({
    rows: [
      {
        serviceId: ground.serviceId,
        service: "Check-up",
        due: 3,
        invited: 2,
        booked: 1,
        declined: 1,
        unreachable: 0,
        closed: 0,
        open: 1,
      },
    ],
  })
})
