import { afterAll, expect, it } from "vitest"
import { closeDb } from "@/lib/db"
import { findSchedule } from "@/lib/schedules/find"
import { pauseSchedule } from "@/lib/schedules/pause"
import { resumeSchedule } from "@/lib/schedules/resume"
import { tick } from "@/lib/schedules/tick"
import { look } from "@/lib/schedules/witness"
import { testDatabase } from "@/lib/testing/db"
import { recorded } from "@/lib/testing/facts"
import { describeRefusals } from "@/lib/testing/refusals"
import { scheduleGround } from "@/lib/testing/schedule-ground"
import { occasionsOf, testEntry } from "@/lib/testing/schedules"
import { toDate } from "@/lib/time"

const db = await testDatabase()
afterAll(closeDb)

const id = "stale-lead-refresh"
describeRefusals(resumeSchedule, {
  subject: "none",
  prepare: async () => ({ ...(await scheduleGround()), input: { id } }),
})

it("goes on with the next one: what fell into the pause is not made up for, tick or no tick", async () => {
  const { admin, clinic } = await scheduleGround()
  await db.owner.query(`update "Clinic" set active = (id = $1), "createdAt" = '2026-01-01'`, [clinic.id])
  const nightly = [testEntry()]
  await tick(toDate("2026-11-19T20:00:00Z"), nightly)
  await pauseSchedule({ ...admin, now: toDate("2026-11-19T21:00:00Z") }, { id, reason: "For a while" })
  const later = { ...admin, now: toDate("2026-11-20T00:00:30Z") }
  await resumeSchedule(later, { id })
  await resumeSchedule(later, { id })
  expect((await findSchedule(later, { id })).schedule.paused).toBeNull()
  expect(await tick(toDate("2026-11-20T00:01:00Z"), nightly)).toMatchObject({ dispatched: 0 })
  expect(await occasionsOf(clinic.id)).toMatchObject([
    { state: "skipped", reason: "paused", note: "For a while", wasMissed: false },
  ])
  expect((await recorded(clinic.id, id)).map((one) => one.name)).toEqual([
    "schedule.paused",
    "schedule.resumed",
  ])
})

it("leaves nothing for the witness to call missed that fell into the pause, and does not unsay what came before it", async () => {
  const { admin, clinic } = await scheduleGround()
  await db.owner.query(`update "Clinic" set active = (id = $1), "createdAt" = '2026-01-01'`, [clinic.id])
  await db.owner.query(`truncate "Heartbeat"`)
  const hourly = [testEntry({ pattern: "0 * * * *" })]
  await tick(toDate("2026-11-19T22:30:00Z"), hourly)
  await look(toDate("2026-11-19T22:30:00Z"), hourly)
  await pauseSchedule({ ...admin, now: toDate("2026-11-20T00:00:00Z") }, { id, reason: "For a moment" })
  await look(toDate("2026-11-20T00:00:01Z"), hourly)
  await resumeSchedule({ ...admin, now: toDate("2026-11-20T00:00:02Z") }, { id })
  await look(toDate("2026-11-20T00:10:00Z"), hourly)
  // 02:00 in Bucharest.
  expect((await occasionsOf(clinic.id)).map((one) => `${one.state} ${one.reason}`)).toEqual([
    "missed null",
    "skipped paused",
  ])
})
