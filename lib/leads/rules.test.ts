import { describe, expect, it } from "vitest"
import {
  classOf,
  dueAfter,
  initials,
  isInReach,
  isJoinable,
  isOwnEnough,
  limitMinutes,
  maskAddress,
  needsReason,
  nextBestAction,
  nextStatuses,
  standingScore,
} from "@/lib/leads/rules"
import { LEAD_STATUSES } from "@/lib/leads/words"
import { addMs, DAY_MS, toDate } from "@/lib/time"

const NOW = toDate("2026-11-22T10:00:00Z")

describe("the clock", () => {
  it.each([
    ["HOT", "critical", 15],
    ["HOT", "high", 30],
    ["HOT", "medium", 30],
    ["HOT", "none", 30],
    ["WARM", "medium", 60],
    ["COLD", "high", 30],
    ["WARM", "none", null],
    ["UNQUALIFIED", "none", null],
    [null, "none", null],
  ] as const)("%s with urgency %s runs %s minutes", (classification, urgency, minutes) => {
    expect(limitMinutes(classification, urgency)).toBe(minutes)
    const due = dueAfter(NOW, classification, urgency)
    expect(due?.getTime() ?? null).toBe(minutes === null ? null : NOW.getTime() + minutes * 60_000)
  })
})

describe("status", () => {
  it("reaches every status from new, and leaves none stuck", () => {
    const reached = new Set<string>(["new"])
    for (let before = -1; before !== reached.size; ) {
      before = reached.size
      for (const from of LEAD_STATUSES)
        if (reached.has(from)) for (const to of nextStatuses(from)) reached.add(to)
    }
    expect([...reached].sort()).toEqual([...LEAD_STATUSES].sort())
    for (const from of LEAD_STATUSES) expect(nextStatuses(from).length).toBeGreaterThan(0)
  })

  it("never wins a lead that nobody qualified", () => {
    expect(nextStatuses("new")).not.toContain("won")
    expect(nextStatuses("contacted")).not.toContain("won")
  })

  it.each([
    ["new", "contacted", false],
    ["new", "lost", true],
    ["booked", "lost", true],
    ["contacted", "archived", true],
    ["lost", "contacted", true],
    ["won", "qualified", true],
    ["qualified", "won", false],
  ] as const)("%s → %s needs a reason: %s", (from, to, needed) => {
    expect(needsReason(from, to)).toBe(needed)
  })
})

describe("which lead a new message joins", () => {
  it.each([
    ["new", 29, true],
    ["booked", 29.9, true],
    ["new", 30, false],
    ["won", 1, false],
    ["lost", 1, false],
    ["archived", 1, false],
  ])("%s, %s days old: %s", (status, days, joins) => {
    expect(isJoinable({ status, createdAt: addMs(NOW, -days * DAY_MS) }, NOW)).toBe(joins)
  })
})

describe("reach", () => {
  const lead = (ownerId: string | null, classification: string | null = "WARM", urgency = "none") => ({
    ownerId,
    classification,
    urgency,
  })
  const doctor = { scope: "own", memberId: "me" } as const

  it.each([
    ["own", lead("me"), true, true],
    ["a colleague's, HOT", lead("other", "HOT"), false, false],
    ["unowned HOT", lead(null, "HOT"), true, false],
    ["unowned urgent", lead(null, "COLD", "medium"), true, false],
    ["unowned WARM", lead(null), false, false],
    ["unowned and not yet scored", lead(null, null), false, false],
  ])("scope own, %s: sees %s, works %s", (_, one, sees, works) => {
    expect(isInReach(one, doctor)).toBe(sees)
    expect(isOwnEnough(one, doctor)).toBe(works)
  })

  it("scope all sees and works everything; masked sees and works nothing", () => {
    expect(isInReach(lead("other"), { scope: "all", memberId: "me" })).toBe(true)
    expect(isOwnEnough(lead("other"), { scope: "all", memberId: "me" })).toBe(true)
    expect(isInReach(lead("other"), { scope: "masked", memberId: "me" })).toBe(true)
    expect(isOwnEnough(lead("me"), { scope: "masked", memberId: "me" })).toBe(false)
  })
})

describe("what counts after an override", () => {
  const cold = { score: 2, classification: "COLD", urgency: "none", confidence: 1 } as const
  const hot = { score: 5, classification: "HOT", urgency: "none", confidence: 0.8 } as const

  it("is the rules' score where nobody decided otherwise", () => expect(standingScore(hot, null)).toBe(hot))
  it("is the person's against any later rule score", () => expect(standingScore(hot, cold)).toEqual(cold))
  it("lets urgency rise, and only urgency", () => {
    expect(standingScore({ ...hot, urgency: "high" }, cold)).toEqual({ ...cold, urgency: "high" })
    expect(standingScore({ ...hot, urgency: "medium" }, { ...cold, urgency: "high" }).urgency).toBe("high")
  })
})

describe("masks", () => {
  it.each([
    ["Maria Pop", "M. P."],
    ["ștefan   cel mare", "Ș. C. M."],
    ["अनिता शर्मा", "अ. श."],
    ["", "–"],
    ["+40712345678", "–"],
  ])("%s → %s", (name, shown) => expect(initials(name)).toBe(shown))

  it.each([
    ["+40712345678", "•• 78"],
    ["maria.pop99@example.com", "••"],
    ["12", "••"],
  ])("%s → %s", (address, shown) => expect(maskAddress(address)).toBe(shown))
})

it.each([
  [1, "UNQUALIFIED"],
  [2, "COLD"],
  [3, "WARM"],
  [4, "HOT"],
  [5, "HOT"],
])("score %s is %s", (score, classification) => expect(classOf(score)).toBe(classification))

describe("the next thing to do", () => {
  const lead = {
    ownerId: null,
    classification: "HOT",
    urgency: "none",
    status: "new",
    waitingSince: NOW.toISOString(),
  } as const
  it.each([
    [lead, "Take it"],
    [{ ...lead, urgency: "critical" as const }, "Call now"],
    [{ ...lead, ownerId: "me" }, "Answer the patient"],
    [{ ...lead, ownerId: "other" }, "Wait for the owner"],
    [{ ...lead, ownerId: "me", waitingSince: null, status: "contacted" as const }, "Qualify"],
    [{ ...lead, ownerId: "me", waitingSince: null, status: "qualified" as const }, "Book a visit"],
    [{ ...lead, status: "lost" as const }, "Nothing to do"],
  ])("%#: %s", (one, title) => expect(nextBestAction(one, "me").title).toBe(title))
})

describe("the next best action by the hour", () => {
  const lead = {
    status: "contacted" as const,
    ownerId: "me",
    classification: "HOT",
    urgency: "none",
    waitingSince: "2026-11-22T09:00:00Z",
    lastMessageAt: "2026-11-22T09:00:00Z",
  }
  const at = (change: object, known: object = {}) =>
    nextBestAction({ ...lead, ...change }, "me", { now: NOW, ...known })

  it("says how many minutes are left to write, and to call where it cannot be written", () => {
    expect(at({}, { openUntil: "2026-11-22T10:25:00Z" })).toMatchObject({
      step: "answer",
      values: { minutes: 25 },
    })
    expect(at({}, { openUntil: "2026-11-22T20:00:00Z" }).values).toBeUndefined()
    expect(at({}, { hindrance: "window_closed" }).step).toBe("call")
    expect(at({ ownerId: "other" }, { hindrance: "window_closed" }).step).toBe("wait")
  })

  it("goes after whom nothing was heard of, and begins with whom nobody spoke", () => {
    const silent = { waitingSince: null, lastMessageAt: "2026-11-18T09:00:00Z" }
    expect(at(silent)).toMatchObject({ step: "recover", values: { days: 4 } })
    expect(at({ ...silent, status: "booked" }).step).toBe("prepare")
    expect(at({ waitingSince: null, status: "new" }).step).toBe("reach")
    expect(at({ waitingSince: null }).step).toBe("qualify")
  })
})
