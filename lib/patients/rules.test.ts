import { expect, it } from "vitest"
import { foldName, lastFourOf, nameFor } from "./rules"

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
