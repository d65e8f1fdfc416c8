import { describe, expect, it } from "vitest"
import { endOfDay, mayReopen, snoozeUntil } from "@/lib/tasks/rules"
import { fromWallClock, toDate, wallClock } from "@/lib/time"

const ZONE = "Europe/Bucharest"
const SUNDAY = toDate("2026-11-22T20:30:00Z") // 22:30 there

describe("a clinic's clock", () => {
  it("is read and set by the clinic's zone", () => {
    expect(wallClock(SUNDAY, ZONE)).toBe("2026-11-22T22:30")
    expect(fromWallClock("2026-11-22T22:30", ZONE)).toEqual(SUNDAY)
    expect(fromWallClock("2026-07-01T09:00", "America/New_York")).toEqual(toDate("2026-07-01T13:00:00Z"))
    expect(fromWallClock("2026-07-01T09:00:30", "America/New_York")).toEqual(toDate("2026-07-01T13:00:30Z"))
  })

  it("goes on over the hour that is left out, and takes one of the hour that comes twice", () => {
    expect(wallClock(fromWallClock("2026-03-29T03:30", ZONE), ZONE)).toBe("2026-03-29T04:30")
    const west = "America/New_York"
    expect(wallClock(fromWallClock("2027-03-14T02:30", west), west)).toBe("2027-03-14T03:30")
    expect(wallClock(fromWallClock("2026-10-25T03:30", ZONE), ZONE)).toBe("2026-10-25T03:30")
  })

  it("ends the day at its midnight", () => {
    expect(endOfDay(SUNDAY, ZONE)).toEqual(toDate("2026-11-22T22:00:00Z"))
    expect(endOfDay(toDate("2026-11-22T22:30:00Z"), ZONE)).toEqual(toDate("2026-11-23T22:00:00Z"))
  })
})

describe("snoozeUntil", () => {
  it.each([
    ["hour", "2026-11-22T21:30:00Z"],
    ["three_hours", "2026-11-22T23:30:00Z"],
    ["tomorrow", "2026-11-23T07:00:00Z"],
    ["monday", "2026-11-23T07:00:00Z"],
  ] as const)("%s", (wanted, until) => expect(snoozeUntil(wanted, SUNDAY, ZONE)).toEqual(toDate(until)))

  it("on a Monday means the next one", () => {
    expect(snoozeUntil("monday", toDate("2026-11-23T10:00:00Z"), ZONE)).toEqual(
      toDate("2026-11-30T07:00:00Z"),
    )
  })
})

it("lets a task be taken up again for a day", () => {
  expect(mayReopen(toDate("2026-11-22T10:00:00Z"), toDate("2026-11-23T10:00:00Z"))).toBe(true)
  expect(mayReopen(toDate("2026-11-22T10:00:00Z"), toDate("2026-11-23T10:00:01Z"))).toBe(false)
})
