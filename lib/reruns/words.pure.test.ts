import { expect, it } from "vitest"
import { effectNoun, effectText, fromText, runsOf } from "@/lib/reruns/words"

const line = { kind: "message", runs: 41, fresh: 0, done: 38, unsure: 3, kept: 0 }

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

it("speaks of one run and of many", () => {
  expect([runsOf(1), runsOf(1_234)]).toEqual(["1 run", "1,234 runs"])
  expect(fromText("step", "notify")).toBe("from step notify")
})
