import { describe, expect, it } from "vitest"
import { idleEndsAt, idleMs, overBecause, safeNext } from "@/lib/sessions/rules"
import { MINUTE_MS } from "@/lib/time"

const at = new Date("2026-11-22T10:00:00Z")
const plus = (minutes: number) => new Date(at.getTime() + minutes * MINUTE_MS)
const open = { lastSeenAt: at, expiresAt: plus(480), endedAt: null, disabledAt: null }

describe("overBecause", () => {
  it.each([
    [open, ["doctor"], 14.9, null],
    [open, ["doctor"], 15, "idle"],
    [open, ["caregiver"], 29.9, null],
    [open, ["caregiver"], 30, "idle"],
    [open, [], 15, "idle"],
    [{ ...open, lastSeenAt: plus(479) }, ["doctor"], 480, "expired"],
    [{ ...open, endedAt: at }, ["doctor"], 0, "ended"],
    [{ ...open, disabledAt: at }, ["doctor"], 0, "disabled"],
  ] as const)("%j of %j after %d minutes: %s", (times, roles, minutes, expected) => {
    expect(overBecause(times, roles, plus(minutes))).toBe(expected)
  })
})

it("the idle end never lies beyond the end", () => {
  expect(idleEndsAt(at, plus(480), ["doctor"])).toEqual(plus(15))
  expect(idleEndsAt(plus(470), plus(480), ["doctor"])).toEqual(plus(480))
  expect(idleMs(["caregiver", "admin"])).toBe(15 * MINUTE_MS)
})

describe("safeNext goes to paths of this site only", () => {
  const own = ["http://localhost:3000"]
  it.each([
    ["/leads?status=new&q=a%20b#top", "/leads?status=new&q=a%20b#top"],
    ["/leads/../jobs", "/jobs"],
    ["http://localhost:3000/leads", "/leads"],
    ["http://localhost:3000", "/"],
    ["/", "/"],
  ])("%s → %s", (given, expected) => expect(safeNext(given, own)).toBe(expected))

  it.each([
    undefined,
    null,
    7,
    ["/leads"],
    "",
    "leads",
    "//evil.test",
    "///evil.test",
    "/\\evil.test",
    "\\\\evil.test",
    "/\t/evil.test",
    "/\n/evil.test",
    "\t//evil.test",
    " //evil.test",
    "/ /evil.test",
    "http://evil.test",
    "https:evil.test",
    "http:/evil.test",
    "HTTP://evil.test/",
    "http://localhost:3000@evil.test/",
    "http://localhost:3000.evil.test/",
    "http://localhost:30001/",
    "http://user@localhost:3000/leads",
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "data:text/html,x",
    "/%0d%0aSet-Cookie:x=1\r\nX: y",
    "/leads\u2028",
    "/．．/evil",
    "/a/..//evil.test",
    "/./\\evil.test",
    "/sign-in",
    "/sign-in?next=/sign-in",
    "/api/auth/signout",
    "/_next/data",
    `/${"a".repeat(3_000)}`,
  ])("drops %j", (given) => expect(safeNext(given, own)).toBe("/"))
})
