import { describe, expect, it } from "vitest"
import { type Known, likelihoodOf, usualPercent } from "@/lib/no-shows/rules"
import { addMs, DAY_MS, toDate } from "@/lib/time"

const startsAt = toDate("2026-11-30T10:00:00Z")
const known = (given: Partial<Known> & { days?: number } = {}): Known => ({
  startsAt,
  createdAt: addMs(startsAt, -(given.days ?? 7) * DAY_MS),
  status: "scheduled",
  moves: 0,
  missed: 0,
  came: 1,
  calledOff: 0,
  isUnanswered: false,
  canBeReminded: true,
  ...given,
})
const FEW = { missed: 1, came: 3 }
const of = (given: Parameters<typeof known>[0], usual = FEW) => likelihoodOf(known(given), usual)

describe("how likely nobody comes", () => {
  it("begins with what is usual here, or eight of a hundred where too few came to say", () => {
    expect(of({})).toEqual({ percent: 8, reasons: [{ reason: "usual", points: 8 }] })
    expect(usualPercent({ missed: 12, came: 88 })).toBe(12)
  })

  it.each<[string, Parameters<typeof known>[0], string[]]>([
    ["missed once", { missed: 1 }, ["usual", "missed_once"]],
    ["missed twice", { missed: 2 }, ["usual", "missed_often"]],
    ["came three times", { came: 3 }, ["usual", "comes"]],
    ["a first visit", { came: 0 }, ["usual", "first"]],
    ["called off late", { calledOff: 1 }, ["usual", "called_off"]],
    ["five weeks ahead", { days: 35 }, ["usual", "long_ahead"]],
    ["three weeks ahead", { days: 21 }, ["usual", "weeks_ahead"]],
    ["booked yesterday", { days: 1 }, ["usual", "short_ahead"]],
    ["moved twice", { moves: 2 }, ["usual", "moved"]],
    [
      "confirmed, though no reminder went out",
      { status: "confirmed", canBeReminded: false },
      ["usual", "confirmed"],
    ],
    ["reminded without an answer", { isUnanswered: true }, ["usual", "unconfirmed"]],
    ["nobody may remind them", { canBeReminded: false }, ["usual", "no_reminder"]],
  ])("says why: %s", (_, given, reasons) => {
    expect(of(given).reasons.map((one) => one.reason)).toEqual(reasons)
  })

  it("is the sum of its reasons, between 1 and 95", () => {
    const worst = of({
      missed: 4,
      calledOff: 2,
      days: 60,
      moves: 5,
      isUnanswered: true,
      canBeReminded: false,
    })
    expect(worst.percent).toBe(worst.reasons.reduce((sum, one) => sum + one.points, 0))
    expect(of({ status: "confirmed", came: 9, days: 1 }, { missed: 0, came: 90 }).percent).toBe(1)
    expect(of({ missed: 4, isUnanswered: true, days: 60 }, { missed: 80, came: 20 }).percent).toBe(95)
  })
})
