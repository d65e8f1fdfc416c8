import { describe, expect, it } from "vitest"
import { EnvError, readEnv } from "@/lib/env"

const good = {
  DATABASE_URL: "postgres://rounds@127.0.0.1:5432/rounds",
  NEXTAUTH_URL: "http://localhost:3000",
  NEXTAUTH_SECRET: "x".repeat(32),
  ENCRYPTION_KEY: "0".repeat(64),
}

const badFields = (source: Record<string, string | undefined>): string[] => {
  try {
    readEnv(source)
    return []
  } catch (error) {
    if (error instanceof EnvError) return error.fields.map((field) => field.name)
    throw error
  }
}

describe("readEnv", () => {
  it("fills in what has a default, and takes an empty value as absent", () => {
    expect(readEnv({ ...good, PORT: "", LOG_LEVEL: "", INNGEST_BASE_URL: "" })).toMatchObject({
      PORT: 3000,
      HOST: "0.0.0.0",
      LOG_LEVEL: "info",
      GIT_SHA: "unknown",
      ROUNDS_DEMO: false,
    })
  })

  it("names every bad field at once, and no value", () => {
    const bad = {
      ...good,
      PORT: "99999",
      DATABASE_URL: "mysql://me:hunter2@host/db",
      NEXTAUTH_SECRET: undefined,
      LOG_LEVEL: "loud",
    }
    expect(badFields(bad).sort()).toEqual(["DATABASE_URL", "LOG_LEVEL", "NEXTAUTH_SECRET", "PORT"])
    expect(() => readEnv(bad)).toThrow(/NEXTAUTH_SECRET: is missing/)
    expect(() => readEnv(bad)).not.toThrow(/hunter2/)
  })

  it.each(["NEXTAUTH_URL", "INNGEST_BASE_URL"])("refuses a trailing slash in %s", (name) => {
    expect(badFields({ ...good, [name]: "https://rounds.example/" })).toContain(name)
  })

  it.each([
    [
      "CORS_ORIGIN",
      "https://app.example, http://localhost:8080",
      ["*", "app.example", "https://app.example/x"],
    ],
    ["DATABASE_READ_REPLICA_URL", "postgres://replica/rounds", ["mysql://replica"]],
    ["CLINIC_SLUG", "my-clinic-2", ["My Clinic", "-x"]],
    ["CLINIC_TIME_ZONE", "Asia/Kolkata", ["Mars/Olympus"]],
    ["WHATSAPP_PHONE_NUMBER_ID", "106540352242922", ["+40 712"]],
    ["WHATSAPP_WEBHOOK_SECRET", "0123456789abcdef", ["short"]],
  ])("checks %s", (name, fine, bad) => {
    expect(badFields({ ...good, [name]: fine })).toEqual([])
    for (const value of bad) expect(badFields({ ...good, [name]: value }), value).toEqual([name])
  })

  it("wants all three of a job server's settings, or none", () => {
    const two = { ...good, INNGEST_BASE_URL: "http://127.0.0.1:8288", INNGEST_EVENT_KEY: "key" }
    expect(badFields(two)).toEqual(["INNGEST_BASE_URL"])
    expect(badFields({ ...two, INNGEST_SIGNING_KEY: "signkey-test-00" })).toEqual([])
  })

  it.each([
    ["ROUNDS_CLOCK", "+3600"],
    ["ROUNDS_FAILPOINT", "before-commit"],
    ["ROUNDS_BENCH", "1"],
  ])("takes %s on loopback only", (name, value) => {
    expect(badFields({ ...good, [name]: value })).toEqual([])
    expect(badFields({ ...good, [name]: value, DATABASE_URL: "postgres://db.example/rounds" })).toEqual([
      name,
    ])
  })

  it("refuses a clock that is neither an instant nor seconds", () => {
    expect(badFields({ ...good, ROUNDS_CLOCK: "tomorrow" })).toEqual(["ROUNDS_CLOCK"])
    expect(badFields({ ...good, ROUNDS_CLOCK: "2026-11-22T10:00:00Z" })).toEqual([])
  })
})
