import { describe, expect, it } from "vitest"
import { causeOf } from "./fingerprint"

const told = (error: unknown) => JSON.stringify(error)
const given = {
  functionId: "send-whatsapp-message",
  error: told({
    name: "NonRetriableError",
    message: "not_found",
    cause: { name: "AppError", message: "not_found" },
  }),
  stepName: "send",
  provider: "whatsapp",
  releaseSha: "abc",
}
const print = (more: Partial<typeof given> = {}) => causeOf({ ...given, ...more }).fingerprint

describe("what two failures must have in common", () => {
  it("is function, step, error, code, provider and release", () => {
    expect(print()).toMatch(/^[0-9a-f]{40}$/)
    expect(print()).toBe(print({}))
    const others = [
      { functionId: "score-lead" },
      { stepName: "prepare" },
      { provider: "hubspot" },
      { releaseSha: "abd" },
      {
        error: told({
          name: "NonRetriableError",
          message: "x",
          cause: { name: "AppError", message: "conflict" },
        }),
      },
      {
        error: told({
          name: "NonRetriableError",
          message: "x",
          cause: { name: "TypeError", message: "not_found" },
        }),
      },
    ].map(print)
    expect(new Set([print(), ...others]).size).toBe(others.length + 1)
  })

  it("is not how an error was wrapped, nor its own words", () => {
    const error = told({
      name: "RetryAfterError",
      message: "not_found",
      cause: { name: "AppError", message: "not_found" },
    })
    expect(print({ error })).toBe(print())
    const step = told({ name: "StepError", message: "not_found", cause: JSON.parse(error) })
    expect(print({ error: step })).toBe(print())
    const words = (message: string) => print({ error: told({ name: "TypeError", message }) })
    expect(words("Anna Pop is undefined")).toBe(words("Dan Ilie is undefined"))
  })

  it("does not run parts together", () => {
    expect(print({ stepName: "a", provider: "b" })).not.toBe(
      print({ stepName: "a,b", provider: null as never }),
    )
  })
})

describe("what is told of a cause", () => {
  it("has the kind and the code under the wrapping", () => {
    expect(causeOf(given)).toEqual({
      fingerprint: print(),
      step_name: "send",
      error_name: "AppError",
      error_code: "not_found",
      provider: "whatsapp",
      release_sha: "abc",
    })
  })

  it("has no code where an error says a sentence", () => {
    const sentence = told({
      name: "NonRetriableError",
      message: "x",
      cause: { name: "Error", message: "No such Anna" },
    })
    expect(causeOf({ ...given, error: sentence })).toMatchObject({ error_name: "Error", error_code: null })
    expect(causeOf({ ...given, error: told({ name: "WorkerDied", message: "It died" }) })).toMatchObject({
      error_name: "WorkerDied",
      error_code: null,
    })
  })

  it("survives whatever stands for an error", () => {
    for (const error of [
      null,
      "null",
      "{}",
      '"text"',
      told({ name: 7 }),
      told({ name: "a\0b", message: "\0" }),
    ]) {
      expect(causeOf({ ...given, error }).error_name).not.toContain("\0")
    }
  })
})
