import { describe, expect, it } from "vitest"
import { hoursOn, type UsualHours } from "@/lib/appointments/spans"
import { badSpan, laidOver, merged, periodsOf, sameHours } from "@/lib/practitioners/hours"

const monday = (fromMinute: number, validFrom: string | null = null, validUntil: string | null = null) =>
  ({
    weekday: 1,
    fromMinute,
    untilMinute: fromMinute + 60,
    roomId: null,
    validFrom,
    validUntil,
  }) as UsualHours
const week = (fromMinute: number) => [{ weekday: 1, fromMinute, untilMinute: fromMinute + 60, roomId: null }]
const at = (rows: readonly UsualHours[], day: string) => hoursOn(rows, day).map((one) => one.fromMinute)

describe("hours laid over others", () => {
  it("without an end replace all that was", () => {
    const rows = laidOver([monday(1), monday(2, "2030-01-07")], { fromOn: null, untilOn: null }, week(9))
    expect(rows).toEqual([monday(9)])
  })

  it("from a day on leave what was before", () => {
    const rows = laidOver([monday(1)], { fromOn: "2030-01-07", untilOn: null }, week(9))
    expect(at(rows, "2029-12-31")).toEqual([1])
    expect(at(rows, "2030-01-07")).toEqual([9])
    expect(rows).toHaveLength(2)
  })

  it("for a while give way to what was, on the day after", () => {
    const rows = laidOver([monday(1)], { fromOn: "2030-01-07", untilOn: "2030-01-13" }, week(9))
    expect(["2029-12-31", "2030-01-07", "2030-01-14"].map((day) => at(rows, day))).toEqual([[1], [9], [1]])
  })

  it("taken back leave one row again", () => {
    const summer = laidOver([monday(1)], { fromOn: "2030-01-07", untilOn: "2030-01-13" }, week(9))
    const back = laidOver(summer, { fromOn: "2030-01-07", untilOn: "2030-01-13" }, week(1))
    expect(back).toEqual([monday(1)])
    expect(sameHours(back, [monday(1)])).toBe(true)
  })

  it("laid twice are the same", () => {
    const period = { fromOn: "2030-01-07", untilOn: null }
    const once = laidOver([monday(1)], period, week(9))
    expect(laidOver(once, period, week(9))).toEqual(once)
  })
})

describe("periods", () => {
  it("follow one another, a gap without hours among them, nothing before the first", () => {
    const rows = [monday(1, "2030-01-07", "2030-01-13"), monday(2, "2030-02-04")]
    expect(periodsOf(rows)).toEqual([
      { fromOn: "2030-01-07", untilOn: "2030-01-13", week: week(1) },
      { fromOn: "2030-01-14", untilOn: "2030-02-03", week: [] },
      { fromOn: "2030-02-04", untilOn: null, week: week(2) },
    ])
  })

  it("of hours without an end are one", () => {
    expect(periodsOf([monday(1)])).toEqual([{ fromOn: null, untilOn: null, week: week(1) }])
    expect(periodsOf([])).toEqual([])
  })
})

it("joins what touches, and what lies within", () => {
  const rows = [monday(1, null, "2030-01-07"), monday(1, "2030-01-08"), monday(1, "2030-01-02", "2030-01-03")]
  expect(merged(rows)).toEqual([monday(1)])
})

it.each([
  ["overlap", [...week(60), ...week(90)]],
  ["backwards", [{ weekday: 2, fromMinute: 60, untilMinute: 60, roomId: null }]],
  [null, [...week(60), ...week(120)]],
] as const)("finds %s", (wanted, rows) => expect(badSpan(rows)).toBe(wanted))
