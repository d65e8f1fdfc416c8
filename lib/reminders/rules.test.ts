import { describe, expect, it } from "vitest"
import { dueAt, fateOf, isBookedLate, tooLateAt } from "@/lib/reminders/rules"
import { addMs, HOUR_MS, MINUTE_MS, toDate } from "@/lib/time"

const BUCHAREST = "Europe/Bucharest"
const iso = (at: Date) => at.toISOString().slice(0, 16)

describe("F12 when a reminder is due", () => {
  it.each([
    ["an ordinary day", "2026-05-13T07:00:00Z", "2026-05-12T07:00"],
    ["the day after the clock was put forward", "2026-03-29T07:00:00Z", "2026-03-28T08:00"],
    ["the day after it was put back", "2026-10-25T08:00:00Z", "2026-10-24T07:00"],
    ["03:30 of the day before, which no clock shows", "2026-03-30T00:30:00Z", "2026-03-29T01:30"],
  ])("a day before is the same hour on the wall: %s", (_, startsAt, due) => {
    expect(iso(dueAt("h24", toDate(startsAt), BUCHAREST))).toBe(due)
  })

  it("two hours before are two hours that pass, whatever the clock shows meanwhile", () => {
    expect(iso(dueAt("h2", toDate("2026-03-29T02:00:00Z"), BUCHAREST))).toBe("2026-03-29T00:00")
  })

  it("is of no use after half its lead", () => {
    const due = toDate("2026-05-12T07:00:00Z")
    expect(iso(tooLateAt("h24", due))).toBe("2026-05-12T19:00")
    expect(iso(tooLateAt("h2", due))).toBe("2026-05-12T08:00")
  })
})

describe("what becomes of one that waits", () => {
  const startsAt = toDate("2026-05-13T07:00:00Z")
  const due = toDate("2026-05-12T07:00:00Z")
  const reminder = { startsAt, dueAt: due, tooLateAt: addMs(due, 12 * HOUR_MS) }
  const fate = (status: string, at: Date, moved = startsAt) =>
    fateOf(reminder, { status, startsAt: moved }, at)

  it("waits for its time, goes out, and is too late after half the lead", () => {
    expect(fate("scheduled", addMs(due, -1))).toEqual({ now: "wait", until: due })
    expect(fate("scheduled", due)).toEqual({ now: "send" })
    expect(fate("confirmed", addMs(due, 12 * HOUR_MS - 1))).toEqual({ now: "send" })
    expect(fate("confirmed", addMs(due, 12 * HOUR_MS))).toMatchObject({ status: "late", because: "too_late" })
  })

  it.each([
    ["cancelled", "cancelled"],
    ["rescheduled", "cancelled"],
    ["checked_in", "already_there"],
    ["completed", "already_there"],
    ["no_show", "already_there"],
  ])("%s: nobody is reminded", (status, because) => {
    expect(fate(status, due)).toEqual({ now: "end", status: "dropped", because })
  })

  it("is dropped where the appointment was moved to another time", () => {
    expect(fate("scheduled", due, addMs(startsAt, HOUR_MS))).toMatchObject({ because: "moved" })
  })

  it("waits while nobody has accepted the request, and not beyond its use", () => {
    expect(fate("requested", due)).toEqual({ now: "wait", until: addMs(due, 10 * MINUTE_MS) })
    expect(fate("requested", addMs(due, 12 * HOUR_MS - MINUTE_MS))).toEqual({
      now: "wait",
      until: reminder.tooLateAt,
    })
    expect(fate("requested", reminder.tooLateAt)).toMatchObject({ because: "not_accepted" })
  })

  it("is not needed by who booked after its time", () => {
    expect(isBookedLate(due, due)).toBe(true)
    expect(isBookedLate(due, addMs(due, -1))).toBe(false)
  })
})
