import { expect, it } from "vitest"
import { BOUNDS, emptyCounts, placeOf, quantile } from "@/lib/figures/histogram"

const counted = (...seconds: number[]) => {
  const counts = emptyCounts()
  for (const one of seconds) counts[placeOf(one)]! += 1
  return counts
}

it("puts a value that is a bound below it, and what is beyond all into the last", () => {
  expect(placeOf(0)).toBe(0)
  expect(placeOf(0.05)).toBe(0)
  expect(placeOf(0.0501)).toBe(1)
  expect(placeOf(3600.1)).toBe(BOUNDS.length)
})

it("says nothing of nothing", () => expect(quantile(0.95, emptyCounts())).toBeNull())

it("finds quantiles within their bucket", () => {
  expect(quantile(0.5, counted(0.12, 0.12))).toBeCloseTo(0.175)
  const many = counted(...Array.from({ length: 95 }, () => 0.2), ...Array.from({ length: 5 }, () => 40))
  expect(quantile(0.95, many)).toBe(0.25)
  expect(quantile(0.96, many)).toBeGreaterThan(30)
  expect(quantile(0.99, many)).toBeLessThanOrEqual(60)
})

it("says at least the last bound of what lies beyond", () => {
  expect(quantile(0.5, counted(9_000, 9_000))).toBe(3600)
})
