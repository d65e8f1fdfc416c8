import { describe, expect, it } from "vitest"
import { rateOf, verdictOf } from "@/lib/impact/rules"

const side = (total: number, failed: number) => ({ total, failed })

describe("verdictOf", () => {
  it("says nothing of a few runs, however many failed", () => {
    expect(verdictOf(side(19, 0), side(500, 500))).toBe("too_few")
    expect(verdictOf(side(500, 0), side(19, 19))).toBe("too_few")
  })

  it("does not shout for one or two failures, however seldom it failed before", () => {
    expect(verdictOf(side(5_000, 0), side(20, 1))).toBe("same")
    expect(verdictOf(side(5_000, 0), side(20, 2))).toBe("same")
    expect(verdictOf(side(20, 2), side(5_000, 0))).toBe("same")
    expect(verdictOf(side(5_000, 0), side(20, 3))).toBe("worse")
  })

  it("tells worse from better, and either from chance", () => {
    expect(verdictOf(side(400, 2), side(200, 30))).toBe("worse")
    expect(verdictOf(side(200, 30), side(400, 2))).toBe("better")
    expect(verdictOf(side(100, 3), side(100, 4))).toBe("same")
    expect(verdictOf(side(100, 0), side(100, 0))).toBe("same")
    expect(verdictOf(side(100, 100), side(100, 100))).toBe("same")
  })
})

it("has no rate of nothing", () => {
  expect([rateOf(side(0, 0)), rateOf(side(4, 1))]).toEqual([null, 0.25])
})
