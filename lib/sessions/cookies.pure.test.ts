import { afterAll, describe, expect, it } from "vitest"
import { resetEnv } from "@/lib/env"
import { cookieName, sessionCookieOptions } from "@/lib/sessions/cookies"

const KEPT = { ...process.env }
function at(url: string, port: string) {
  Object.assign(process.env, {
    DATABASE_URL: "postgres://localhost/x",
    NEXTAUTH_URL: url,
    NEXTAUTH_SECRET: "x".repeat(40),
    ENCRYPTION_KEY: "0".repeat(64),
    PORT: port,
  })
  resetEnv()
}
afterAll(() => {
  process.env = KEPT
  resetEnv()
})

describe("the session's cookie", () => {
  it("carries the port over http, so that demos side by side stay apart", () => {
    at("http://localhost:4000", "4000")
    const first = cookieName("session-token")
    at("http://localhost:4001", "4001")
    expect([first, cookieName("session-token")]).toEqual([
      "rounds-4000.session-token",
      "rounds-4001.session-token",
    ])
    expect(sessionCookieOptions()).toEqual({
      httpOnly: true,
      sameSite: "lax",
      path: "/",
      secure: false,
      maxAge: 28_800,
    })
  })

  it("is the same at each of several servers behind one address, whatever port they listen on", () => {
    const names = ["3001", "3002"].map((port) => {
      at("http://clinic.lan", port)
      return cookieName("session-token")
    })
    expect(names).toEqual(["rounds-80.session-token", "rounds-80.session-token"])
  })

  it("is bound to host, path and TLS over https", () => {
    at("https://rounds.example", "3000")
    expect(cookieName("session-token")).toBe("__Host-rounds.session-token")
    expect(cookieName("csrf-token")).toBe("__Host-rounds.csrf-token")
    expect(sessionCookieOptions()).toMatchObject({ secure: true, path: "/" })
    expect(sessionCookieOptions()).not.toHaveProperty("domain")
  })
})
