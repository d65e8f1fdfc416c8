import { describe, expect, it } from "vitest"
import { keptQuery } from "@/lib/views/rules"

describe("what a view keeps of an address", () => {
  it.each([
    [
      "the filters, in the list's own order",
      "status=failed&function=retention",
      "function=retention&status=failed",
    ],
    [
      "no place in the list, and nothing it does not know",
      "?status=failed&cursor=abc&before=x&debug=1",
      "status=failed",
    ],
    ["no empty ones", "status=&q=%20%20&dead=1", "dead=1"],
    ["the first of two", "status=failed&status=queued", "status=failed"],
    ["nothing of nothing", "", ""],
  ])("%s", (_, given, kept) => {
    expect(keptQuery("/jobs", given)).toBe(kept)
  })
})
