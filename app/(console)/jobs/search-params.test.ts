import { describe, expect, it } from "vitest"
import { toDate } from "@/lib/time"
import { runFilters } from "./search-params"

const asked = (params: Record<string, string | string[]>) =>
  runFilters(params, {
    now: toDate("2026-11-22T12:00:00Z"),
    clinic: { slug: "north", name: "North", timeZone: "Europe/Bucharest" },
  })

describe("what an address asks of the runs", () => {
  it.each<[string, Record<string, string | string[]>, Record<string, string>, string[]]>([
    ["nothing", {}, {}, []],
    [
      "known states, and leaves out the rest",
      { status: "failed,exploded,queued" },
      { status: "failed,queued" },
      [],
    ],
    ["no state at all", { status: "exploded" }, {}, ["status"]],
    ["the last hour", { since: "1h" }, { from: "2026-11-22T11:00:00.000Z" }, []],
    ["a day of the clinic's calendar", { from: "2026-11-22" }, { from: "2026-11-21T22:00:00.000Z" }, []],
    ["the clinic's wall clock", { to: "2026-11-22T14:30" }, { to: "2026-11-22T12:30:00.000Z" }, []],
    ["an instant of a link", { from: "2026-11-22T10:00:00.000Z" }, { from: "2026-11-22T10:00:00.000Z" }, []],
    ["no day there is", { from: "2026-02-31T99:99", to: "soon" }, {}, ["from", "to"]],
    ["no patient by a name", { patient: "Ana Pop" }, {}, ["patient"]],
    ["dead letters", { dead: "1", attempt: "retried" }, { attempt: "retried", dead: "1" }, []],
    ["the first of two", { function: ["retention", "x"] }, { function: "retention" }, []],
    ["a place that is none", { cursor: "'; drop" }, {}, []],
  ])("%s", (_, params, filters, dropped) => {
    expect(asked(params)).toEqual({ filters, dropped })
  })
})
