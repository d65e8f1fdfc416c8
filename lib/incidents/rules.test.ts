import { describe, expect, it } from "vitest"
import {
  clocksOf,
  nextClock,
  nextStatuses,
  postmortemDueAt,
  type Times,
  timesAt,
} from "@/lib/incidents/rules"
import { toDate } from "@/lib/time"

const at = (time: string) => toDate(`2026-11-23T${time}:00Z`)
const fresh: Times = {
  status: "detected",
  detectedAt: at("10:00"),
  assessedAt: null,
  mitigatedAt: null,
  resolvedAt: null,
  verifiedAt: null,
  postmortemDue: null,
  postmortemAt: null,
  closedAt: null,
}
const named = (times: Times, now: Date) =>
  Object.fromEntries(clocksOf(times, now).map((one) => [one.name, one]))

describe("V13 the clocks of an incident", () => {
  it("gives five minutes to assess and fifteen to mitigate, from its detection on", () => {
    const clocks = named(fresh, at("10:05"))
    expect(clocks.assess).toMatchObject({ dueAt: at("10:05").toISOString(), isLate: false })
    expect(clocks.mitigate).toMatchObject({ dueAt: at("10:15").toISOString(), isLate: false })
    expect(clocks.resolve).toMatchObject({ dueAt: null, isLate: false })
  })

  it("is late from the moment after, and stays so when it was done too late", () => {
    expect(named(fresh, at("10:06")).assess?.isLate).toBe(true)
    expect(named({ ...fresh, status: "assessed", assessedAt: at("10:07") }, at("12:00")).assess?.isLate).toBe(
      true,
    )
    expect(named({ ...fresh, status: "assessed", assessedAt: at("10:04") }, at("12:00")).assess?.isLate).toBe(
      false,
    )
  })

  it("says what was skipped instead of calling it done or late", () => {
    const clocks = named({ ...fresh, status: "resolved", resolvedAt: at("11:00") }, at("12:00"))
    expect(clocks.assess).toMatchObject({ doneAt: null, isSkipped: true, isLate: false })
    expect(
      nextClock(clocksOf({ ...fresh, status: "resolved", resolvedAt: at("11:00") }, at("12:00")), "resolved"),
    ).toMatchObject({
      name: "verify",
    })
  })

  it("names what is next, and nothing once it is closed", () => {
    expect(nextClock(clocksOf(fresh, at("10:01")), "detected")?.name).toBe("assess")
    expect(nextClock(clocksOf({ ...fresh, closedAt: at("12:00") }, at("12:00")), "closed")).toBeNull()
  })

  it.each([
    ["2026-11-23T10:00:00Z", "2026-11-24T17:00:00.000Z"],
    ["2026-11-26T23:59:00Z", "2026-11-27T17:00:00.000Z"],
    ["2026-11-27T03:00:00Z", "2026-11-30T17:00:00.000Z"],
    ["2026-11-28T12:00:00Z", "2026-11-30T17:00:00.000Z"],
    ["2026-11-29T12:00:00Z", "2026-11-30T17:00:00.000Z"],
  ])("wants the postmortem by the end of the next business day: resolved %s, due %s", (resolved, due) => {
    expect(postmortemDueAt(toDate(resolved)).toISOString()).toBe(due)
  })
})

describe("steps", () => {
  it("go on by one or more, and back only from what was thought to be over", () => {
    expect(nextStatuses("detected")).toEqual(["assessed", "mitigated", "resolved", "verified"])
    expect(nextStatuses("mitigated")).toEqual(["resolved", "verified"])
    expect(nextStatuses("resolved")).toEqual(["assessed", "verified"])
    expect(nextStatuses("verified")).toEqual(["assessed"])
    expect(nextStatuses("closed")).toEqual([])
  })

  it("back takes the later times away, so that their clocks run again", () => {
    const resolved = { ...fresh, status: "resolved", resolvedAt: at("11:00"), postmortemDue: at("17:00") }
    expect(timesAt(resolved, "assessed", at("11:30"))).toEqual({
      mitigatedAt: null,
      resolvedAt: null,
      verifiedAt: null,
      postmortemDue: null,
    })
  })

  it("straight to verified counts as resolved then", () => {
    expect(timesAt(fresh, "verified", at("11:00"))).toMatchObject({
      resolvedAt: at("11:00"),
      verifiedAt: at("11:00"),
    })
  })
})
