import { afterAll, describe, expect, it } from "vitest"
import { closeDb } from "@/lib/db"
import { periodCsv } from "@/lib/reports/export"
import { readReport } from "@/lib/reports/read"
import { testDatabase } from "@/lib/testing/db"
import { makeLead } from "@/lib/testing/leads"
import { describeRefusals } from "@/lib/testing/refusals"
import { at, reportGround } from "@/lib/testing/reports"
import { statementsOf } from "@/lib/testing/statements"

await testDatabase()
afterAll(closeDb)

const WEEK = { from: "2026-11-16", to: "2026-11-22" }

describeRefusals(readReport, {
  subject: "none",
  prepare: async () => ({ ...(await reportGround()), input: WEEK }),
  badInput: { from: "2026-11-22", to: "2026-11-16" },
})

describe("T14 reports", () => {
  it("count each lead on the clinic's day it came in, by source, class, campaign and owner", async () => {
    const { ctxFor } = await reportGround()
    const report = await readReport(ctxFor(["admin"]), WEEK)
    expect(report.total.now).toMatchObject({ made: 3, answered: 1, booked: 1, won: 1, limited: 2, inTime: 1 })
    expect(report.previous).toEqual({ from: "2026-11-09", to: "2026-11-15" })
    expect(report.sources.map(({ of, now }) => [of, now.made])).toEqual([
      ["web", 2],
      ["whatsapp", 1],
    ])
    expect(report.campaigns).toMatchObject([{ of: "=autumn", now: { made: 1, won: 1 } }])
    expect(report.members).toMatchObject([{ of: "" }, { name: ctxFor.member.name, now: { made: 1 } }])
    expect(report.times.answered.now.median).toBeGreaterThan(540)
    expect(report.times.answered.now.median).toBeLessThanOrEqual(720)
    expect(report.days.map((one) => one.day)).toEqual(["2026-11-17", "2026-11-22"])
  })

  it("show each role its own: totals to the operator, no names to the doctor, no scores to the auditor", async () => {
    const { ctxFor } = await reportGround()
    expect(await readReport(ctxFor(["operator"]), WEEK)).toMatchObject({
      total: { now: { made: 3 } },
      classes: null,
      cross: null,
      campaigns: null,
      members: null,
    })
    expect(await readReport(ctxFor(["doctor"]), WEEK)).toMatchObject({ members: null, campaigns: [{}] })
    expect(await readReport(ctxFor(["auditor"]), WEEK)).toMatchObject({ members: null, classes: null })
    expect((await readReport(ctxFor(["coordinator"]), WEEK)).members).toHaveLength(2)
  })

  it("take as many statements for many leads as for few", async () => {
    const few = await reportGround()
    await readReport(few.ctxFor(["admin"]), WEEK)
    const first = await statementsOf(() => readReport(few.ctxFor(["admin"]), WEEK))
    for (let n = 0; n < 15; n++)
      await makeLead(few.clinic.id, {
        createdAt: at(`2026-11-${16 + (n % 7)}T12:00:00`),
        utmCampaign: `c${n}`,
      })
    const second = await statementsOf(() => readReport(few.ctxFor(["admin"]), WEEK))
    expect(second.length).toBe(first.length)
  })

  it("give the same as CSV that no spreadsheet takes for a formula, cut by role alike", async () => {
    const { ctxFor } = await reportGround()
    const body = await (await periodCsv(ctxFor(["admin"]), WEEK)).text()
    expect(body).toContain(`"'=autumn","1"`)
    expect(await (await periodCsv(ctxFor(["operator"]), WEEK)).text()).not.toContain("autumn")
    await expect(periodCsv(ctxFor(["admin"]), { ...WEEK, table: "patients" })).rejects.toMatchObject({
      code: "invalid_input",
    })
  })
})
