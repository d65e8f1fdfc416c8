import { expect, it } from "vitest"
import { foldName, isUnnamed, lastFourOf, nameFor, resembles } from "./rules"

it.each([
  ["  Ștefan   Țîrlea ", "stefan tirlea"],
  ["Müller-Groß", "muller-gross"],
  ["Łukasz Œuvré", "lukasz oeuvre"],
  ["ＡＮＡ", "ana"],
  ["अंजलि", foldName("अंजलि")],
])("folds %s", (name, folded) => {
  expect(foldName(name)).toBe(folded)
})

it("takes the last four digits of numbers only", () => {
  expect(lastFourOf("+12025550123")).toBe("0123")
  expect(lastFourOf("US.13491208655302741918")).toBeNull()
  expect(lastFourOf("ana@example.test")).toBeNull()
})

it("calls a person by name, else by number", () => {
  expect(nameFor("Ana", "+12025550123")).toBe("Ana")
  expect(nameFor(null, "+12025550123")).toBe("+12025550123")
  expect(nameFor(null, "US.1349")).toBe("WhatsApp user")
})

it.each([
  ["Ana", "Ana Pop", true],
  ["pop ana", "Ana-Maria Pop", true],
  ["Ștefan", "stefan tirlea", true],
  ["Ana Pop", "Ana Radu", false],
  ["Jo", "Jo Li", false],
  ["", "Ana", false],
])("%s is like %s: %s", (one, other, like) => {
  expect(resembles(one, other)).toBe(like)
})

it("knows a name that is only an address", () => {
  expect(["+40712345678", "WhatsApp user", "ana@example.test"].every(isUnnamed)).toBe(true)
  expect(["Ana", "7 Pop"].some(isUnnamed)).toBe(false)
})
