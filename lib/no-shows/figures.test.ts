import { afterAll, expect, it } from "vitest"
import { closeDb } from "@/lib/db"
import { noShowFigures } from "@/lib/no-shows/figures"
import { testDatabase } from "@/lib/testing/db"
import { describeRefusals } from "@/lib/testing/refusals"
import { visitGround } from "@/lib/testing/visits"
import { toDate } from "@/lib/time"

await testDatabase()
afterAll(closeDb)

const WEEK = { from: "2026-11-16", to: "2026-11-22" }
describeRefusals(noShowFigures, {
  subject: "none",
  badInput: { from: "soon", to: "later" },
  prepare: async () => ({ ...(await visitGround()), input: WEEK }),
})

it("counts by the clinic's days who came, who did not, who called off late and who was won back", async () => {
  const ground = await visitGround()
  const on = (text: string) => ({ startsAt: toDate(text) })
  await ground.visit(on("2026-11-16T10:00:00Z"))
  await ground.visit({ ...on("2026-11-17T10:00:00Z"), status: "no_show" })
  await ground.visit({
    ...on("2026-11-20T10:00:00Z"),
    createdAt: toDate("2026-11-18T10:00:00Z"),
    patientId: ground.patientId,
  })
  await ground.visit({ ...on("2026-11-19T10:00:00Z"), status: "cancelled", cancelledBecause: "patient" })
  await ground.visit({ ...on("2026-11-19T12:00:00Z"), status: "cancelled", cancelledBecause: "clinic" })
  // Half past midnight on Monday in Bucharest is Sunday elsewhere.
  await ground.visit(on("2026-11-15T22:30:00Z"))
  await ground.visit({ ...on("2026-11-10T10:00:00Z"), status: "no_show" })
  const figures = await noShowFigures(ground.ctxFor(["admin"]), WEEK)
  const total = { kept: 3, missed: 1, calledOff: 1, recovered: 1 }
  expect(figures).toMatchObject({
    total,
    before: { kept: 0, missed: 1 },
    weeks: [{ of: "2026-11-16", ...total }],
    services: [{ of: "Check-up", ...total }],
  })
  expect(figures.weekdays.map((one) => [one.of, one.kept])).toEqual([
    ["1", 2],
    ["2", 0],
    ["4", 0],
    ["5", 1],
  ])
  expect((await noShowFigures(ground.ctxFor(["operator"]), WEEK)).practitioners).toBeNull()
})
