import { describe, expect, it } from "vitest"
import { wordDiff } from "./diff"

describe("the diff of two wordings", () => {
  it("marks the words that went and came, and gives both back whole", () => {
    const [before, after] = ["Hello {{1}}, your visit is due.", "Hello {{1}}, your yearly visit is due now."]
    const parts = wordDiff(before, after)
    const text = (kinds: string[]) =>
      parts.flatMap((one) => (kinds.includes(one.kind) ? one.words : [])).join("")
    expect(text(["same", "removed"])).toBe(before)
    expect(text(["same", "added"])).toBe(after)
    expect(parts.find((one) => one.kind === "added")?.words).toContain("yearly")
    expect(text(["removed"])).not.toContain("Hello")
  })
  it("tells words changed side by side as one change, all that went before all that came", () => {
    expect(wordDiff("Hi! Your yearly check is due.", "Hi! It is time for it.")).toEqual([
      { kind: "same", words: "Hi! " },
      { kind: "removed", words: "Your yearly check is due." },
      { kind: "added", words: "It is time for it." },
    ])
  })
  it("says nothing changed where nothing did", () => {
    expect(wordDiff("The same.", "The same.")).toEqual([{ kind: "same", words: "The same." }])
  })
})
