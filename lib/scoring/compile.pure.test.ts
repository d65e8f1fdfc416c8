import { describe, expect, it } from "vitest"
import { BASE_RULES, compileOwn, compileRules } from "./compile"
import { PHRASES } from "./phrases"
import { NO_CHANGES, type RuleSetData } from "./rule-set"
import { scoreText } from "./rules"
import { tooBroad } from "./stop-words"

const compiled = (change: Partial<RuleSetData>) => compileRules({ ...NO_CHANGES, ...change }, "rules-9")
const add = (signal: RuleSetData["added"][number]["signal"], phrase: string) =>
  compiled({ added: [{ signal, phrase, language: "en" }] })
const off = (signal: RuleSetData["off"][number]["signal"], phrase: string) =>
  compiled({ off: [{ signal, phrase, language: "en" }] })

describe("a clinic's rules", () => {
  it("without changes score as ours, under their own name", () => {
    const same = compiled({})
    for (const [text] of PHRASES) {
      expect(scoreText(text, same)).toEqual({ ...scoreText(text, BASE_RULES), scorer: "rules-9" })
    }
  })

  it("find a word that was added, in any spelling ours are found in", () => {
    const rules = add("treatment", "Zirkon-Brücke")
    for (const text of ["Do you do a zirkon brucke?", "ZIRKON BRÜCKE?", "zirkon-brücke"]) {
      expect(scoreText(text, rules)).toMatchObject({ classification: "WARM", scorer: "rules-9" })
    }
    expect(scoreText("snoring splintz", add("treatment", "snoring splint*")).classification).toBe("WARM")
    expect(scoreText("snoring splintz").classification).toBe("COLD")
  })

  it("never take an added word for a slip of ours", () => {
    expect(scoreText("do you have implanta", add("job", "implanta"))).toMatchObject({
      classification: "UNQUALIFIED",
    })
  })

  it("let no notation through an added word", () => {
    expect(compileOwn("a(b|c)+ d?")).toBe("a b c d")
    expect(scoreText("anything at all", add("treatment", "(.*)|.+")).classification).toBe("COLD")
  })

  it("do not count what was switched off, and count everything else", () => {
    const rules = off("cosmetic", "botox")
    expect(scoreText("do you do botox?").classification).toBe("WARM")
    expect(scoreText("do you do botox?", rules).classification).toBe("COLD")
    expect(scoreText("do you do veneers?", rules).classification).toBe("WARM")
  })

  it("weigh as the clinic says, within bounds, and HOT needs no points where care is needed now", () => {
    expect(scoreText("Price for All-on-4?", compiled({ points: { full: 2 } })).classification).toBe("HOT")
    expect(scoreText("Price for All-on-4?", compiled({ points: { full: 99 } })).score).toBe(5)
    const strict = compiled({ points: { book: 0, complaint: 0 }, thresholds: { warm: 4, hot: 6 } })
    expect(scoreText("terrible toothache since last night, couldn't sleep", strict)).toMatchObject({
      classification: "HOT",
      urgency: "high",
    })
    expect(scoreText("I'd like to book an implant next week", strict).classification).toBe("COLD")
  })

  it("know the clinic's services: its own names, and what it does not offer", () => {
    const own = compiled({ services: [{ service: "cosmetic", words: ["diamond smile"], off: false }] })
    expect(scoreText("what does the diamond smile cost", own)).toMatchObject({
      classification: "WARM",
      service: "cosmetic",
    })
    const without = compiled({ services: [{ service: "orthodontics", words: [], off: true }] })
    expect(scoreText("I want braces", without)).toMatchObject({ classification: "COLD" })
    expect(scoreText("I want an implant", without)).toMatchObject({
      classification: "WARM",
      service: "implants",
    })
  })
})

describe("a phrase is too broad", () => {
  it.each([
    ["", "empty"],
    ["*", "empty"],
    ["a", "letter"],
    ["und", "common"],
    ["the", "common"],
    ["i am", "common"],
    ["nu", "common"],
    ["hai kya", "common"],
    ["hello", "common"],
    ["im*", "beginning"],
    ["bridge", null],
    ["घर", null],
    ["3d scan", null],
  ] as const)("%j: %s", (phrase, why) => {
    expect(tooBroad(phrase)).toBe(why)
  })
})
