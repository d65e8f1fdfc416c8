import { describe, expect, it } from "vitest"
import { addMs, MINUTE_MS, toDate } from "@/lib/time"
import { distressLanguage, distressText } from "@/lib/urgent/distress-texts"
import {
  answerBy,
  dueTier,
  earlierEach,
  emergencyNumber,
  nextAfter,
  shownDue,
  tierMinutes,
  tierTimesFrom,
} from "@/lib/urgent/rules"
import { EscalationSchema } from "@/lib/urgent/schema"
import { DISTRESS_LANGUAGES } from "@/lib/urgent/words"

const T = toDate("2026-11-22T01:00:00Z")
const plus = (minutes: number) => addMs(T, minutes * MINUTE_MS)
const ESCALATION = EscalationSchema.parse({})

describe("M18 tiers", () => {
  it.each([
    ["critical", null, [5, 10, 15]],
    ["high", "WARM", [5, 10, 15]],
    ["none", "HOT", [5, 10, 15]],
    ["medium", "COLD", [20, 40, 60]],
    ["medium", "HOT", [5, 10, 15]],
  ])("of %s and %s stand after %j minutes", (urgency, classification, minutes) => {
    expect(tierMinutes(ESCALATION, { urgency, classification })).toEqual(minutes)
  })

  it("follow the clinic's own minutes, which must rise", () => {
    const own = EscalationSchema.parse({ minutes: { critical: [1, 2, 3] } })
    expect(tierTimesFrom(T, own, { urgency: "critical", classification: null })).toEqual([
      plus(1),
      plus(2),
      plus(3),
    ])
    expect(EscalationSchema.safeParse({ minutes: { high: [10, 10, 15] } }).success).toBe(false)
    expect(EscalationSchema.safeParse({ minutes: { high: [5, 10, 2_000] } }).success).toBe(false)
  })

  it("come earlier when a case is raised, and never later", () => {
    const before = [plus(20), plus(40), plus(60)]
    expect(earlierEach(before, [plus(35), plus(40), plus(45)])).toEqual([plus(20), plus(40), plus(45)])
  })

  const running = {
    status: "open",
    tier: 0,
    tierTimes: [plus(5), plus(10), plus(15)],
    nextTierAt: plus(5),
  }
  it.each([
    ["before the first", running, 4, null],
    ["at its time", running, 5, { number: 1, duty: "supervisor", isLate: false, isAgain: false }],
    ["two that are overdue as one, late", running, 12, { number: 2, duty: "manager", isLate: true }],
    ["all three as one, late", running, 600, { number: 3, duty: "doctor", isLate: true }],
    [
      "everybody after the last",
      { ...running, tier: 3, nextTierAt: plus(30) },
      30,
      { number: 4, duty: "everybody", isLate: false },
    ],
    [
      "an acknowledged one that was not answered, the next",
      { ...running, tier: 1, status: "acknowledged", nextTierAt: plus(30) },
      30,
      { number: 2, duty: "manager", isAgain: true },
    ],
    ["a closed one never", { ...running, status: "closed" }, 60, null],
    ["one that was told for the last time never", { ...running, tier: 11, nextTierAt: null }, 900, null],
  ])("tell %s", (_, one, minutes, told) => {
    const due = dueTier(one, plus(minutes))
    if (told) expect(due).toMatchObject(told)
    else expect(due).toBeNull()
  })

  it("are told on every quarter of an hour eight times, then nobody", () => {
    expect(nextAfter(1, running.tierTimes, plus(5))).toEqual(plus(10))
    expect(nextAfter(3, running.tierTimes, plus(15))).toEqual(plus(30))
    expect(nextAfter(10, running.tierTimes, plus(15))).toEqual(plus(30))
    expect(nextAfter(11, running.tierTimes, plus(15))).toBeNull()
  })

  it("give who acknowledges until the case is due, and some minutes to who does so later", () => {
    expect(answerBy(plus(30), plus(6), 5)).toEqual(plus(30))
    expect(answerBy(plus(15), plus(16), 5)).toEqual(plus(21))
  })
})

it("tells no class off the clock to whom none is shown", () => {
  const hot = { urgency: "medium", clockFrom: T, dueAt: plus(30) }
  expect(shownDue(hot, true)).toEqual(plus(30))
  expect(shownDue(hot, false)).toEqual(plus(60))
  expect(shownDue({ ...hot, urgency: "critical", dueAt: plus(15) }, false)).toEqual(plus(15))
})

describe("the text to a patient in distress", () => {
  const given = { clinic: "Northside", minutes: 15, number: "112" }
  it.each(DISTRESS_LANGUAGES)(
    "in %s names the clinic, until when somebody looks, and whom to call",
    (language) => {
      const text = distressText({ ...given, language })
      expect(text).toContain("Northside")
      expect(text).toContain("15")
      expect(text).toContain("112")
      expect(text).not.toMatch(/[{}]/)
      expect(distressText({ ...given, language, minutes: null })).not.toContain("15")
    },
  )

  it("holds the number whatever the clinic words, and fills nothing else in", () => {
    expect(distressText({ ...given, language: "en", own: "Hold on. {patient} {when}" })).toBe(
      "Hold on. {patient} within 15 minutes 112",
    )
  })

  it("follows what the patient writes, then what is known of them, then the clinic", () => {
    expect(distressLanguage("ro-RO", "de", "en")).toBe("ro")
    expect(distressLanguage(null, "de", "en")).toBe("de")
    expect(distressLanguage("und", "fr", "hu")).toBe("en")
  })

  it("names the country's number, or the clinic's own", () => {
    expect(["RO", "DE", "IN", "GB"].map((country) => emergencyNumber(country, ""))).toEqual([
      "112",
      "112",
      "112",
      "999",
    ])
    expect(emergencyNumber("IN", "108")).toBe("108")
  })
})
