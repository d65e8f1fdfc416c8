import { describe, expect, it } from "vitest"
import { hrefWith } from "./url"

describe("hrefWith", () => {
  it.each([
    ["sets a key", "", { sort: "-score" }, "/leads?sort=-score"],
    ["keeps the others", "q=ana", { sort: "score" }, "/leads?q=ana&sort=score"],
    ["takes a key away by null", "q=ana&sort=score", { sort: null }, "/leads?q=ana"],
    ["leaves no lone question mark", "q=ana", { q: "" }, "/leads"],
    ["goes back to the head on a new filter", "cursor=abc&q=ana", { q: "ion" }, "/leads?q=ion"],
    ["keeps the position it is given", "before=x&q=ana", { cursor: "abc" }, "/leads?q=ana&cursor=abc"],
  ])("%s", (_, params, change, expected) => {
    expect(hrefWith("/leads", params, change)).toBe(expected)
  })

  it("takes Next's searchParams, the first of a repeated key", () => {
    expect(hrefWith("/leads", { q: ["a", "b"], owner: undefined }, { status: "new" })).toBe(
      "/leads?q=a&status=new",
    )
  })
})
