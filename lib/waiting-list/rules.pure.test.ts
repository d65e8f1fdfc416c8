import { describe, expect, it } from "vitest"
import type { Span } from "@/lib/appointments/spans"
import { openSpans } from "@/lib/clinics/opening-hours"
import { addMs, DAY_MS, toDate } from "@/lib/time"
import { asksFrom, isInTime, offerEnds, type Standing, scoreOf, suits, type Wish } from "./rules"

const BUCHAREST = "Europe/Bucharest"
const WEEK = {
  mon: ["09:00", "18:00"],
  tue: ["09:00", "18:00"],
  wed: ["09:00", "18:00"],
  thu: ["09:00", "18:00"],
  fri: ["09:00", "18:00"],
} as const

const spansOf = (zone: string, now: string, hours: Parameters<typeof openSpans>[0] = WEEK): Span[] =>
  openSpans(hours, zone, toDate(now), addMs(toDate(now), 21 * DAY_MS)).map((one) => [
    one.start.getTime(),
    one.end.getTime(),
  ])
const ends = (
  zone: string,
  now: string,
  startsAt = "2037-12-01T09:00:00Z",
  hours = WEEK as Parameters<typeof openSpans>[0],
) => offerEnds(spansOf(zone, now, hours), toDate(now), toDate(startsAt)).toISOString()

describe("an offer stands two hours of opening hours", () => {
  it.each([
    ["within a day", BUCHAREST, "2037-03-03T08:00:00Z", "2037-03-03T10:00:00.000Z"],
    ["over a night: 17:00 and 10:00", BUCHAREST, "2037-03-03T15:00:00Z", "2037-03-04T08:00:00.000Z"],
    [
      "over a weekend: Friday 17:30 and Monday 10:30",
      BUCHAREST,
      "2037-03-06T15:30:00Z",
      "2037-03-09T08:30:00.000Z",
    ],
    ["begun at night: from the opening on", BUCHAREST, "2037-03-03T22:30:00Z", "2037-03-04T09:00:00.000Z"],
    ["to the minute of closing", BUCHAREST, "2037-03-03T14:00:00Z", "2037-03-03T16:00:00.000Z"],
    // 29 March 2037: 09:00 on Friday is 07:00 UTC, on Monday 06:00.
    ["over the weekend the clocks go on", BUCHAREST, "2037-03-27T15:30:00Z", "2037-03-30T07:30:00.000Z"],
    // 25 October 2037
    ["over the weekend the clocks go back", BUCHAREST, "2037-10-23T14:30:00Z", "2037-10-26T08:30:00.000Z"],
    [
      "where the clock goes on by half an hour",
      "Australia/Lord_Howe",
      "2037-10-02T06:30:00Z",
      "2037-10-04T23:00:00.000Z",
    ],
  ])("%s", (_, zone, now, until) => expect(ends(zone, now)).toBe(until))

  it("through a night in which the clinic is open and the clock shows an hour twice or never", () => {
    const always = Object.fromEntries(
      ["sun", "mon", "tue", "wed", "thu", "fri", "sat"].map((day) => [day, ["00:00", "24:00"]]),
    ) as unknown as Parameters<typeof openSpans>[0]
    // Two hours are two hours: of an hour that does not exist nobody is robbed, and one that exists twice gives none.
    expect(ends(BUCHAREST, "2037-03-29T00:30:00Z", undefined, always)).toBe("2037-03-29T02:30:00.000Z")
    expect(ends(BUCHAREST, "2037-10-25T00:30:00Z", undefined, always)).toBe("2037-10-25T02:30:00.000Z")
  })

  it("and never until it would be of no use: half an hour before it begins", () => {
    expect(ends(BUCHAREST, "2037-03-03T08:00:00Z", "2037-03-03T09:15:00Z")).toBe("2037-03-03T08:45:00.000Z")
    expect(ends(BUCHAREST, "2037-03-03T15:30:00Z", "2037-03-04T07:30:00Z")).toBe("2037-03-04T07:00:00.000Z")
  })

  it("by the clock alone where the clinic names no hours", () => {
    expect(ends(BUCHAREST, "2037-03-07T20:00:00Z", undefined, {})).toBe("2037-03-07T22:00:00.000Z")
  })
})

it("nobody is asked while it is closed, nor for what begins within the hour", () => {
  const from = (now: string) => asksFrom(spansOf(BUCHAREST, now), toDate(now)).toISOString()
  expect(from("2037-03-03T08:00:00Z")).toBe("2037-03-03T08:00:00.000Z")
  expect(from("2037-03-03T20:00:00Z")).toBe("2037-03-04T07:00:00.000Z")
  expect(from("2037-03-07T10:00:00Z")).toBe("2037-03-09T07:00:00.000Z")
  expect(isInTime(toDate("2037-03-03T09:00:00Z"), toDate("2037-03-03T08:00:00Z"))).toBe(true)
  expect(isInTime(toDate("2037-03-03T08:59:00Z"), toDate("2037-03-03T08:00:00Z"))).toBe(false)
})

const WISH: Wish = {
  practitionerIds: [],
  earliestOn: null,
  latestOn: null,
  weekdays: [],
  fromMinute: null,
  untilMinute: null,
}
/** Tuesday 3 March 2037, 10:00–10:30 in Bucharest. */
const SLOT = {
  practitionerId: "a",
  startsAt: toDate("2037-03-03T08:00:00Z"),
  endsAt: toDate("2037-03-03T08:30:00Z"),
}

it.each<[string, Partial<Wish>, boolean]>([
  ["anything", {}, true],
  ["their practitioner", { practitionerIds: ["b", "a"] }, true],
  ["another practitioner", { practitionerIds: ["b"] }, false],
  ["the first day", { earliestOn: "2037-03-03" }, true],
  ["before their first day", { earliestOn: "2037-03-04" }, false],
  ["the last day", { latestOn: "2037-03-03" }, true],
  ["after their last day", { latestOn: "2037-03-02" }, false],
  ["their weekday", { weekdays: [2] }, true],
  ["another weekday", { weekdays: [1, 3, 7] }, false],
  ["to the minute", { fromMinute: 600, untilMinute: 630 }, true],
  ["ends too late for them", { fromMinute: 600, untilMinute: 629 }, false],
  ["begins too early for them", { fromMinute: 601, untilMinute: 900 }, false],
])("suits: %s", (_, wish, suited) => expect(suits({ ...WISH, ...wish }, SLOT, BUCHAREST)).toBe(suited))

describe("the order is a sum of named points", () => {
  const standing = (given: Partial<Standing> = {}): Standing => ({
    priority: 0,
    waitingSince: addMs(SLOT.startsAt, -10 * DAY_MS),
    wish: WISH,
    laterAt: null,
    passedOver: 0,
    ...given,
  })
  const score = (given: Partial<Standing> = {}, minutes = 30) =>
    scoreOf(standing(given), SLOT, minutes, SLOT.startsAt)

  it("says by what", () => {
    expect(score()).toEqual({
      score: 40,
      reasons: [
        { reason: "waited", points: 10, n: 10 },
        { reason: "no_appointment", points: 20 },
        { reason: "fills", points: 10 },
      ],
    })
  })

  it("adds up to what it says, whatever it says", () => {
    for (const given of [
      {},
      { priority: 2 },
      { priority: 1, passedOver: 9 },
      { laterAt: addMs(SLOT.startsAt, 9 * DAY_MS) },
    ]) {
      const { score: sum, reasons } = score(given, 15)
      expect(sum).toBe(reasons.reduce((total, { points }) => total + points, 0))
    }
  })

  it("puts urgent before soon, soon before who waited longest, and who was asked in vain behind", () => {
    const oldest = score({ waitingSince: addMs(SLOT.startsAt, -900 * DAY_MS) }).score
    expect(score({ priority: 1, waitingSince: SLOT.startsAt }).score).toBeGreaterThan(oldest)
    expect(score({ priority: 2, passedOver: 3 }).score).toBeGreaterThan(score({ priority: 1 }).score)
    expect(score({ passedOver: 1 }).score).toBe(score().score - 10)
    expect(score({ passedOver: 50 }).score).toBe(score().score - 30)
  })
})
