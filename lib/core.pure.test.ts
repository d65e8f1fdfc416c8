import { describe, expect, it } from "vitest"
import { AppError, ERRORS, isDatabaseLost, toAppError } from "@/lib/errors"
import { isId, newId } from "@/lib/ids"
import { Day, Instant, isInstant } from "@/lib/inputs"
import { allowed } from "@/lib/log"
import { clockOffsetMs, duration, relative, setClock, toDate } from "@/lib/time"

describe("ids", () => {
  it("are version 7, valid, different, and sort by time", async () => {
    const first = newId()
    await new Promise((resolve) => setTimeout(resolve, 3))
    const ids = [first, ...Array.from({ length: 500 }, newId)]
    expect(new Set(ids).size).toBe(501)
    for (const id of ids)
      expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    expect(ids.slice(1).every((id) => id > first)).toBe(true)
    expect(isId("' or 1=1 --")).toBe(false)
  })
})

describe("errors", () => {
  it("know a lost database from another failure", () => {
    expect(toAppError(Object.assign(new Error("x"), { code: "57P01" })).code).toBe("unavailable")
    expect(
      toAppError(new Error("x", { cause: Object.assign(new Error("y"), { code: "ECONNREFUSED" }) })).code,
    ).toBe("unavailable")
    expect(isDatabaseLost(Object.assign(new Error("x"), { code: "23505" }))).toBe(false)
    expect(toAppError("a string").code).toBe("internal")
    expect(toAppError(new AppError("not_found")).code).toBe("not_found")
  })

  it("say something a person can read, and never hold what caused them", () => {
    for (const { sentence, status } of Object.values(ERRORS)) {
      expect(sentence).toMatch(/^[A-Z].*\.$/)
      expect(status).toBeGreaterThanOrEqual(400)
    }
    expect(toAppError(new Error("select * from secret")).sentence).not.toContain("secret")
  })
})

describe("log lines", () => {
  it("hold what is allowed and nothing else", () => {
    const error = Object.assign(new Error("patient Ana said hello"), { code: "X1" })
    const line = allowed({
      requestId: "r",
      status: "ok",
      name: "run.failed",
      phone: "+40712345678",
      body: "hello",
      before: {},
      error,
    })
    expect(line).toMatchObject({ requestId: "r", status: "ok", error: { type: "Error", code: "X1" } })
    expect(JSON.stringify(line)).not.toMatch(/Ana|0712345678|hello/)
  })
})

describe("time", () => {
  const from = toDate("2026-11-22T12:00:00Z")
  it.each([
    ["2026-11-22T12:00:10Z", "in a moment"],
    ["2026-11-22T12:12:00Z", "in 12 min"],
    ["2026-11-22T11:57:00Z", "3 min ago"],
    ["2026-11-22T09:00:00Z", "3 h ago"],
    ["2026-11-20T12:00:00Z", "2 d ago"],
    ["2026-10-01T22:30:00Z", "2 Oct 2026"],
  ])("says %s as %s", (instant, said) => {
    expect(relative(toDate(instant), from, "Europe/Bucharest")).toBe(said)
  })

  it("says durations", () => {
    expect([850, 3_200, 245_000, 7_500_000].map(duration)).toEqual([
      "850 ms",
      "3.2 s",
      "4 min 05 s",
      "2 h 05 min",
    ])
  })

  it("shifts the product's clock by seconds or to an instant", () => {
    setClock("+3600")
    expect(clockOffsetMs()).toBe(3_600_000)
    setClock(new Date(Date.now() + 86_400_000).toISOString())
    expect(Math.abs(clockOffsetMs() - 86_400_000)).toBeLessThan(1_000)
    setClock(undefined)
    expect(clockOffsetMs()).toBe(0)
  })
})

describe("instants from outside", () => {
  it.each(["2026-02-30T00:00:00Z", "0000-01-01T00:00:00Z", "9999-01-01T00:00:00Z", "2026-11-22", "", "now"])(
    "refuses %j",
    (text) => {
      expect(isInstant(text)).toBe(false)
      expect(Instant.safeParse(text).success).toBe(false)
    },
  )

  it("takes what exists", () => {
    expect(isInstant("2026-11-22T10:00:00.123Z")).toBe(true)
    expect(Instant.parse("2026-11-22T10:00:00+02:00")).toEqual(toDate("2026-11-22T08:00:00Z"))
    expect(Day.safeParse("2026-11-22").success).toBe(true)
    expect(Day.safeParse("0000-01-01").success).toBe(false)
  })
})
