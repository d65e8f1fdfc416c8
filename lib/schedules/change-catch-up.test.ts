import { afterAll, expect, it } from "vitest"
import { closeDb } from "@/lib/db"
import { changeCatchUp } from "@/lib/schedules/change-catch-up"
import { findSchedule } from "@/lib/schedules/find"
import { testDatabase } from "@/lib/testing/db"
import { recorded } from "@/lib/testing/facts"
import { describeRefusals } from "@/lib/testing/refusals"
import { scheduleGround } from "@/lib/testing/schedule-ground"
import { HOUR_MS } from "@/lib/time"

await testDatabase()
afterAll(closeDb)

const input = {
  id: "stale-lead-refresh",
  catchUp: "skip",
  tooLateMinutes: 120,
  reason: "Not by day",
} as const
describeRefusals(changeCatchUp, {
  subject: "none",
  prepare: async () => ({ ...(await scheduleGround()), input }),
})

it("sets the rule for this clinic, tells before and after, and the same again changes nothing", async () => {
  const { admin, clinic } = await scheduleGround()
  await changeCatchUp(admin, input)
  await changeCatchUp(admin, input)
  const { schedule } = await findSchedule(admin, { id: input.id })
  expect(schedule).toMatchObject({ catchUp: "skip", tooLateMs: 2 * HOUR_MS, isOwnRule: true })
  expect(await recorded(clinic.id, input.id)).toMatchObject([
    {
      name: "schedule.catch_up_changed",
      before: { catchUp: "once", tooLateMs: 20 * HOUR_MS },
      after: { catchUp: "skip", tooLateMs: 2 * HOUR_MS },
      personal: { reason: "Not by day" },
    },
  ])
})

it("takes a limit from a minute to a week", async () => {
  const { admin } = await scheduleGround()
  for (const tooLateMinutes of [0, 10_081, 1.5])
    await expect(changeCatchUp(admin, { ...input, tooLateMinutes })).rejects.toMatchObject({
      code: "invalid_input",
      fields: { tooLateMinutes: expect.any(String) },
    })
})
