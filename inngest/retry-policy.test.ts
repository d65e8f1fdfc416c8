import { inspect } from "node:util"
import { NonRetriableError, RetryAfterError, StepError } from "inngest"
import { expect, it } from "vitest"
import { AppError } from "@/lib/errors"
import { toWireError } from "./retry-policy"

const waitMs = (error: unknown) => Date.parse((error as RetryAfterError).retryAfter) - Date.now()

it("leaves alone what already says whether it may be tried again", () => {
  const step = new StepError("s", { name: "Error", message: "m" })
  for (const error of [new NonRetriableError("n"), new RetryAfterError("r", 1_000), step]) {
    expect(toWireError(error, 0)).toBe(error)
  }
})

it("does not try again what the catalogue calls hopeless", () => {
  expect(toWireError(new AppError("wrong_state"), 0)).toBeInstanceOf(NonRetriableError)
  expect(toWireError(new AppError("unavailable"), 0)).toBeInstanceOf(RetryAfterError)
})

it("waits by the policy, longer each time", () => {
  const first = waitMs(toWireError(new Error("x"), 0))
  const fourth = waitMs(toWireError(new Error("x"), 3))
  expect(first).toBeGreaterThan(700)
  expect(first).toBeLessThan(1_300)
  expect(fourth).toBeGreaterThan(6_300)
  expect(fourth).toBeLessThan(9_700)
})

it("lets a provider's Retry-After win", () => {
  expect(waitMs(toWireError(new AppError("provider_failed", { retryAfterSeconds: 60 }), 0))).toBeGreaterThan(
    59_000,
  )
})

it("says which partner failed and why in our own word, so that failures of one cause stand together", () => {
  const refused = new AppError("provider_refused", { provider: "whatsapp", reason: "token" })
  expect(toWireError(refused, 0)).toMatchObject({
    message: "provider_refused",
    cause: { name: "AppError", cause: { name: "whatsapp", message: "token" } },
  })
  expect(toWireError(new AppError("internal"), 0)).toMatchObject({
    cause: expect.not.objectContaining({ cause: {} }),
  })
})

it("tells the kind of error and its code, and nothing that it says", () => {
  const thrown = new TypeError("body: Maria, 0712", { cause: new Error("Maria again") })
  const told = [thrown, new AppError("internal", { cause: thrown }), "Maria"].map((one) =>
    toWireError(one, 0),
  )
  expect(told[0]).toMatchObject({ message: "internal", cause: { name: "TypeError", message: "internal" } })
  expect(told[1]).toMatchObject({ message: "internal", cause: { name: "AppError", message: "internal" } })
  for (const error of told) expect(inspect(error, { depth: 9 })).not.toMatch(/Maria|retry-policy/)
})
