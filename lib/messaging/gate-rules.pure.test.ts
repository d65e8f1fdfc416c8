import { describe, expect, it } from "vitest"
import { type Asked, type Decision, judge, type Known, type Other } from "@/lib/messaging/gate-rules"
import { MESSAGE_PURPOSES, type MessagePurpose } from "@/lib/messaging/outgoing"
import { SENDING_LIMITS } from "@/lib/sending/limits"
import { addMs, HOUR_MS, MINUTE_MS, toDate } from "@/lib/time"

/** A winter's noon in Bucharest. */
const NOON = toDate("2026-01-15T10:00:00Z")
const ago = (minutes: number, from = NOON) => addMs(from, -minutes * MINUTE_MS)

const asked = (given: Partial<Asked> = {}): Asked => ({
  purpose: "reply",
  isTemplate: false,
  body: "See you tomorrow.",
  at: NOON,
  writtenAt: given.at ?? NOON,
  tooLateAt: null,
  byMember: true,
  bypass: false,
  isRetry: false,
  isLeaving: false,
  ...given,
})
const known = (given: Partial<Known> = {}): Known => ({
  person: { isMerged: false, isErased: false, isRestricted: false, zone: "Europe/Bucharest" },
  decisions: [],
  others: [],
  channel: "whatsapp",
  canReach: true,
  lastWroteAt: ago(5),
  stops: [],
  carrier: { isReady: true, isPaused: false, isTokenRefused: false, hasWindow: true },
  template: null,
  isSendingPaused: false,
  limits: SENDING_LIMITS.schema.parse({}),
  ...given,
})
const decision = (given: Partial<Decision>): Decision => ({
  purpose: "appointment_reminders",
  status: "granted",
  consentId: "consent",
  policyVersion: "v2",
  decidedAt: ago(9_999),
  isOutdated: false,
  ...given,
})
const other = (at: Date, given: Partial<Other> = {}): Other => ({
  id: "other",
  at,
  body: "Something else",
  purpose: "reminder",
  exempt: null,
  byMember: false,
  hasLeft: true,
  ...given,
})
const because = (one: Partial<Asked>, what: Partial<Known>): string | null => {
  const verdict = judge(asked(one), known(what))
  return verdict.may ? null : verdict.because
}
const person = (given: Partial<NonNullable<Known["person"]>>) => ({
  person: { isMerged: false, isErased: false, isRestricted: false, zone: "Europe/Bucharest", ...given },
})
const carrier = (given: Partial<NonNullable<Known["carrier"]>>) => ({
  carrier: { isReady: true, isPaused: false, isTokenRefused: false, hasWindow: true, ...given },
})
const granted = { decisions: [decision({})] }
const reminder: Partial<Asked> = { purpose: "reminder", isTemplate: true, byMember: false }

describe("T16 whom", () => {
  it.each<[string, Partial<Known>, string | null]>([
    ["nobody known", { person: null }, "merged"],
    ["a merged record", person({ isMerged: true }), "merged"],
    ["an erased person", person({ isErased: true }), "erased"],
    ["a restricted person", person({ isRestricted: true }), "restricted"],
    [
      "data processing withdrawn",
      { decisions: [decision({ purpose: "data_processing", status: "withdrawn" })] },
      "withdrawn",
    ],
    [
      "data processing denied",
      { decisions: [decision({ purpose: "data_processing", status: "denied" })] },
      "withdrawn",
    ],
    [
      "data processing run out",
      { decisions: [decision({ purpose: "data_processing", status: "expired" })] },
      null,
    ],
    ["a hidden number", { canReach: false }, "no_number"],
  ])("%s", (_, what, why) => expect(because({}, what)).toBe(why))

  it("what the law asks for is sent all the same, but never to who was erased", () => {
    const legal = { purpose: "receipt", byMember: false } as const
    const takenBack = { decisions: [decision({ purpose: "data_processing", status: "withdrawn" })] }
    expect(because(legal, { ...takenBack, ...person({ isRestricted: true }) })).toBeNull()
    expect(because({ ...legal, purpose: "consent_request" }, takenBack)).toBeNull()
    expect(because(legal, person({ isErased: true }))).toBe("erased")
    for (const purpose of Object.keys(MESSAGE_PURPOSES) as MessagePurpose[])
      if (MESSAGE_PURPOSES[purpose].basis !== "legal")
        expect(because({ purpose, isTemplate: true }, takenBack), purpose).toBe("withdrawn")
  })
})

describe("T16 by what", () => {
  it.each<[string, Partial<Asked>, Partial<Known>, string | null]>([
    ["all sending stopped", { purpose: "emergency" }, { isSendingPaused: true }, "sending_paused"],
    ["nothing connected", {}, { carrier: null }, "not_connected"],
    ["no token", {}, carrier({ isReady: false }), "not_connected"],
    ["paused", {}, carrier({ isPaused: true }), "paused"],
    ["its token refused", {}, carrier({ isTokenRefused: true }), "token_refused"],
    [
      "its token refused, tried again by a person",
      { isRetry: true },
      carrier({ isTokenRefused: true }),
      null,
    ],
    ["a template that is gone", { isTemplate: true }, { template: "template_missing" }, "template_missing"],
    ["a paused template", { isTemplate: true }, { template: "template_paused" }, "template_paused"],
    ["an answer to who never wrote", {}, { lastWroteAt: null }, "no_conversation"],
    ["free words a minute before the day is over", {}, { lastWroteAt: ago(24 * 60 - 1) }, null],
    ["free words when it is over", {}, { lastWroteAt: ago(24 * 60) }, "window_closed"],
    ["a template then", { isTemplate: true }, { lastWroteAt: ago(24 * 60), template: "fine" }, null],
    [
      "free words where there is no window",
      {},
      { lastWroteAt: ago(99 * 60), ...carrier({ hasWindow: false }) },
      null,
    ],
    [
      "free words planned for after the window",
      { at: addMs(NOON, 3 * HOUR_MS) },
      { lastWroteAt: ago(22 * 60) },
      "window_closed",
    ],
  ])("%s", (_, one, what, why) => expect(because(one, what)).toBe(why))
})

describe("P6 what for: the agreement that is needed", () => {
  it.each<[string, Decision[], string | null]>([
    ["none ever", [], "no_consent"],
    ["asked, not answered", [decision({ status: "pending" })], "no_consent"],
    ["given", [decision({})], null],
    ["denied", [decision({ status: "denied" })], "withdrawn"],
    ["taken back", [decision({ status: "withdrawn" })], "withdrawn"],
    ["run out", [decision({ status: "expired" })], "expired"],
    ["given to an older policy that is asked again", [decision({ isOutdated: true })], "outdated"],
    ["only the other purpose that carries it", [decision({ purpose: "treatment_updates" })], null],
    [
      "the first taken back, the other given",
      [decision({ status: "withdrawn" }), decision({ purpose: "treatment_updates" })],
      "withdrawn",
    ],
    ["another purpose", [decision({ purpose: "marketing_whatsapp" })], "no_consent"],
  ])("a reminder, %s", (_, decisions, why) => expect(because(reminder, { decisions })).toBe(why))

  it("says by which agreement and to which policy it went", () => {
    expect(judge(asked(reminder), known(granted))).toEqual({
      may: true,
      basis: "consent",
      consentId: "consent",
      policyVersion: "v2",
      exempt: null,
    })
    expect(judge(asked(reminder), known())).toMatchObject({ may: false, basis: null })
  })

  it.each([
    ["whatsapp", "marketing_whatsapp"],
    ["sms", "marketing_sms"],
    ["email", "marketing_email"],
  ] as const)("offers by %s need %s and no other", (channel, purpose) => {
    const offer = { purpose: "marketing", isTemplate: true } as const
    const all = ["marketing_whatsapp", "marketing_sms", "marketing_email"] as const
    expect(because(offer, { channel, decisions: [decision({ purpose })] })).toBeNull()
    const others = all.filter((one) => one !== purpose).map((one) => decision({ purpose: one }))
    expect(because(offer, { channel, decisions: others })).toBe("no_consent")
  })

  it("a stop inside WhatsApp holds until the person agrees anew", () => {
    const offer = { purpose: "marketing", isTemplate: true } as const
    const stops = [{ purpose: "marketing_whatsapp", at: ago(60) }]
    const given = (minutes: number) => [decision({ purpose: "marketing_whatsapp", decidedAt: ago(minutes) })]
    expect(because(offer, { stops, decisions: given(90) })).toBe("opted_out")
    expect(because(offer, { stops, decisions: [] })).toBe("opted_out")
    expect(because(offer, { stops, decisions: given(30) })).toBeNull()
    expect(because({}, { stops })).toBeNull()
  })
})

describe("of no use any more", () => {
  it("too late", () => {
    expect(because({ ...reminder, tooLateAt: ago(1) }, granted)).toBe("too_late")
    expect(because({ ...reminder, tooLateAt: NOON }, granted)).toBe("too_late")
    expect(because({ ...reminder, tooLateAt: addMs(NOON, 1) }, granted)).toBeNull()
  })

  it.each<[string, Partial<Asked>, Other, string | null]>([
    [
      "the same words minutes ago",
      reminder,
      other(ago(9), { body: "See you tomorrow.", exempt: "bypass" }),
      "duplicate",
    ],
    [
      "the same words long ago",
      reminder,
      other(ago(11), { body: "See you tomorrow.", exempt: "bypass" }),
      null,
    ],
    ["other words", reminder, other(ago(9), { exempt: "bypass" }), null],
    [
      "planned by two runs",
      reminder,
      other(ago(1), { body: "See you tomorrow.", hasLeft: false }),
      "duplicate",
    ],
    [
      "a member writes again what hangs",
      {},
      other(ago(1), { body: "See you tomorrow.", hasLeft: false }),
      null,
    ],
    ["a colleague's same words have left", {}, other(ago(1), { body: "See you tomorrow." }), "duplicate"],
    ["a person tries again", { isRetry: true }, other(ago(1), { body: "See you tomorrow." }), null],
  ])("%s", (_, one, said, why) => expect(because(one, { ...granted, others: [said] })).toBe(why))
})

describe("when: the day's number and the spacing", () => {
  const at = toDate("2026-01-15T16:00:00Z")
  const spread = (count: number, given: Partial<Other> = {}) =>
    Array.from({ length: count }, (_, n) => other(addMs(at, -(n + 2) * 2 * HOUR_MS + n), given))
  const held = (others: Other[], one: Partial<Asked> = {}) =>
    judge(asked({ ...reminder, at, writtenAt: at, ...one }), known({ ...granted, others, lastWroteAt: null }))

  it("five a day, whoever sends them and to whichever address; then tomorrow morning", () => {
    const noSpacing = { limits: SENDING_LIMITS.schema.parse({ minutesApart: 0 }) }
    const five = Array.from({ length: 5 }, (_, n) => other(addMs(at, -(n + 1) * HOUR_MS)))
    const say = (others: Other[]) =>
      judge(asked({ ...reminder, at }), known({ ...granted, ...noSpacing, others }))
    expect(say(five.slice(1))).toMatchObject({ may: true })
    expect(say(five)).toMatchObject({ may: false, because: "budget", until: toDate("2026-01-16T06:00:00Z") })
    expect(say(five.map((one) => ({ ...one, exempt: "confirmation" })))).toMatchObject({ may: true })
    expect(say([...five.slice(1), other(toDate("2026-01-14T21:59:00Z"))])).toMatchObject({ may: true })
    expect(say([...five.slice(1), other(toDate("2026-01-14T22:01:00Z"))])).toMatchObject({ may: false })
    expect(say([...five.slice(1), other(addMs(at, HOUR_MS), { hasLeft: false })])).toMatchObject({
      may: true,
    })
  })

  it("two hours apart, and says from when on", () => {
    expect(held([other(ago(119, at))])).toMatchObject({
      may: false,
      because: "spacing",
      until: addMs(at, MINUTE_MS),
      basis: "consent",
    })
    expect(held([other(ago(120, at))])).toMatchObject({ may: true })
    expect(held(spread(1))).toMatchObject({ may: true })
    expect(held([other(ago(30, at), { exempt: "recent_reply" })])).toMatchObject({ may: true })
  })

  it("what is held by the spacing into the night may go in the morning", () => {
    const late = toDate("2026-01-15T18:30:00Z")
    expect(held([other(ago(10, late))], { at: late, writtenAt: late })).toMatchObject({
      because: "spacing",
      until: toDate("2026-01-16T06:00:00Z"),
    })
  })

  it("counts what is planned when it is written, and only what has left just before the call", () => {
    const planned = [other(ago(10, at), { hasLeft: false })]
    expect(held(planned)).toMatchObject({ because: "spacing" })
    expect(held(planned, { isLeaving: true })).toMatchObject({ may: true })
  })
})

describe("exempt, and the message says why", () => {
  const night = toDate("2026-01-15T22:00:00Z")
  const crowded = Array.from({ length: 6 }, (_, n) => other(ago(n + 1, night)))
  const say = (one: Partial<Asked>, what: Partial<Known> = {}) =>
    judge(
      asked({ at: night, writtenAt: night, ...one }),
      known({ others: crowded, lastWroteAt: ago(600, night), ...what }),
    )

  it.each<[string, Partial<Asked>, Partial<Known>, string | null]>([
    ["an answer within a quarter of an hour", {}, { lastWroteAt: ago(14, night) }, "recent_reply"],
    [
      "queued in time, sent a little later",
      { writtenAt: ago(2, night), isLeaving: true },
      { lastWroteAt: ago(16, night) },
      "recent_reply",
    ],
    ["a confirmation", { purpose: "confirmation" }, {}, "confirmation"],
    ["a receipt", { purpose: "receipt" }, {}, "receipt"],
    ["an emergency", { purpose: "emergency" }, {}, "emergency"],
    ["passed by a colleague", { bypass: true }, {}, "bypass"],
  ])("%s", (_, one, what, exempt) => expect(say(one, what)).toMatchObject({ may: true, exempt }))

  it("an answer to who wrote longer ago waits for the morning", () => {
    expect(say({}, { lastWroteAt: ago(15, night) })).toMatchObject({ because: "quiet_hours" })
  })

  it("a sign on what they said is neither counted nor spaced; the night holds a new one and lets one be taken away", () => {
    const full = { others: Array.from({ length: 6 }, (_, n) => other(ago(n + 1))), lastWroteAt: ago(200) }
    expect(because({ isReaction: true, body: "👍" }, full)).toBeNull()
    expect(because({ body: "Yes" }, full)).toBe("budget")
    const late = { lastWroteAt: ago(200, night) }
    expect(say({ isReaction: true, body: "👍" }, late)).toMatchObject({ because: "quiet_hours" })
    expect(say({ isReaction: true, body: "" }, late)).toMatchObject({ may: true })
    expect(because({ isReaction: true, body: "👍" }, { lastWroteAt: ago(1_441) })).toBe("window_closed")
    expect(because({ isReaction: true, body: "" }, person({ isErased: true }))).toBe("erased")
  })

  it("the second sentence of an answer is neither spaced nor counted; the night holds it", () => {
    const begun = [other(ago(3), { purpose: "reply", byMember: true }), ...Array(5).fill(other(ago(200)))]
    const late = { lastWroteAt: ago(200), others: begun }
    expect(judge(asked(), known(late))).toMatchObject({ may: true, exempt: "same_answer" })
    expect(judge(asked({ byMember: false }), known(late))).toMatchObject({ may: false, because: "budget" })
    const atNight = [other(ago(3, night), { purpose: "reply", byMember: true })]
    expect(say({}, { others: atNight })).toMatchObject({ because: "quiet_hours" })
  })

  it("a bypass passes the clock and nothing else", () => {
    expect(say({ bypass: true }, { lastWroteAt: ago(25 * 60, night) })).toMatchObject({
      because: "window_closed",
    })
    expect(say({ bypass: true }, person({ isRestricted: true }))).toMatchObject({ because: "restricted" })
    expect(say({ ...reminder, bypass: true })).toMatchObject({ because: "no_consent" })
  })
})

describe("quiet hours where the person lives", () => {
  const say = (zone: string, at: string) => {
    const verdict = judge(
      asked({ ...reminder, at: toDate(at), writtenAt: toDate(at) }),
      known({ ...granted, ...person({ zone }) }),
    )
    return verdict.may ? null : { because: verdict.because, until: verdict.until?.toISOString() }
  }
  const quiet = (until: string) => ({ because: "quiet_hours", until })

  it.each([
    // [zone, the last minute of the day, the first of the night, its end]
    ["Europe/Bucharest", "2026-01-15T18:59:00Z", "2026-01-15T19:00:00Z", "2026-01-16T06:00:00.000Z"],
    ["Europe/London", "2026-07-15T19:59:00Z", "2026-07-15T20:00:00Z", "2026-07-16T07:00:00.000Z"],
    ["Asia/Kolkata", "2026-01-15T15:29:00Z", "2026-01-15T15:30:00Z", "2026-01-16T02:30:00.000Z"],
    ["America/New_York", "2026-01-16T01:59:00Z", "2026-01-16T02:00:00Z", "2026-01-16T13:00:00.000Z"],
    ["Pacific/Auckland", "2026-01-15T07:59:00Z", "2026-01-15T08:00:00Z", "2026-01-15T19:00:00.000Z"],
  ])("%s", (zone, evening, night, morning) => {
    expect(say(zone, evening)).toBeNull()
    expect(say(zone, night)).toEqual(quiet(morning))
    expect(say(zone, addMs(toDate(morning), -MINUTE_MS).toISOString())).toEqual(quiet(morning))
    expect(say(zone, morning)).toBeNull()
  })

  it.each([
    [
      "put forward in Bucharest: the night is an hour shorter",
      "Europe/Bucharest",
      "2026-03-28T20:00:00Z",
      "2026-03-29T05:00:00.000Z",
    ],
    [
      "put back in Bucharest: the night is an hour longer",
      "Europe/Bucharest",
      "2026-10-24T19:00:00Z",
      "2026-10-25T06:00:00.000Z",
    ],
    ["put forward in New York", "America/New_York", "2026-03-08T03:00:00Z", "2026-03-08T12:00:00.000Z"],
    ["put back in New York", "America/New_York", "2026-11-01T03:00:00Z", "2026-11-01T13:00:00.000Z"],
  ])("%s", (_, zone, night, morning) => expect(say(zone, night)).toEqual(quiet(morning)))
})
