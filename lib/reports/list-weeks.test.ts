import { afterAll, expect, it } from "vitest"
import { closeDb } from "@/lib/db"
import { listWeeks } from "@/lib/reports/list-weeks"
import { testDatabase } from "@/lib/testing/db"
import { describeRefusals } from "@/lib/testing/refusals"
import { reportGround } from "@/lib/testing/reports"

const db = await testDatabase()
afterAll(closeDb)

describeRefusals(listWeeks, {
  subject: "none",
  prepare: async () => ({ ...(await reportGround()), input: {} }),
  badInput: { cursor: "nowhere" },
})

it("lists weeks newest first, by cursor", async () => {
  const { clinic, ctxFor } = await reportGround()
  await db.owner.query(
    `insert into "WeeklyReport" ("clinicId", "weekOf", body, "mailedTo", "madeAt")
     select $1, date '2026-11-16' - n * 7, '{"total":{"now":{"made":1,"booked":0,"won":0}}}', '{}', now() from generate_series(0, 29) n`,
    [clinic.id],
  )
  const ctx = ctxFor(["auditor"])
  const first = await listWeeks(ctx, {})
  const second = await listWeeks(ctx, { cursor: first.nextCursor ?? "" })
  expect(first.rows[0]).toMatchObject({ week: "2026-W47", made: 1 })
  expect([...first.rows, ...second.rows].map((row) => row.week)).toHaveLength(30)
  expect(second).toMatchObject({
    nextCursor: null,
    rows: expect.arrayContaining([expect.objectContaining({ week: "2026-W18" })]),
  })
})
