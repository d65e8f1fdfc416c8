import { afterAll, beforeEach, expect, it } from "vitest"
import { closeDb } from "@/lib/db"
import { testDatabase } from "@/lib/testing/db"
import { clinicEntries, clinicsOfTheWorld, simulate, standingOf } from "@/lib/testing/simulate-schedules"
import { wallClockOccasions } from "@/lib/testing/wall-clock"
import { addMs, DAY_MS, HOUR_MS, toDate } from "@/lib/time"

const db = await testDatabase()
afterAll(closeDb)
beforeEach(async () => {
  await db.owner.query(`truncate "Schedule", "ScheduleOccasion", "Heartbeat"`)
  await db.owner.query("delete from engine.event")
})

const FROM = toDate("2026-09-01T00:07:00Z")
const LIMIT = { timeout: 45 * 60_000 }

it("F12 400 days in five zones: each schedule once an occasion, none in a burst", LIMIT, async () => {
  const clinics = await clinicsOfTheWorld(addMs(FROM, -DAY_MS))
  const entries = clinicEntries(true)
  const { mostAtOnce } = await simulate({ entries, clinics, from: FROM, days: 400 })
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

it(
  "F13 400 days with an outage every few days: every occasion is told of, none comes in a burst",
  LIMIT,
  async () => {
    const clinics = await clinicsOfTheWorld(addMs(FROM, -DAY_MS))
    const entries = clinicEntries(false)
    // Down for a part of each third day, of a length that differs from one to the next.
    const isDown = (at: Date) => {
      const hours = Math.floor((at.getTime() - FROM.getTime()) / HOUR_MS)
      return hours % 72 < (Math.floor(hours / 72) * 17) % 50
    }
    const { mostAtOnce } = await simulate({ entries, clinics, from: FROM, days: 400, isDown })
    expect(mostAtOnce).toBe(1)
    for (const clinic of clinics)
      for (const entry of entries) {
        const expected = wallClockOccasions(entry.pattern, clinic.timeZone, FROM, addMs(FROM, 400 * DAY_MS))
        const found = await standingOf(clinic.id, entry.id)
        expect(found.map((one) => one.dueAt.toISOString())).toEqual(expected.map((due) => due.toISOString()))
        const states = new Set(found.map((one) => one.state))
        expect(states).toContain("dispatched")
        if (entry.pattern === "0 9 * * *") expect(states.size).toBeGreaterThan(1)
        for (const one of found) if (one.isCaughtUp) expect(one.isLate).toBe(true)
      }
  },
)
