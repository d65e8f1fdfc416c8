import { expect, it } from "vitest"
import { SCHEDULES } from "@/inngest/schedules"
import { limitWords, patternWords } from "@/lib/schedules/words"

it.each([
  ["* * * * *", "every minute"],
  ["*/5 * * * *", "every 5 minutes"],
  ["0 * * * *", "every hour, on the hour"],
  ["10 * * * *", "every hour, 10 minutes past"],
  ["0 9 * * *", "every day at 09:00"],
  ["30 3 * * *", "every day at 03:30"],
  ["0 8 * * 1", "every Monday at 08:00"],
  ["0 3 * * 0", "every Sunday at 03:00"],
  ["0 0 1 * *", "0 0 1 * *"],
])("%s is %s", (pattern, words) => {
  expect(patternWords(pattern)).toBe(words)
})

it("has words for each pattern in use", () => {
  expect(SCHEDULES.filter((one) => patternWords(one.pattern) === one.pattern)).toEqual([])
})

it.each([
  [60_000, "1 min"],
  [1_800_000, "30 min"],
  [72_000_000, "20 h"],
  [86_400_000, "24 h"],
  [259_200_000, "3 days"],
])("%i ms is %s", (ms, words) => {
  expect(limitWords(ms)).toBe(words)
})
