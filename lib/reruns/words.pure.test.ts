import { expect, it } from "vitest"
import { effectNoun, effectText, fromText, leftOut, runsOf } from "@/lib/reruns/words"

const line = { kind: "message", runs: 41, fresh: 0, done: 38, unsure: 3, kept: 0, held: [] }

it("says what will not be done twice, what is unsure and what is new", () => {
  expect(effectNoun(line)).toBe("41 messages")
  expect(effectText(line, false)).toBe(
    "38 already sent, not repeated · 3 unsure: a person must decide · 0 new",
  )
  expect(effectText(line, true)).toBe(
    "38 already sent, and once more now · 3 unsure: and once more now · 0 new",
  )
  expect(effectText({ ...line, kind: "unheard-of", runs: 1, done: 0, unsure: 0, kept: 1 }, false)).toBe(
    "1 kept from the old run · 0 new",
  )
})

it("says what would be held back, and what of it the words for it pass", () => {
  const held = [
    { words: "It is paused.", count: 2, unlessAgain: false },
    { words: "Something newer was written.", count: 1, unlessAgain: true },
  ]
  const given = { ...line, runs: 4, done: 0, unsure: 0, fresh: 1, held }
  expect(effectText(given, false)).toBe(
    "1 new · 2 held back: It is paused. · 1 held back: Something newer was written.",
  )
  expect(effectText(given, true)).toContain("1 once more now, although: Something newer was written.")
})

it("speaks of one run and of many", () => {
  expect([runsOf(1), runsOf(1_234)]).toEqual(["1 run", "1,234 runs"])
  expect(fromText("step", "notify")).toBe("from step notify")
  expect([leftOut(41), leftOut(5_001)]).toEqual(["41 runs", "More than 5,000 runs"])
})
