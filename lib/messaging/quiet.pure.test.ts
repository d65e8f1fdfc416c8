import { describe, expect, it } from "vitest"
import { dayAfter, quietUntil, zoneOfPhone } from "@/lib/messaging/quiet"
import { toDate } from "@/lib/time"

describe("what time it is for a patient, by their number", () => {
  it.each([
    ["+40722111222", "Europe/Bucharest"],
    ["+40212345678", "Europe/Bucharest"],
    ["+4915112345678", "Europe/Berlin"],
    ["+442079460000", "Europe/London"],
    // Of several clocks the number does not say which.
    ["+12025550123", null],
    ["+79161234567", null],
    ["bsuid-12", null],
    ["+999", null],
  ])("%s: %s", (phone, zone) => expect(zoneOfPhone(phone)).toBe(zone))

  it("India, under either of its names", () =>
    expect(["Asia/Kolkata", "Asia/Calcutta"]).toContain(zoneOfPhone("+919876543210")))
})

describe("quiet hours", () => {
  const at = toDate("2026-05-05T12:30:00Z")
  it.each([
    ["none", "21:00", "21:00", null],
    ["over noon", "12:00", "14:00", "2026-05-05T14:00:00.000Z"],
    ["that are over", "08:00", "12:30", null],
    ["that begin just now", "12:30", "12:31", "2026-05-05T12:31:00.000Z"],
  ])("%s", (_, quietFrom, quietTo, until) =>
    expect(quietUntil(at, "UTC", { quietFrom, quietTo })?.toISOString() ?? null).toBe(until),
  )

  it("that would end in the hour a clock leaves out end an hour later", () => {
    const hours = { quietFrom: "21:00", quietTo: "03:30" }
    const end = quietUntil(toDate("2026-03-28T22:00:00Z"), "Europe/Bucharest", hours)
    expect(end?.toISOString()).toBe("2026-03-29T01:30:00.000Z")
  })

  it("the next day begins at its midnight, by its own clock", () => {
    expect(dayAfter(toDate("2026-03-28T22:30:00Z"), "Europe/Bucharest").toISOString()).toBe(
      "2026-03-29T21:00:00.000Z",
    )
    expect(dayAfter(toDate("2026-12-31T23:30:00Z"), "UTC").toISOString()).toBe("2027-01-01T00:00:00.000Z")
  })
})
