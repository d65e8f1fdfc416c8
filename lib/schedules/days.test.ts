import { afterAll, expect, it } from "vitest"
import { closeDb } from "@/lib/db"
import { testDatabase } from "@/lib/testing/db"
import { liveThroughOutages } from "@/lib/testing/outages"
import { clinicEntries, clinicsOfTheWorld, simulate, standingOf } from "@/lib/testing/simulate-schedules"
import { wallClockOccasions } from "@/lib/testing/wall-clock"
import { addMs, DAY_MS, toDate } from "@/lib/time"

await testDatabase()
afterAll(closeDb)

it("F12 ten days in which two zones put their clocks back: each occasion once, at its hour", async () => {
  const from = toDate("2026-10-24T12:07:00Z")
  const clinics = await clinicsOfTheWorld(addMs(from, -DAY_MS))
  const entries = clinicEntries(false)
  const { mostAtOnce } = await simulate({ entries, clinics, from, days: 10 })
  expect(mostAtOnce).toBe(1)
  for (const clinic of clinics)
    for (const { id, pattern } of entries) {
      const expected = wallClockOccasions(pattern, clinic.timeZone, from, addMs(from, 10 * DAY_MS))
      const found = await standingOf(clinic.id, id)
      expect(
        found.map((one) => `${one.dueAt.toISOString()} ${one.state}`),
        `${id} in ${clinic.timeZone}`,
      ).toEqual(expected.map((due) => `${due.toISOString()} dispatched`))
      expect(found.filter((one) => one.isCaughtUp)).toEqual([])
    }
}, 120_000)

it(
  "F13 twelve days with outages, a pause and a move: each occasion goes by its rule",
  { timeout: 300_000 },
  () =>
    liveThroughOutages(toDate("2026-10-12T00:07:00Z"), 12, {
      zones: ["Europe/Bucharest", "America/New_York"],
    }),
)
