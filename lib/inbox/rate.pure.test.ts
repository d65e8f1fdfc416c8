import { expect, it } from "vitest"
import { fullBucket, take } from "./rate"

function passes(
  bucket: ReturnType<typeof fullBucket>,
  perSecond: number,
  from: number,
  ms: number,
  tries: number,
) {
  let through = 0
  for (let i = 0; i < tries; i++) if (take(bucket, perSecond, from + (ms * i) / tries) === 0) through++
  return through
}

it("lets the sustained rate through for ever", () => {
  const bucket = fullBucket(300, 0)
  expect(passes(bucket, 300, 0, 600_000, 180_000)).toBe(180_000)
})

it("lets three times the rate through for a minute, then the rate", () => {
  const bucket = fullBucket(300, 0)
  expect(passes(bucket, 300, 0, 60_000, 54_000)).toBeGreaterThanOrEqual(53_990)
  const after = passes(bucket, 300, 60_000, 10_000, 9_000)
  expect(after).toBeGreaterThanOrEqual(2_990)
  expect(after).toBeLessThan(3_020)
})

it("never lets more than three times the rate through in one moment", () => {
  expect(passes(fullBucket(10, 0), 10, 0, 1, 500)).toBe(30)
})

it("says when to come back, and lets through then", () => {
  const bucket = fullBucket(0.1, 0)
  while (take(bucket, 0.1, 0) === 0);
  const seconds = take(bucket, 0.1, 0)
  expect(seconds).toBeGreaterThan(0)
  expect(take(bucket, 0.1, seconds * 1_000)).toBe(0)
})

it("a clock that goes back gives nothing away", () => {
  const bucket = fullBucket(1, 10_000)
  while (take(bucket, 1, 10_000) === 0);
  expect(take(bucket, 1, 0)).toBeGreaterThan(0)
})
