import { beforeEach, describe, expect, it } from "vitest"
import { resetEnv } from "@/lib/env"
import { checkToken, issueToken, TOKEN_LIFE_MS } from "@/lib/providers/lead-form/token"

const CLINIC = "0196f3a2-0000-7000-8000-000000000001"
const OTHER = "0196f3a2-0000-7000-8000-000000000002"
const NOW = Date.UTC(2026, 10, 22, 10)
const LATER = NOW + 60_000

function given(change: Record<string, string> = {}): void {
  Object.assign(process.env, {
    DATABASE_URL: "postgres://x@127.0.0.1/x",
    NEXTAUTH_URL: "http://localhost:3000",
    NEXTAUTH_SECRET: "a secret that is long enough for it",
    ENCRYPTION_KEY: "0123456789abcdef".repeat(4),
    ROUNDS_DEMO: "0",
    ...change,
  })
  resetEnv()
}

beforeEach(() => given())

describe("a form's token", () => {
  it("lets its own clinic's form in once it could have been filled in", () => {
    const token = issueToken(CLINIC, NOW)
    expect(checkToken(token, CLINIC, LATER)).toMatchObject({ is: "good", issuedMs: NOW })
    expect(checkToken(token, CLINIC, NOW + 2_999)).toEqual({ is: "early" })
    expect(checkToken(token, CLINIC, NOW + 3_000)).toMatchObject({ is: "good" })
  })

  it("waits for nobody in a demo", () => {
    given({ ROUNDS_DEMO: "1" })
    expect(checkToken(issueToken(CLINIC, NOW), CLINIC, NOW)).toMatchObject({ is: "good" })
  })

  it("never comes twice with the same nonce", () => {
    const nonces = Array.from({ length: 500 }, () => checkToken(issueToken(CLINIC, NOW), CLINIC, LATER))
    expect(new Set(nonces.map((one) => (one.is === "good" ? one.nonce : one.is))).size).toBe(500)
  })

  it("is another clinic's nothing, and nobody's once it is old or from the future", () => {
    const token = issueToken(CLINIC, NOW)
    expect(checkToken(token, OTHER, LATER)).toEqual({ is: "wrong" })
    expect(checkToken(token, CLINIC, NOW + TOKEN_LIFE_MS)).toMatchObject({ is: "good" })
    expect(checkToken(token, CLINIC, NOW + TOKEN_LIFE_MS + 1)).toEqual({ is: "old" })
    expect(checkToken(token, CLINIC, NOW - 60_000)).toEqual({ is: "wrong" })
  })

  it("is dead under another secret", () => {
    const token = issueToken(CLINIC, NOW)
    given({ NEXTAUTH_SECRET: "another secret that is long enough" })
    expect(checkToken(token, CLINIC, LATER)).toEqual({ is: "wrong" })
  })

  it("bears no change of any of its characters", () => {
    const token = issueToken(CLINIC, NOW)
    for (let at = 0; at < token.length; at++) {
      for (const other of ["A", "b", "0", ".", "_"]) {
        if (token[at] === other) continue
        const changed = token.slice(0, at) + other + token.slice(at + 1)
        expect(checkToken(changed, CLINIC, LATER).is, changed).toBe("wrong")
      }
    }
  })

  it.each([undefined, null, 1, true, "", ".", "..", "...", ["x"], {}, "a.b.c", "x".repeat(100_000)])(
    "%j is none",
    (token) => expect(checkToken(token, CLINIC, LATER)).toEqual({ is: "wrong" }),
  )
})
