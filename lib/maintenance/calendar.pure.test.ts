import { describe, expect, it } from "vitest"
import { daysMarked, monthsAhead } from "@/lib/maintenance/calendar"
import type { MaintenanceRow } from "@/lib/maintenance/schema"
import { toDate } from "@/lib/time"

const NOW = toDate("2026-11-23T12:00:00Z")
const row = (id: string, startsAt: string, endsAt: string, more: Partial<MaintenanceRow> = {}) =>
  ({ id, kind: "once", title: id, standing: "planned", startsAt, endsAt, ...more }) as MaintenanceRow

describe("the calendar of maintenance", () => {
  it("has whole weeks from Monday on, every day of the month once, over the turn of the year", () => {
    const months = monthsAhead(NOW, 3)
    expect(months.map((one) => one.key)).toEqual(["2026-11", "2026-12", "2027-01"])
    for (const { weeks } of months) for (const week of weeks) expect(week).toHaveLength(7)
    expect(months[0]?.weeks[0]?.slice(-2)).toEqual([null, "2026-11-01"])
    expect(months.map((one) => one.weeks.flat().filter(Boolean).length)).toEqual([30, 31, 31])
  })

  it("marks what is planned on each of its days, and the second Sundays that nobody made yet", () => {
    const made = row("monthly", "2026-12-13T02:00:00.000Z", "2026-12-13T04:00:00.000Z", {
      kind: "monthly",
      title: null,
    })
    const night = row("disk", "2026-11-28T23:00:00.000Z", "2026-11-29T01:00:00.000Z")
    const days = daysMarked([made, night], monthsAhead(NOW, 3), NOW)
    expect(Object.fromEntries([...days].map(([day, one]) => [day, [one.id, one.mark]]))).toEqual({
      "2026-11-28": ["disk", "planned"],
      "2026-11-29": ["disk", "planned"],
      "2026-12-13": ["monthly", "planned"],
      "2027-01-10": [null, "expected"],
    })
  })

  it("does not bring back a month's that was cancelled, ends at midnight the day before, and shows what matters", () => {
    const off = row("off", "2026-12-13T02:00:00.000Z", "2026-12-13T04:00:00.000Z", {
      kind: "monthly",
      standing: "cancelled",
    })
    const evening = row("evening", "2026-12-12T22:00:00.000Z", "2026-12-13T00:00:00.000Z")
    const instead = row("instead", "2026-12-13T20:00:00.000Z", "2026-12-13T21:00:00.000Z")
    const of = (rows: MaintenanceRow[]) => daysMarked(rows, monthsAhead(NOW, 2), NOW)
    expect(of([off, evening]).get("2026-12-13")).toMatchObject({ id: "off", mark: "cancelled" })
    expect(of([off, evening]).get("2026-12-12")).toMatchObject({ id: "evening" })
    expect(of([off, instead]).get("2026-12-13")).toMatchObject({ id: "instead" })
  })
})
