import { describe, expect, it } from "vitest"
import { refusalOf } from "./refusal"

const NOW = Date.parse("2026-11-22T10:00:00Z")

describe("what stands in the way of free words", () => {
  it("is nothing inside the window", () => {
    expect(refusalOf({ hindrance: null, openUntil: "2026-11-22T10:00:01Z" }, NOW)).toBeNull()
    expect(refusalOf({ hindrance: null, openUntil: null }, NOW)).toBeNull()
  })
  it("is the window once the page's clock passes its end, before the server says so", () => {
    expect(refusalOf({ hindrance: null, openUntil: "2026-11-22T10:00:00Z" }, NOW)).toEqual({
      hindrance: "window_closed",
      isForAWhile: false,
      byTemplate: true,
    })
  })
  it("is held for a while by the night, and for good by a withdrawal", () => {
    expect(refusalOf({ hindrance: "quiet_hours", openUntil: null }, NOW)).toMatchObject({ isForAWhile: true })
    expect(refusalOf({ hindrance: "withdrawn", openUntil: null }, NOW)).toMatchObject({
      isForAWhile: false,
      byTemplate: false,
    })
  })
})
