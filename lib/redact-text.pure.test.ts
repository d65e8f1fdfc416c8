import { expect, it } from "vitest"
import { LEFT_OUT, redactText } from "@/lib/redact-text"

it.each([
  ["DATABASE_URL=postgres://rounds:swordfish@db:5432/rounds", "swordfish"],
  ["password: swordfish", "swordfish"],
  ['{"api_key":"swordfish"}', "swordfish"],
  ["Authorization: Bearer swordfish", "swordfish"],
  ["token=sword\u200bfish", "fish"],
  ["pass\u001b[31mword=swordfish", "swordfish"],
  [`-----BEGIN PRIVATE KEY-----\nswordfish\n-----END PRIVATE KEY-----`, "swordfish"],
])("leaves the secret out of %j", (text, secret) => {
  expect(redactText(text)).not.toContain(secret)
  expect(redactText(text)).toContain(LEFT_OUT)
})

it("leaves out what it is told, wherever it stands", () => {
  expect(redactText("here is swordfish, alone", 100, ["swordfish"])).toBe(`here is ${LEFT_OUT}, alone`)
})

it("keeps plain words as they are, cut to their length", () => {
  expect(redactText("12 of 12 pods are available.\n\tsecond line")).toBe(
    "12 of 12 pods are available.\n\tsecond line",
  )
  expect(redactText("x".repeat(50), 10)).toBe(`${"x".repeat(9)}…`)
  expect(redactText("\u001b[32mgreen\u001b[0m \u202eright to left")).toBe("green right to left")
})

it("stays quick with what is made to be slow", () => {
  const long = `${"password ".repeat(20_000)}${"-----BEGIN PRIVATE KEY-----".repeat(2_000)}`
  expect(redactText(long, 2_000).length).toBeLessThanOrEqual(2_000)
})
