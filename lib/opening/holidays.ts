import { weekdayOf } from "@/lib/appointments/spans"
import type { HolidayCountry, HolidayName } from "@/lib/opening/holiday-words"
import { DAY_MS, toDate } from "@/lib/time"

export type Holiday = {
  /** "2026-12-01" */
  day: string
  name: HolidayName
  /** Many places work on it. */
  isOptional?: true
  /** Kept on another day than its own. */
  isObserved?: true
}

export const FIRST_YEAR = 2000
export const LAST_YEAR = 2099

const dayOf = (year: number, month: number, day: number): string =>
  toDate(Date.UTC(year, month - 1, day))
    .toISOString()
    .slice(0, 10)
export const dayPlus = (day: string, days: number): string =>
  toDate(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS)
    .toISOString()
    .slice(0, 10)

/** The Gregorian calendar's Easter Sunday, after Meeus, Jones and Butcher. */
export function westernEaster(year: number): string {
  const golden = year % 19
  const century = Math.floor(year / 100)
  const within = year % 100
  const leaps = Math.floor(century / 4)
  const drift = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3)
  const epact = (19 * golden + century - leaps - drift + 15) % 30
  const toSunday = (32 + 2 * (century % 4) + 2 * Math.floor(within / 4) - epact - (within % 4)) % 7
  const late = Math.floor((golden + 11 * epact + 22 * toSunday) / 451)
  const count = epact + toSunday - 7 * late + 114
  return dayOf(year, Math.floor(count / 31), (count % 31) + 1)
}

/** The Julian calendar's Easter Sunday after Meeus, on the day the Gregorian calendar has then. */
export function orthodoxEaster(year: number): string {
  const moon = (19 * (year % 19) + 15) % 30
  const toSunday = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7
  const count = moon + toSunday + 114
  const julian = dayOf(year, Math.floor(count / 31), (count % 31) + 1)
  const century = Math.floor(year / 100)
  return dayPlus(julian, century - Math.floor(century / 4) - 2)
}

/** The nth such weekday of a month, 1 Monday – 7 Sunday; the last one for -1. */
export function nthWeekday(year: number, month: number, weekday: number, n: number): string {
  if (n > 0) {
    const first = dayOf(year, month, 1)
    return dayPlus(first, ((weekday - weekdayOf(first) + 7) % 7) + 7 * (n - 1))
  }
  const last = dayOf(year, month + 1, 0)
  return dayPlus(last, -((weekdayOf(last) - weekday + 7) % 7))
}

const easterOf = (sunday: string, wanted: Partial<Record<HolidayName, number>>): Holiday[] =>
  Object.entries(wanted).map(([name, days]) => ({ day: dayPlus(sunday, days), name: name as HolidayName }))

const fixed = (year: number, days: readonly (readonly [number, number, HolidayName])[]): Holiday[] =>
  days.map(([month, day, name]) => ({ day: dayOf(year, month, day), name }))

const RULES: Record<HolidayCountry, (year: number) => Holiday[]> = {
  RO: (year) => [
    ...fixed(year, [
      [1, 1, "new_year"],
      [1, 2, "new_year_second"],
      ...(year >= 2024
        ? ([
            [1, 6, "epiphany"],
            [1, 7, "synaxis"],
          ] as const)
        : []),
      [1, 24, "unification"],
      [5, 1, "labour"],
      [6, 1, "children"],
      [8, 15, "dormition"],
      [11, 30, "saint_andrew"],
      [12, 1, "great_union"],
      [12, 25, "christmas"],
      [12, 26, "christmas_second"],
    ]),
    ...easterOf(orthodoxEaster(year), {
      good_friday: -2,
      easter: 0,
      easter_monday: 1,
      pentecost: 49,
      pentecost_monday: 50,
    }),
  ],
  DE: (year) => [
    ...fixed(year, [
      [1, 1, "new_year"],
      [5, 1, "labour"],
      [10, 3, "unity"],
      [12, 25, "christmas"],
      [12, 26, "christmas_second"],
    ]),
    ...easterOf(westernEaster(year), {
      good_friday: -2,
      easter_monday: 1,
      ascension: 39,
      pentecost_monday: 50,
    }),
  ],
  US: (year) => [
    ...fixed(year, [
      [1, 1, "new_year"],
      [6, 19, "juneteenth"],
      [7, 4, "independence"],
      [11, 11, "veterans"],
      [12, 25, "christmas"],
    ]).map(observedNearby),
    { day: nthWeekday(year, 1, 1, 3), name: "king" },
    { day: nthWeekday(year, 2, 1, 3), name: "presidents" },
    { day: nthWeekday(year, 5, 1, -1), name: "memorial" },
    { day: nthWeekday(year, 9, 1, 1), name: "labour" },
    { day: nthWeekday(year, 10, 1, 2), name: "columbus" },
    { day: nthWeekday(year, 11, 4, 4), name: "thanksgiving" },
  ],
  BR: (year) => [
    ...fixed(year, [
      [1, 1, "new_year"],
      [4, 21, "tiradentes"],
      [5, 1, "labour"],
      [9, 7, "independence"],
      [10, 12, "aparecida"],
      [11, 2, "all_souls"],
      [11, 15, "proclamation"],
      ...(year >= 2024 ? ([[11, 20, "black_awareness"]] as const) : []),
      [12, 25, "christmas"],
    ]),
    ...easterOf(westernEaster(year), { good_friday: -2 }),
    ...easterOf(westernEaster(year), { carnival_monday: -48, carnival: -47, corpus_christi: 60 }).map(
      (one): Holiday => ({ ...one, isOptional: true }),
    ),
  ],
  IN: (year) => [
    ...fixed(year, [
      [1, 26, "republic"],
      [8, 15, "independence"],
      [10, 2, "gandhi"],
      [12, 25, "christmas"],
    ]),
    ...easterOf(westernEaster(year), { good_friday: -2 }),
  ],
  AU: (year) => [
    ...fixed(year, [
      [1, 1, "new_year"],
      [4, 25, "anzac"],
      [12, 25, "christmas"],
      [12, 26, "boxing"],
    ]),
    mondayInstead({ day: dayOf(year, 1, 26), name: "australia" }),
    ...additional(year),
    ...easterOf(westernEaster(year), { good_friday: -2, easter_monday: 1 }),
  ],
}

/** On a Saturday the Friday before is kept, on a Sunday the Monday after. */
function observedNearby(one: Holiday): Holiday {
  const weekday = weekdayOf(one.day)
  if (weekday < 6) return one
  return { ...one, day: dayPlus(one.day, weekday === 6 ? -1 : 1), isObserved: true }
}

function mondayInstead(one: Holiday): Holiday {
  const weekday = weekdayOf(one.day)
  return weekday < 6 ? one : { ...one, day: dayPlus(one.day, 8 - weekday), isObserved: true }
}

/** Days kept besides, where New Year or Christmas falls on a weekend. */
function additional(year: number): Holiday[] {
  const found: Holiday[] = []
  const add = (day: string, name: HolidayName) => found.push({ day, name, isObserved: true })
  const newYear = dayOf(year, 1, 1)
  if (weekdayOf(newYear) >= 6) add(dayPlus(newYear, 8 - weekdayOf(newYear)), "new_year")
  const christmas = weekdayOf(dayOf(year, 12, 25))
  if (christmas === 5) add(dayOf(year, 12, 28), "boxing")
  if (christmas === 6) add(dayOf(year, 12, 27), "christmas")
  if (christmas === 6) add(dayOf(year, 12, 28), "boxing")
  if (christmas === 7) add(dayOf(year, 12, 27), "christmas")
  return found
}

/** A year's days in order, each once: two holidays on one day are one day off. */
export function holidaysOf(country: HolidayCountry, year: number): Holiday[] {
  const found = new Map<string, Holiday>()
  // What is kept on a day of this year may be next year's.
  for (const one of [year, year + 1].flatMap((of) => RULES[country](of)))
    if (one.day.startsWith(`${year}-`) && !found.has(one.day)) found.set(one.day, one)
  return [...found.values()].sort((one, other) => one.day.localeCompare(other.day))
}

export const holidayKey = (country: HolidayCountry, day: string): string => `${country.toLowerCase()}:${day}`

/** Which holiday an exception was made of, or null. */
export function holidayOf(key: string | null): Holiday | null {
  const [country = "", day = ""] = key?.split(":") ?? []
  const rules = country.toUpperCase() as HolidayCountry
  if (!Object.hasOwn(RULES, rules)) return null
  return holidaysOf(rules, Number(day.slice(0, 4))).find((one) => one.day === day) ?? null
}
