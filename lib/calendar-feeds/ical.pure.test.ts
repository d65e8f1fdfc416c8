import { describe, expect, it } from "vitest"
import { calendarText, escaped, folded, utc } from "@/lib/calendar-feeds/ical"
import type { FeedEvent } from "@/lib/calendar-feeds/schema"
import { toDate } from "@/lib/time"

const event = (given: Partial<FeedEvent> = {}): FeedEvent => ({
  id: "01900000-0000-7000-8000-000000000001",
  startsAt: toDate("2037-03-29T00:30:00Z"),
  endsAt: toDate("2037-03-29T01:00:00Z"),
  status: "scheduled",
  sequence: 2,
  createdAt: toDate("2037-01-01T08:00:00.123Z"),
  changedAt: toDate("2037-01-02T08:00:00.999Z"),
  summary: "Check-up · A. P.",
  location: "Room 1, Northside",
  description: "Dr Vance",
  ...given,
})
const text = (...events: FeedEvent[]) => calendarText({ name: "Northside", events }, "https://rounds.test")

/** As a program reads it: what was folded in one line again. */
const unfolded = (from: string) => from.replaceAll("\r\n ", "").split("\r\n")

describe("folding", () => {
  it("cuts no line that has 75 octets, and every longer one at 75", () => {
    expect(folded("x".repeat(75))).toBe("x".repeat(75))
    expect(folded("x".repeat(76))).toBe(`${"x".repeat(75)}\r\n x`)
    expect(
      folded("x".repeat(75 + 74 + 1))
        .split("\r\n")
        .map((one) => one.length),
    ).toEqual([75, 75, 2])
  })

  it.each([
    "ăâîșț".repeat(40),
    "दन्त चिकित्सा ".repeat(20),
    "أسنان ".repeat(30),
    "🦷".repeat(50),
    "a🦷".repeat(50),
  ])("cuts no character in two: %s", (words) => {
    const made = folded(`SUMMARY:${words}`)
    for (const line of made.split("\r\n")) {
      expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
      expect(line).not.toContain("\ufffd")
    }
    expect(made.replaceAll("\r\n ", "")).toBe(`SUMMARY:${words}`)
  })
})

describe("escaping", () => {
  it.each([
    ["a;b,c\\d", "a\\;b\\,c\\\\d"],
    ["two\r\nlines\rand\nmore", "two\\nlines\\nand\\nmore"],
    ["BEGIN:VEVENT\u0000\u0007\ttab", "BEGIN:VEVENT   tab"],
    ['a:b"c', 'a:b"c'],
  ])("of %j is %j", (from, to) => expect(escaped(from)).toBe(to))

  it("lets no name end its line and begin another property", () => {
    const made = text(event({ summary: "Ana\r\nATTENDEE:mailto:evil@example.test" }))
    expect(unfolded(made).filter((line) => line.startsWith("ATTENDEE"))).toEqual([])
    expect(made).toContain("SUMMARY:Ana\\nATTENDEE")
  })
})

describe("a calendar", () => {
  it("holds what RFC 5545 asks of it, with lines that end in CRLF", () => {
    const made = text(event())
    expect(made.endsWith("END:VCALENDAR\r\n")).toBe(true)
    expect(made.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/)
    const lines = unfolded(made)
    for (const wanted of ["BEGIN:VCALENDAR", "VERSION:2.0", "METHOD:PUBLISH"]) expect(lines).toContain(wanted)
    expect(lines.filter((line) => /^PRODID:/.test(line))).toHaveLength(1)
    for (const name of ["UID", "DTSTAMP", "DTSTART", "DTEND", "SEQUENCE", "STATUS", "SUMMARY"])
      expect(
        lines.filter((line) => line.startsWith(`${name}:`)),
        name,
      ).toHaveLength(1)
    expect(lines).toContain("UID:01900000-0000-7000-8000-000000000001@rounds.test")
  })

  it("tells instants in UTC, to the second, over a change of the clocks", () => {
    expect(utc(toDate("2037-03-29T00:30:00.999Z"))).toBe("20370329T003000Z")
    expect(unfolded(text(event()))).toContain("DTSTART:20370329T003000Z")
  })

  it.each([
    ["requested", "TENTATIVE", "OPAQUE"],
    ["scheduled", "CONFIRMED", "OPAQUE"],
    ["completed", "CONFIRMED", "OPAQUE"],
    ["cancelled", "CANCELLED", "TRANSPARENT"],
    ["rescheduled", "CANCELLED", "TRANSPARENT"],
    ["no_show", "CANCELLED", "TRANSPARENT"],
  ] as const)("of one that is %s says %s", (status, state, taken) => {
    const lines = unfolded(text(event({ status })))
    expect(lines).toContain(`STATUS:${state}`)
    expect(lines).toContain(`TRANSP:${taken}`)
  })

  it("of the same content is the same text, and without events a calendar still", () => {
    expect(text(event())).toBe(text(event()))
    expect(unfolded(text()).at(-2)).toBe("END:VCALENDAR")
  })
})
