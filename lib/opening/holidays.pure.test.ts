import { describe, expect, it } from "vitest"
import { weekdayOf } from "@/lib/appointments/spans"
import { HOLIDAY_COUNTRIES, type HolidayCountry } from "@/lib/opening/holiday-words"
import {
  FIRST_YEAR,
  holidayKey,
  holidayOf,
  holidaysOf,
  LAST_YEAR,
  nthWeekday,
  orthodoxEaster,
  westernEaster,
} from "@/lib/opening/holidays"

const COUNTRIES = Object.keys(HOLIDAY_COUNTRIES) as HolidayCountry[]
const days = (country: HolidayCountry, year: number) =>
  holidaysOf(country, year).map((one) => one.day.slice(5))
const nameOn = (country: HolidayCountry, day: string) =>
  holidaysOf(country, Number(day.slice(0, 4))).find((one) => one.day === day)?.name

describe("Easter", () => {
  it.each([
    [2000, "2000-04-23", "2000-04-30"],
    [2008, "2008-03-23", "2008-04-27"],
    [2010, "2010-04-04", "2010-04-04"],
    [2016, "2016-03-27", "2016-05-01"],
    [2019, "2019-04-21", "2019-04-28"],
    [2024, "2024-03-31", "2024-05-05"],
    [2025, "2025-04-20", "2025-04-20"],
    [2026, "2026-04-05", "2026-04-12"],
    [2027, "2027-03-28", "2027-05-02"],
    [2028, "2028-04-16", "2028-04-16"],
    [2038, "2038-04-25", "2038-04-25"],
    [2043, "2043-03-29", "2043-05-03"],
  ])("of %i is %s in the west and %s in the east", (year, west, east) => {
    expect([westernEaster(year), orthodoxEaster(year)]).toEqual([west, east])
  })

  it("is a Sunday in every year, never in the east before the west", () => {
    for (let year = FIRST_YEAR; year <= LAST_YEAR; year++) {
      expect([weekdayOf(westernEaster(year)), weekdayOf(orthodoxEaster(year))], `${year}`).toEqual([7, 7])
      expect(orthodoxEaster(year) >= westernEaster(year), `${year}`).toBe(true)
    }
  })
})

describe("public holidays", () => {
  it("of Romania in 2026, with the Orthodox Easter and Pentecost", () => {
    expect(days("RO", 2026)).toEqual(
      "01-01 01-02 01-06 01-07 01-24 04-10 04-12 04-13 05-01 05-31 06-01 08-15 11-30 12-01 12-25 12-26".split(
        " ",
      ),
    )
    expect(nameOn("RO", "2026-05-31")).toBe("pentecost")
  })

  it("of Romania before 2024 without the two days that came then", () => {
    expect(days("RO", 2023)).not.toContain("01-06")
  })

  it("of Germany in 2026", () => {
    expect(days("DE", 2026)).toEqual("01-01 04-03 04-06 05-01 05-14 05-25 10-03 12-25 12-26".split(" "))
  })

  it("of the United States in 2026: the Fourth of July, a Saturday, is kept on the Friday", () => {
    expect(days("US", 2026)).toEqual(
      "01-01 01-19 02-16 05-25 06-19 07-03 09-07 10-12 11-11 11-26 12-25".split(" "),
    )
    expect(holidaysOf("US", 2026).find((one) => one.name === "independence")).toMatchObject({
      isObserved: true,
    })
  })

  it("of the United States: a New Year on a Saturday is kept in the year before", () => {
    expect(days("US", 2027)).toContain("12-31")
    expect(days("US", 2028)).not.toContain("01-01")
  })

  it("of Brazil in 2026, carnival and Corpus Christi as days that many work on", () => {
    expect(days("BR", 2026)).toEqual(
      "01-01 02-16 02-17 04-03 04-21 05-01 06-04 09-07 10-12 11-02 11-15 11-20 12-25".split(" "),
    )
    const optional = holidaysOf("BR", 2026).filter((one) => one.isOptional)
    expect(optional.map((one) => one.day.slice(5))).toEqual(["02-16", "02-17", "06-04"])
  })

  it("of India: the three of the nation, Good Friday and Christmas", () => {
    expect(days("IN", 2026)).toEqual("01-26 04-03 08-15 10-02 12-25".split(" "))
  })

  it("of Australia: Boxing Day 2026, a Saturday, gives the Monday too; Australia Day moves from a Sunday", () => {
    expect(days("AU", 2026)).toEqual("01-01 01-26 04-03 04-06 04-25 12-25 12-26 12-28".split(" "))
    expect(days("AU", 2031)).toContain("01-27")
    expect(days("AU", 2031)).not.toContain("01-26")
    expect(days("AU", 2022)).toEqual(expect.arrayContaining(["01-03", "12-25", "12-26", "12-27"]))
    expect(days("AU", 2021)).toEqual(expect.arrayContaining(["12-27", "12-28"]))
  })

  it.each(COUNTRIES)("of %s are in order, each day once, and found again by their key", (country) => {
    for (const year of [2024, 2025, 2026, 2027, 2028, 2035]) {
      const found = holidaysOf(country, year)
      const all = found.map((one) => one.day)
      expect(all).toEqual([...new Set(all)].sort())
      expect(all.every((day) => day.startsWith(`${year}-`))).toBe(true)
      for (const one of found) expect(holidayOf(holidayKey(country, one.day))).toEqual(one)
    }
  })
})

it("finds nothing behind a key that is none", () => {
  for (const key of [null, "", "xx:2026-01-01", "ro:2026-02-02", "ro:", "constructor:2026-01-01"])
    expect(holidayOf(key)).toBeNull()
})

it("counts weekdays of a month from either end", () => {
  expect(nthWeekday(2026, 11, 4, 4)).toBe("2026-11-26")
  expect(nthWeekday(2026, 2, 7, 1)).toBe("2026-02-01")
  expect(nthWeekday(2026, 5, 1, -1)).toBe("2026-05-25")
  expect(nthWeekday(2027, 5, 1, -1)).toBe("2027-05-31")
})
