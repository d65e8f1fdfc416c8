import { expect, it } from "vitest"
import { resetEnv } from "@/lib/env"
import { newId } from "@/lib/ids"
import { seal, unseal } from "@/lib/seal"
import { testDatabase } from "@/lib/testing/db"

await testDatabase()

it("opens what it sealed for the same row", () => {
  const row = newId()
  expect(unseal(seal("a secret ș 🦷", row), row)).toBe("a secret ș 🦷")
})

it("never seals the same text to the same bytes", () => {
  const row = newId()
  expect(Buffer.from(seal("x", row)).equals(Buffer.from(seal("x", row)))).toBe(false)
})

it("does not open for another row, with another key, or altered", () => {
  const row = newId()
  const sealed = seal("a secret", row)
  expect(() => unseal(sealed, newId())).toThrow()
  for (let at = 0; at < sealed.length; at++) {
    const altered = Uint8Array.from(sealed)
    altered[at]! ^= 1
    expect(() => unseal(altered, row), `byte ${at}`).toThrow()
  }
  process.env.ENCRYPTION_KEY = "f".repeat(64)
  resetEnv()
  expect(() => unseal(sealed, row)).toThrow("sealed with a key this process does not have")
})
