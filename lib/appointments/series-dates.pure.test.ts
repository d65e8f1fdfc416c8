import fc from "fast-check"
import { expect, it } from "vitest"
import { seriesDates } from "@/lib/appointments/series-dates"
import { toDate, wallClock } from "@/lib/time"

const ZONES = [
  "Europe/Bucharest",
  "America/New_York",
  "Australia/Lord_Howe",
  "Asia/Kolkata",
  "America/Sao_Paulo",
]

it("keeps the time of day over a change of the clocks", () => {
  const dates = seriesDates(toDate("2026-10-20T06:00:00Z"), { everyDays: 7, count: 3 }, "Europe/Bucharest")
  expect(dates.map((at) => at.toISOString())).toEqual([
    "2026-10-20T06:00:00.000Z",
    "2026-10-27T07:00:00.000Z",
    "2026-11-03T07:00:00.000Z",
  ])
})

it("in every zone lies so many days apart by the calendar, in order, at the same hour where that exists", () => {
  const first = fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2028, 0, 1) })
  fc.assert(
    fc.property(
      fc.constantFrom(...ZONES),
      first,
      fc.integer({ min: 1, max: 60 }),
      fc.integer({ min: 2, max: 26 }),
      (zone, ms, everyDays, count) => {
        const begin = toDate(Math.floor(ms / 900_000) * 900_000)
        const dates = seriesDates(begin, { everyDays, count }, zone)
        const [day, time] = wallClock(begin, zone).split("T")
        expect(dates).toHaveLength(count)
        expect(dates[0]).toEqual(begin)
        dates.forEach((at, n) => {
          const expected = Date.parse(`${day}T00:00:00Z`) + n * everyDays * 86_400_000
          const wall = wallClock(at, zone)
          expect(wall.slice(0, 10)).toBe(toDate(expected).toISOString().slice(0, 10))
          // An hour that the clocks jump over is the one after it.
          if (wall.slice(11) !== time) expect(wall.slice(11) > time!).toBe(true)
        })
      },
    ),
  )
})
