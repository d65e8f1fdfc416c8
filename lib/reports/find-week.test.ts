import { afterAll, expect, it } from "vitest"
import { systemCtx } from "@/lib/ctx"
import { closeDb } from "@/lib/db"
import { findWeek } from "@/lib/reports/find-week"
import { makeWeeklyReport } from "@/lib/reports/make-week"
import { testDatabase } from "@/lib/testing/db"
import { describeRefusals } from "@/lib/testing/refusals"
import { at, reportGround } from "@/lib/testing/reports"

await testDatabase()
afterAll(closeDb)

const before = "2026-11-23"
const systemAt = (clinic: Parameters<typeof systemCtx>[1] & { id: string }) => ({
  ...systemCtx(clinic.id, clinic, "weekly-report"),
  now: at("2026-11-23T08:00:00"),
})

describeRefusals(findWeek, {
  prepare: async () => {
    const given = await reportGround()
    await makeWeeklyReport(systemAt(given.clinic), { before })
    return { ...given, input: { week: "2026-W47" } }
  },
  wrongState: {
    when: "a week that was not kept, and no week at all",
    code: "not_found",
    prepare: async () => ({ ...(await reportGround()), input: { week: "2026-W60" } }),
  },
})

it("shows each role what the page of leads would", async () => {
  const { clinic, ctxFor } = await reportGround()
  await makeWeeklyReport(systemAt(clinic), { before })
  const { report } = await findWeek(ctxFor(["operator"]), { week: "latest" })
  expect(report).toMatchObject({ total: { now: { made: 3 } }, members: null, campaigns: null, classes: null })
})
