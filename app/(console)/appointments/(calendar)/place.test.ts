import { describe, expect, it } from "vitest"
import { daysOf, hrefOf, type Place, placeOf, stepped } from "./place"

const TODAY = "2026-11-23"
const place = (given: Partial<Place> = {}): Place => ({
  view: "day",
  by: "practitioner",
  on: TODAY,
  who: null,
  whole: false,
  ...given,
})

describe("the calendar's address", () => {
  it("is read as far as it can be understood", () => {
    expect(placeOf({}, TODAY)).toEqual(place())
    expect(placeOf({ view: "week", by: "room", room: "r", on: "2026-12-01", hours: "all" }, TODAY)).toEqual(
      place({ view: "week", by: "room", who: "r", on: "2026-12-01", whole: true }),
    )
    expect(placeOf({ practitioner: ["p", "q"], room: "r" }, TODAY)).toEqual(place({ who: "p" }))
  })

  it.each([
    "",
    "tomorrow",
    "2026-02-30",
    "2026-13-01",
    "9999-01-01",
    "0000-01-01",
    "2026-1-1",
    "2026-11-23T10:00",
  ])("takes %j for today", (on) => expect(placeOf({ on }, TODAY).on).toBe(TODAY))

  it("says what differs from today by practitioner, and is read back the same", () => {
    expect(hrefOf(place(), {}, TODAY)).toBe("/appointments")
    const other = place({ view: "week", by: "room", on: "2027-01-04", who: "r", whole: true })
    const href = hrefOf(other, {}, TODAY)
    const params = Object.fromEntries(new URL(href, "https://rounds.test").searchParams)
    expect(placeOf(params, TODAY)).toEqual(other)
  })

  it("leaves the one practitioner when rooms are asked for", () => {
    expect(hrefOf(place({ who: "p" }), { by: "room" }, TODAY)).toBe("/appointments?by=room")
    expect(hrefOf(place({ who: "p" }), { by: "practitioner" }, TODAY)).toBe("/appointments?practitioner=p")
  })

  it("steps by days or weeks, over a year's end too", () => {
    expect(stepped(place({ on: "2026-12-31" }), 1)).toBe("2027-01-01")
    expect(stepped(place({ view: "week", on: "2026-12-31" }), -1)).toBe("2026-12-24")
    expect(daysOf({ view: "week", on: "2026-12-31" })).toEqual([
      "2026-12-28",
      "2026-12-29",
      "2026-12-30",
      "2026-12-31",
      "2027-01-01",
      "2027-01-02",
      "2027-01-03",
    ])
  })
})
