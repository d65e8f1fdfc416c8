import { afterAll, expect, it } from "vitest"
import { closeDb } from "@/lib/db"
import { surveyFigures } from "@/lib/surveys/figures"
import { npsOf } from "@/lib/surveys/words"
import { testDatabase } from "@/lib/testing/db"
import { describeRefusals } from "@/lib/testing/refusals"
import { surveyGround, visitGround } from "@/lib/testing/visits"
import { addMs, calendarDay, DAY_MS, now } from "@/lib/time"

await testDatabase()
afterAll(closeDb)

const today = calendarDay(now(), "Europe/Bucharest")
const weekAgo = calendarDay(addMs(now(), -7 * DAY_MS), "Europe/Bucharest")
const WEEK = { from: weekAgo, to: today }
describeRefusals(surveyFigures, {
  subject: "none",
  badInput: { from: "soon", to: "later" },
  prepare: async () => ({ ...(await visitGround()), input: WEEK }),
})

it("counts those who would, those who would not, and who asked sees whose visits", async () => {
  const ground = await surveyGround({ status: "answered", score: 10, answeredAt: now() })
  const figures = await surveyFigures(ground.ctxFor(["admin"]), WEEK)
  const one = { asked: 1, answered: 1, promoters: 1, passives: 0, detractors: 0 }
  expect(figures).toMatchObject({
    total: one,
    before: { asked: 0 },
    services: [{ of: "Check-up", ...one }],
    practitioners: [{ of: "Dr Vlad", ...one }],
  })
  expect((await surveyFigures(ground.ctxFor(["operator"]), WEEK)).practitioners).toBeNull()
  expect(npsOf({ promoters: 6, detractors: 2, answered: 10 })).toBe(40)
  expect(npsOf({ promoters: 0, detractors: 0, answered: 0 })).toBeNull()
})
