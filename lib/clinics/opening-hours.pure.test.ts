import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { openMsBetween, openSpans, readOpeningHours } from "@/lib/clinics/opening-hours"
import { HOUR_MS, MINUTE_MS, toDate } from "@/lib/time"

const WEEK = readOpeningHours({
  mon: ["09:00", "18:00"],
  tue: ["09:00", "18:00"],
  sat: ["10:00", "14:00"],
  sun: null,
})
const ZONES = [
  "Europe/Bucharest",
  "Asia/Kolkata",
  "Australia/Lord_Howe",
  "America/Sao_Paulo",
  "America/New_York",
]
const hoursBetween = (zone: string, from: string, to: string) =>
  openMsBetween(WEEK, zone, toDate(from), toDate(to)) / HOUR_MS

describe("opening hours", () => {
  it.each([
    ["a whole Monday", "2026-11-23T00:00:00+02:00", "2026-11-24T00:00:00+02:00", 9],
    ["from Saturday noon to Monday ten", "2026-11-21T12:00:00+02:00", "2026-11-23T10:00:00+02:00", 3],
    ["a night", "2026-11-23T18:00:00+02:00", "2026-11-24T09:00:00+02:00", 0],
    ["a Sunday", "2026-11-22T00:00:00+02:00", "2026-11-23T00:00:00+02:00", 0],
    ["backwards", "2026-11-24T00:00:00+02:00", "2026-11-23T00:00:00+02:00", 0],
    ["the week the clocks go back", "2026-10-24T00:00:00+03:00", "2026-10-31T00:00:00+02:00", 22],
  ])("%s", (_, from, to, hours) => expect(hoursBetween("Europe/Bucharest", from, to)).toBe(hours))

  it("follow the wall, so a night shift over the change is an hour longer or shorter", () => {
    const night = readOpeningHours({ sun: ["00:00", "06:00"] })
    const on = (day: string) =>
      openMsBetween(night, "Europe/Bucharest", toDate(`${day}T12:00:00Z`), toDate(`${day}T12:00:00Z`)) +
      openMsBetween(
        night,
        "Europe/Bucharest",
        toDate(Date.parse(`${day}T00:00:00Z`) - 12 * HOUR_MS),
        toDate(`${day}T12:00:00Z`),
      )
    expect([on("2026-10-25"), on("2026-03-29"), on("2026-11-22")].map((ms) => ms / HOUR_MS)).toEqual([
      7, 5, 6,
    ])
  })

  it("read what is stored, and take what cannot be read for closed", () => {
    const read = readOpeningHours({
      mon: ["09:00", "24:00"],
      tue: ["18:00", "09:00"],
      wed: "always",
      thu: ["9", "18"],
    })
    expect(read).toMatchObject({ mon: ["09:00", "24:00"], tue: null, wed: null, thu: null })
    expect(Object.values(readOpeningHours(null)).every((day) => day === null)).toBe(true)
  })

  it("know a day of 23 hours, wherever one begins to look", () => {
    const open = readOpeningHours({ sun: ["09:00", "18:00"] })
    for (const from of ["2027-03-26T21:00:00Z", "2027-03-26T21:30:00Z", "2027-03-26T22:00:00Z"])
      expect(
        openMsBetween(open, "Europe/Bucharest", toDate(from), toDate("2027-03-30T00:00:00Z")),
        from,
      ).toBe(9 * HOUR_MS)
  })

  const instant = fc
    .integer({ min: Date.UTC(2016, 0, 1) / MINUTE_MS, max: Date.UTC(2028, 0, 1) / MINUTE_MS })
    .map((minutes) => minutes * MINUTE_MS)
  const hours = fc
    .tuple(fc.integer({ min: 4, max: 12 }), fc.integer({ min: 13, max: 22 }), fc.boolean())
    .map(([from, to, weekend]) => {
      const open = [`${String(from).padStart(2, "0")}:00`, `${to}:30`] as const
      return readOpeningHours({ mon: open, wed: open, fri: open, sun: weekend ? open : null })
    })

  it("are what counting the minutes one by one gives, through every change of the clocks", () => {
    fc.assert(
      fc.property(
        hours,
        fc.constantFrom(...ZONES),
        instant,
        fc.integer({ min: 0, max: 4_000 }),
        (open, zone, ms, size) => {
          const wall = new Intl.DateTimeFormat("en-GB", {
            timeZone: zone,
            weekday: "short",
            hour: "2-digit",
            minute: "2-digit",
          })
          let counted = 0
          for (let n = 0; n < size; n++) {
            const part = Object.fromEntries(
              wall.formatToParts(ms + n * MINUTE_MS).map((one) => [one.type, one.value]),
            )
            const day = open[part.weekday?.toLowerCase() as "mon"]
            const at = `${part.hour}:${part.minute}`
            if (day && at >= day[0] && at < day[1]) counted++
          }
          expect(openMsBetween(open, zone, toDate(ms), toDate(ms + size * MINUTE_MS))).toBe(
            counted * MINUTE_MS,
          )
        },
      ),
      { numRuns: 40 },
    )
  })

  it("add up, and never overlap", () => {
    fc.assert(
      fc.property(
        hours,
        fc.constantFrom(...ZONES),
        fc.array(instant, { minLength: 3, maxLength: 3 }),
        (open, zone, given) => {
          const base = given[0]!
          const [a, b, c] = given
            .map((ms) => base + (ms % (30 * 24 * HOUR_MS)))
            .sort((x, y) => x - y)
            .map(toDate) as [Date, Date, Date]
          const ms = (from: Date, to: Date) => openMsBetween(open, zone, from, to)
          expect(ms(a, b) + ms(b, c)).toBe(ms(a, c))
          expect(ms(a, c)).toBeLessThanOrEqual(c.getTime() - a.getTime())
          const spans = openSpans(open, zone, a, c)
          expect(spans.every((span, nth) => nth === 0 || spans[nth - 1]!.end <= span.start)).toBe(true)
        },
      ),
      { numRuns: 200 },
    )
  })
})
