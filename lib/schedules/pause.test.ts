import { afterAll, describe, expect, it } from "vitest"
import { closeDb, platformDb } from "@/lib/db"
import { newId } from "@/lib/ids"
import { changeCatchUp } from "@/lib/schedules/change-catch-up"
import { findSchedule } from "@/lib/schedules/find"
import { listSchedules } from "@/lib/schedules/list"
import { pauseSchedule } from "@/lib/schedules/pause"
import { resumeSchedule } from "@/lib/schedules/resume"
import { runScheduleNow } from "@/lib/schedules/run-now"
import { testDatabase } from "@/lib/testing/db"
import { recorded } from "@/lib/testing/facts"
import { describeRefusals } from "@/lib/testing/refusals"
import { scheduleGround } from "@/lib/testing/schedule-ground"

await testDatabase()
afterAll(closeDb)

const input = { id: "stale-lead-refresh", reason: "Figures are being moved" }
describeRefusals(pauseSchedule, {
  subject: "none",
  prepare: async () => ({ ...(await scheduleGround()), input }),
})

describe("schedules.pause", () => {
  it("pauses it in this clinic alone, says who and why, and twice is once", async () => {
    const { admin, clinic, strangerFor } = await scheduleGround()
    await pauseSchedule(admin, input)
    await pauseSchedule(admin, { ...input, reason: "Again" })
    const { schedule } = await findSchedule(admin, { id: input.id })
    expect(schedule.paused).toMatchObject({ by: admin.actor.name, reason: input.reason })
    expect((await findSchedule(strangerFor(["admin"]), { id: input.id })).schedule.paused).toBeNull()
    expect(await recorded(clinic.id, input.id)).toMatchObject([
      { name: "schedule.paused", reason: null, personal: { reason: input.reason } },
    ])
  })

  it("pauses the platform's for all; another clinic sees that, and not whose words", async () => {
    const { ctxFor, clinic, strangerFor } = await scheduleGround()
    const operator = ctxFor(["operator"])
    await pauseSchedule(operator, { id: "retention", reason: "The disk is being changed" })
    const own = (await findSchedule(operator, { id: "retention" })).schedule
    expect(own.paused).toMatchObject({ by: operator.actor.name, reason: "The disk is being changed" })
    const other = (await findSchedule(strangerFor(["auditor"]), { id: "retention" })).schedule
    expect(other.paused).toMatchObject({ by: null, reason: null })
    expect(await recorded(clinic.id, "retention")).toMatchObject([
      { name: "schedule.paused", personal: { reason: "The disk is being changed" } },
    ])
    await platformDb().schedule.deleteMany({})
  })

  it("leaves the platform's to operators, whatever is asked of it", async () => {
    const { admin } = await scheduleGround()
    const id = "retention"
    for (const asked of [
      () => pauseSchedule(admin, { ...input, id }),
      () => resumeSchedule(admin, { id }),
      () => runScheduleNow(admin, { ...input, id, key: newId() }),
      () => changeCatchUp(admin, { ...input, id, catchUp: "skip", tooLateMinutes: 5 }),
    ])
      await expect(asked()).rejects.toMatchObject({ code: "forbidden" })
    expect((await findSchedule(admin, { id })).mayWrite).toBe(false)
    expect((await listSchedules(admin, {})).mayWrite).toEqual({ clinic: true, platform: false })
  })

  it("knows no schedule that is not registered", async () => {
    const { admin } = await scheduleGround()
    await expect(pauseSchedule(admin, { ...input, id: "nobody" })).rejects.toMatchObject({
      code: "not_found",
    })
  })
})
