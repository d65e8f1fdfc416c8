import { describe, expect, it } from "vitest"
import { clockOf, dueOf, reminderDue } from "@/lib/subject-requests/rules"
import { addMs, DAY_MS, HOUR_MS, toDate } from "@/lib/time"

const from = toDate("2026-11-01T09:00:00Z")
const standing = (day: number, finishedAt: Date | null = null) =>
  clockOf({ receivedAt: from, dueAt: dueOf(from), finishedAt }, addMs(from, (day - 1) * DAY_MS + HOUR_MS))

describe("the 30-day clock", () => {
  it.each([
    [1, 30, "calm"],
    [21, 10, "soon"],
    [28, 3, "late"],
    [30, 1, "late"],
    [31, 0, "over"],
    [40, -9, "over"],
  ])("on day %i has %i days left and is %s", (day, left, tone) => {
    expect(standing(day)).toEqual({ day, of: 30, left, tone })
  })
  it("stands still once it was answered", () => {
    expect(standing(80, addMs(from, 4 * DAY_MS))).toMatchObject({ day: 5, left: 26, tone: "calm" })
  })
  it("is 90 days once it was extended", () => {
    const clock = clockOf({ receivedAt: from, dueAt: dueOf(from, true), finishedAt: null }, from)
    expect(clock).toMatchObject({ day: 1, of: 90, left: 90 })
  })
})

describe("reminders", () => {
  const at = (left: number, reminded = 0, status = "in_progress") =>
    reminderDue({ status, dueAt: addMs(from, left * DAY_MS), reminded }, from)
  it("are due three days ahead and on the day, each once", () => {
    expect([at(4), at(3), at(3, 1), at(1, 1), at(1, 2), at(-5, 0), at(-5, 2)]).toEqual([0, 1, 0, 2, 0, 2, 0])
  })
  it("are none for what is finished", () => {
    expect(at(1, 0, "done")).toBe(0)
  })
})
