import { describe, expect, it } from "vitest"
import { eventFilters, rangeOf, rowsHref, viewOf } from "./search-params"
import { windowText } from "./window-text"

describe("an address of the webhooks page", () => {
  it("keeps what is known and leaves out the rest", () => {
    expect(viewOf({ view: "events" })).toBe("events")
    expect(viewOf({ view: "nonsense" })).toBe("ledger")
    expect(rangeOf({ range: ["7d", "30d"] })).toBe("7d")
    expect(
      eventFilters({
        fate: "lost",
        provider: " whatsapp ",
        from: "2026-11-22T10:00:00.000Z",
        to: "tomorrow",
        cursor: "' or 1=1",
        delivery: "x",
      }),
    ).toEqual({ provider: "whatsapp", from: "2026-11-22T10:00:00.000Z" })
  })

  it("leads from a number to its rows", () => {
    const hour = { provider: "whatsapp", from: "a", to: "b" }
    expect(rowsHref({ fate: "dead" }, hour)).toBe(
      "/webhooks?view=events&fate=dead&provider=whatsapp&from=a&to=b",
    )
    expect(rowsHref({ outcome: "accepted" }, { from: "a" })).toBe("/webhooks?view=events&from=a")
    expect(rowsHref({ outcome: "refused" }, { from: "a" })).toBe(
      "/webhooks?view=requests&outcome=refused&from=a",
    )
    expect(rowsHref({}, { from: "a" })).toBe("/webhooks?view=requests&from=a")
  })
})

describe("windowText", () => {
  it.each([
    ["2026-11-22T10:00:00Z", "2026-11-22T11:00:00Z", "22 Nov 2026, 12:00 – 13:00"],
    ["2026-11-21T22:00:00Z", "2026-11-22T22:00:00Z", "22 Nov 2026"],
    ["2026-11-22T10:00:00Z", undefined, "Since 22 Nov 2026, 12:00"],
    [undefined, undefined, undefined],
  ])("%s to %s", (from, to, said) => expect(windowText(from, to, "Europe/Bucharest")).toBe(said))
})
