import { describe, expect, it } from "vitest"
import { beginsWith, mentionedIn, mentionIn, slashIn, withMention } from "./typed"

describe("a slash", () => {
  it("asks for quick replies when it begins the text", () => {
    expect([slashIn("/"), slashIn("/prog"), slashIn("/preț")]).toEqual(["", "prog", "preț"])
  })
  it("is a sign like another elsewhere", () => {
    expect([slashIn("1/2"), slashIn("/a b"), slashIn("")]).toEqual([null, null, null])
  })
})

describe("an at sign", () => {
  it("begins a name after a space or at the start", () => {
    expect([mentionIn("@an", 3), mentionIn("ask @", 5), mentionIn("a@b.ro", 6)]).toEqual(["an", "", null])
  })
  it("is written out where the caret stands", () => {
    expect(withMention("ask @an now", 7, "Ana Pop")).toEqual({ text: "ask @Ana Pop  now", caret: 13 })
  })
})

describe("who is named", () => {
  const people = [
    { id: "1", name: "Ana" },
    { id: "2", name: "Ana Maria" },
    { id: "3", name: "Ion" },
  ]
  it("is the longest name that fits", () => {
    expect(mentionedIn("@Ana Maria please", people)).toEqual(["2"])
    expect(mentionedIn("@Ana Maria and @Ana", people)).toEqual(["2", "1"])
    expect(mentionedIn("Ana, Ion", people)).toEqual([])
  })
  it("is found by any word of the name, accents aside", () => {
    expect(beginsWith("Ștefan Ionescu", "ste")).toBe(true)
    expect(beginsWith("Ștefan Ionescu", "ion")).toBe(true)
    expect(beginsWith("Ștefan Ionescu", "onescu")).toBe(false)
  })
})
