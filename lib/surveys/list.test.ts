import { afterAll, expect, it } from "vitest"
import { closeDb } from "@/lib/db"
import { newId } from "@/lib/ids"
import { listSurveys } from "@/lib/surveys/list"
import { testDatabase } from "@/lib/testing/db"
import { describeRefusals } from "@/lib/testing/refusals"
import { surveyGround, visitGround } from "@/lib/testing/visits"
import { now } from "@/lib/time"

await testDatabase()
afterAll(closeDb)

describeRefusals(listSurveys, {
  subject: "none",
  badInput: { tab: "nonsense" },
  prepare: async () => ({ ...(await visitGround()), input: {} }),
})

it("shows answers, the unhappy, and what waits to be read, each where it belongs", async () => {
  const happy = await surveyGround({ status: "answered", score: 10, answeredAt: now() })
  const ctx = happy.ctxFor(["coordinator"])
  expect((await listSurveys(ctx, {})).rows).toMatchObject([
    { id: happy.id, score: 10, practitioner: "Dr Vlad" },
  ])
  expect((await listSurveys(ctx, { tab: "unhappy" })).rows).toEqual([])
  const unread = await surveyGround({ status: "asked", taskId: newId(), comment: "So so" })
  const their = unread.ctxFor(["frontdesk"])
  expect(await listSurveys(their, { tab: "read" })).toMatchObject({
    rows: [{ id: unread.id, toRead: true, may: { settle: true } }],
    toRead: 1,
  })
  expect((await listSurveys(unread.ctxFor(["operator"]), { tab: "all" })).rows).toMatchObject([
    { comment: null, may: { settle: false } },
  ])
  expect((await listSurveys(unread.ctxFor(["doctor"]), { tab: "all" })).rows).toEqual([])
})
