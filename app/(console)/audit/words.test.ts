import { describe, expect, it } from "vitest"
import { changesOf, changeText, factTitle, saidIn, subjectHref, wordsOf } from "./words"

const ID = "01a20232-9214-7304-814f-988af2b82414"

describe("factTitle", () => {
  it.each([
    ["lead.taken", "Lead: taken"],
    ["lead.score_overridden", "Lead: score overridden"],
    ["webhook.body_read", "Webhook: body read"],
  ])("says %s as %s", (name, title) => expect(factTitle(name)).toBe(title))
})

describe("subjectHref", () => {
  it("opens what has a page, and only by an id", () => {
    expect(subjectHref("lead", ID)).toBe(`/leads/${ID}`)
    expect(subjectHref("run", ID)).toBe(`/jobs/runs/${ID}`)
    expect(subjectHref("session", ID)).toBeUndefined()
    expect(subjectHref("lead", "//evil.example")).toBeUndefined()
  })
})

describe("changesOf", () => {
  it("puts what changed first, and tells a missing side from an empty one", () => {
    expect(changesOf({ status: "new", owner: null }, { status: "new", owner: "Ana", hot: true })).toEqual([
      { name: "owner", before: "none", after: "Ana", differs: true },
      { name: "hot", before: undefined, after: "yes", differs: true },
      { name: "status", before: "new", after: "new", differs: false },
    ])
  })

  it("takes what is no object, and nothing at all", () => {
    expect(changesOf(null, undefined)).toEqual([])
    expect(changesOf("a", ["b"])).toEqual([{ name: "", before: "a", after: '["b"]', differs: true }])
  })
})

describe("changeText", () => {
  it("tells two changes and no ids", () => {
    expect(changeText({ status: "new" }, { status: "won", ownerId: ID, a: 1, b: 2 })).toBe(
      "status: new → won, a: 1",
    )
    expect(changeText(null, { ownerId: ID })).toBe("")
    expect(changeText({ fate: "dead" }, { replays: 1 })).toBe("fate: was dead, replays: 1")
  })
})

describe("sealed words", () => {
  it("are told name by name, and in one line", () => {
    const value = { before: { name: "Ana" }, after: { name: "Ana Pop" }, reason: null }
    expect(saidIn(value)).toEqual([
      { name: "before name", text: "Ana" },
      { name: "after name", text: "Ana Pop" },
    ])
    expect(wordsOf({ personal: { state: "open", value } })).toBe("Ana · Ana Pop")
  })

  it("say why they are not there", () => {
    expect(wordsOf({ personal: { state: "erased" } })).toBe("Erased")
    expect(wordsOf({ personal: null })).toBeNull()
  })
})
