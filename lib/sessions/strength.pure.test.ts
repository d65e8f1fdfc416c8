import { describe, expect, it } from "vitest"
import { refuseWeak, weakBecause } from "@/lib/sessions/strength"

const CONTEXT = ["Daria Pop", "daria.popescu@northside.demo", "Northside Dental"]

describe("weakBecause", () => {
  it.each([
    "short",
    "elevenchars",
    "password1234",
    "P@ssw0rd1234!",
    "passwordpassword",
    "qwertyuiop123",
    "123456789012",
    "abcdefghijkl",
    "aaaaaaaaaaaa",
    "abababababab",
    "iloveyou2026!",
    "Welcome2026!!",
    "administrator1",
    "correct horse battery staple",
    "northside2026",
    "NorthsideDental1",
    "daria.popescu1",
    "Popescu-Popescu",
    "Clinica123456",
    "rounds-demo-1",
    "x".repeat(201),
  ])("refuses %j", (password) => {
    expect(weakBecause(password, CONTEXT)).toMatch(/^[A-Z].*\.$/)
  })

  it.each([
    "violet kettle under seven maps",
    "verde-umbrela-noua-luni",
    "गुलाबी छाता पुरानी सड़क",
    "kX9#vQ2!mZ7&",
    "northside kettle violet umbrella",
    "Tr4ktor im Nebel!",
    "mein hund heisst nicht bello",
  ])("takes %j", (password) => {
    expect(weakBecause(password, CONTEXT)).toBeNull()
  })

  it("says it on the field it is asked for", () => {
    expect(() => refuseWeak("newPassword", "password1234", [])).toThrow(
      expect.objectContaining({ fields: { newPassword: expect.any(String) } }),
    )
  })
})
