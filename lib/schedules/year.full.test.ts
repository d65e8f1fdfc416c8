import { afterAll, beforeEach, expect, it } from "vitest"
import { closeDb } from "@/lib/db"
import { testDatabase } from "@/lib/testing/db"
import { liveThroughOutages } from "@/lib/testing/outages"
import { clinicEntries, clinicsOfTheWorld, simulate, standingOf } from "@/lib/testing/simulate-schedules"
import { wallClockOccasions } from "@/lib/testing/wall-clock"
import { addMs, DAY_MS, toDate } from "@/lib/time"

const db = await testDatabase()
afterAll(closeDb)
beforeEach(async () => {
  await db.owner.query(`truncate "Schedule", "ScheduleOccasion", "Heartbeat"`)
  await db.owner.query("delete from engine.event; delete from engine.run")
})

const FROM = toDate("2026-09-01T00:07:00Z")
const tidy = () => db.owner.query("vacuum analyze")
const LIMIT = { timeout: 150 * 60_000 }

it("F12 400 days in five zones: each schedule once an occasion, none in a burst", LIMIT, async () => {
  const clinics = await clinicsOfTheWorld(addMs(FROM, -DAY_MS))
  const entries = clinicEntries(true)
  const { mostAtOnce } = await simulate({ entries, clinics, from: FROM, days: 400, tidy })
  expect(mostAtOnce).toBe(1)
  for (const clinic of clinics)
    for (const { id, pattern } of entries) {
      const expected = wallClockOccasions(pattern, clinic.timeZone, FROM, addMs(FROM, 400 * DAY_MS))
      const found = await standingOf(clinic.id, id)
      const dispatched = found
        .filter((one) => one.state === "dispatched")
        .map((one) => one.dueAt.toISOString())
      expect(dispatched, `${id} in ${clinic.timeZone}`).toEqual(expected.map((due) => due.toISOString()))
      expect(found).toHaveLength(expected.length)
    }
})

it("F13 400 days with an outage every few days: each occasion goes by its rule", LIMIT, () =>
  liveThroughOutages(FROM, 400, { tidy }),
)
