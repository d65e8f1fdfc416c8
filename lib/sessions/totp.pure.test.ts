import { describe, expect, it } from "vitest"
import { codeAt, newSecret, pictureOf, stepOf } from "@/lib/sessions/totp"
import { addMs, toDate } from "@/lib/time"

const AT = toDate("2026-11-22T10:00:10Z")
/** RFC 6238's SHA-1 secret, "12345678901234567890". */
const RFC = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"

describe("a code", () => {
  it.each([
    [59_000, "287082"],
    [1_111_111_109_000, "081804"],
    [20_000_000_000_000, "353130"],
  ])("is RFC 6238's at %i", (ms, code) => {
    expect(codeAt(RFC, toDate(ms))).toBe(code)
    expect(stepOf(RFC, code, toDate(ms))).toBe(Math.floor(ms / 30_000))
  })

  it.each([
    [0, true],
    [-30, true],
    [30, true],
    [-61, false],
    [61, false],
  ])("read %i s beside the clock counts: %s", (seconds, counts) => {
    const secret = newSecret()
    const at = addMs(AT, seconds * 1000)
    expect(stepOf(secret, codeAt(secret, at), AT)).toBe(counts ? Math.floor(at.getTime() / 30_000) : null)
  })

  it.each(["", "12345", "1234567", "12a456", "١٢٣٤٥٦"])("is none in %j", (code) => {
    expect(stepOf(RFC, code, AT)).toBeNull()
  })
})

it("is drawn as a path on a square grid, with the account in its address", () => {
  const picture = pictureOf(RFC, "doctor@clinic.test")
  expect(picture.uri).toContain("otpauth://totp/Rounds:doctor%40clinic.test?")
  expect(picture.path).toMatch(/^(M\d+ \d+h1v1h-1z)+$/)
  expect(picture.size).toBeGreaterThan(30)
  expect(picture.secret.replaceAll(" ", "")).toBe(RFC)
})
