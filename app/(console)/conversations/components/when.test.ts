import { describe, expect, it } from "vitest"
import { whenChoices } from "./when"

const ZONE = "Europe/Bucharest"
const said = (now: string) => whenChoices(Date.parse(now), ZONE).map(({ id, at }) => [id, at.toISOString()])

describe("times to put things off to", () => {
  it("are the clinic's clock, not the browser's", () => {
    expect(said("2026-11-18T09:00:00Z")).toEqual([
      ["hour", "2026-11-18T10:00:00.000Z"],
      ["hours", "2026-11-18T12:00:00.000Z"],
      ["evening", "2026-11-18T16:00:00.000Z"],
      ["tomorrow", "2026-11-19T06:00:00.000Z"],
      ["monday", "2026-11-23T06:00:00.000Z"],
    ])
  })

  it("leave out an evening that is here, and a Monday that is tomorrow", () => {
    expect(said("2026-11-22T18:00:00Z").map(([id]) => id)).toEqual(["hour", "hours", "tomorrow"])
  })

  it("keep the morning's hour over the day the clock is put forward", () => {
    expect(said("2027-03-27T09:00:00Z").find(([id]) => id === "tomorrow")).toEqual([
      "tomorrow",
      "2027-03-28T05:00:00.000Z",
    ])
  })
})
