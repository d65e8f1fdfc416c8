import { afterAll, describe, expect, it } from "vitest"
import { SCHEDULES } from "@/inngest/schedules"
import { closeDb } from "@/lib/db"
import { listSchedules } from "@/lib/schedules/list"
import { tick } from "@/lib/schedules/tick"
import { look } from "@/lib/schedules/witness"
import { testDatabase } from "@/lib/testing/db"
import { describeRefusals } from "@/lib/testing/refusals"
import { scheduleGround } from "@/lib/testing/schedule-ground"
import { testEntry } from "@/lib/testing/schedules"
import { addMs, calendarDay, DAY_MS, HOUR_MS, MINUTE_MS, now, toDate } from "@/lib/time"

const db = await testDatabase()
afterAll(closeDb)

describeRefusals(listSchedules, {
  subject: "none",
  badInput: { q: 7 },
  prepare: async () => ({ ...(await scheduleGround()), input: {} }),
})

describe("schedules.list", () => {
  it("shows the whole register, what has never run with nothing counted", async () => {
    const { admin } = await scheduleGround()
    const { rows, witness } = await listSchedules(admin, {})
    expect(rows.map((one) => one.id).sort()).toEqual(SCHEDULES.map((one) => one.id).sort())
    const unrun = rows.find((one) => one.id === "restore-drill")
    expect(unrun).toMatchObject({
      built: true,
      last: null,
      timeZone: "UTC",
      pattern: "0 5 * * 6",
    })
    expect(unrun?.days.every((day) => Object.keys(day.counts).length === 0)).toBe(true)
    expect(rows.find((one) => one.id === "retention")?.timeZone).toBe("UTC")
    expect(witness).toMatchObject({ isSilent: true, isTickSilent: true, lookedAt: null })
  })

  it("is searched by id, alias and function", async () => {
    const { admin } = await scheduleGround()
    const found = async (q: string) => (await listSchedules(admin, { q })).rows.map((one) => one.id)
    expect(await found("lead-scoring-refresh")).toEqual(["stale-lead-refresh"])
    expect(await found("Weekly-Analytics")).toEqual(["weekly-report"])
    expect(await found("stale-lead")).toEqual(["stale-lead-refresh", "stale-lead-cleanup"])
    expect(await found("nothing-like-it")).toEqual([])
  })

  it("counts 30 days by what became of each occasion", async () => {
    const { admin, clinic } = await scheduleGround()
    await db.owner.query(`update "Clinic" set active = (id = $1), "createdAt" = '2026-01-01'`, [clinic.id])
    const hourly = [testEntry({ pattern: "0 * * * *", catchUp: "once", tooLateMs: HOUR_MS * 1.5 })]
    const hoursAgo = Math.floor((now().getTime() - 2 * DAY_MS) / HOUR_MS)
    const start = addMs(toDate(hoursAgo * HOUR_MS), 30 * MINUTE_MS)
    await tick(start, hourly)
    await look(start, hourly)
    for (let hour = 1; hour <= 10; hour++) await tick(addMs(start, hour * HOUR_MS), hourly)
    await look(addMs(start, 15 * HOUR_MS), hourly)
    await tick(addMs(start, 24 * HOUR_MS), hourly)
    const { rows } = await listSchedules(admin, { q: "stale-lead-refresh" })
    const days = rows[0]?.days ?? []
    expect(days).toHaveLength(30)
    expect(days.at(-1)?.day).toBe(calendarDay(now(), clinic.timeZone))
    const sum: Record<string, number> = {}
    for (const { counts } of days)
      for (const [name, count] of Object.entries(counts)) sum[name] = (sum[name] ?? 0) + count
    // Nothing ran those dispatched; those that the last one made up for had been missed until the witness looked.
    expect(sum).toMatchObject({ missed: 15, skipped: 8 })
    expect(sum.late).toBe(1)
    expect(rows[0]?.last).toMatchObject({ isCaughtUp: expect.any(Boolean) })
  })
})
