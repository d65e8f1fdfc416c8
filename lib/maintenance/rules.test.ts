import { describe, expect, it } from "vitest"
import { monthlyWindow, standingOf, windowsAhead } from "@/lib/maintenance/rules"
import { toDate } from "@/lib/time"

describe("V15 the monthly window", () => {
  it.each([
    [2026, 11, "2026-11-08T02:00:00.000Z"],
    [2026, 12, "2026-12-13T02:00:00.000Z"],
    [2027, 1, "2027-01-10T02:00:00.000Z"],
    // A month that begins on a Sunday: the eighth.
    [2027, 8, "2027-08-08T02:00:00.000Z"],
    [2026, 14, "2027-02-14T02:00:00.000Z"],
  ])("is the second Sunday, 02:00 UTC: %i-%i", (year, month, starts) => {
    const { startsAt, endsAt } = monthlyWindow(year, month)
    expect(startsAt.toISOString()).toBe(starts)
    expect(startsAt.getUTCDay()).toBe(0)
    expect(+endsAt - +startsAt).toBe(2 * 3_600_000)
  })

  it("is one a month for ten years, each made a month ahead and none twice", () => {
    const keys = new Set<string>()
    for (let day = Date.UTC(2026, 0, 1); day < Date.UTC(2036, 0, 1); day += 86_400_000)
      for (const one of windowsAhead(toDate(day))) {
        expect(+one.startsAt - day).toBeLessThanOrEqual(35 * 86_400_000)
        keys.add(one.key)
      }
    expect(keys.size).toBeGreaterThanOrEqual(120)
    for (let month = 1; month <= 120; month += 1) expect(keys).toContain(monthlyWindow(2026, month).key)
  })

  it("there is always one ahead", () => {
    for (let day = Date.UTC(2026, 0, 1); day < Date.UTC(2028, 0, 1); day += 3_600_000 * 7)
      expect(windowsAhead(toDate(day)).length, toDate(day).toISOString()).toBeGreaterThan(0)
  })
})

it("stands as the clock and people say", () => {
  const one = { ...monthlyWindow(2026, 12), doneAt: null, cancelledAt: null }
  const at = (time: string) => toDate(`2026-12-13T${time}Z`)
  expect(standingOf(one, at("01:59:59"))).toBe("planned")
  expect(standingOf(one, at("02:00:00"))).toBe("running")
  expect(standingOf(one, at("04:00:00"))).toBe("over")
  expect(standingOf({ ...one, doneAt: at("03:00:00") }, at("03:00:00"))).toBe("over")
  expect(standingOf({ ...one, cancelledAt: at("01:00:00") }, at("03:00:00"))).toBe("cancelled")
})
