import { existsSync, readFileSync } from "node:fs"
import { describe, expect, it } from "vitest"

const rows = readFileSync("docs/capabilities.md", "utf8")
  .split("\n")
  .filter((line) => /^\| [A-Z]\d+ /.test(line))
  .map((line) => line.split("|").map((cell) => cell.trim()))
const upTo = (letter: string, last: number, from = 1) =>
  Array.from({ length: last - from + 1 }, (_, place) => `${letter}${from + place}`)
const WANTED = [
  ...upTo("P", 20),
  ...upTo("V", 16).filter((id) => id !== "V2"),
  ...upTo("E", 13),
  ...upTo("M", 13, 10),
  ...upTo("M", 33, 27),
  ...upTo("C", 13, 11),
  ...upTo("D", 5, 4),
]

describe("docs/capabilities.md", () => {
  it("has each line once, in its order", () => {
    expect(rows.map(([, id]) => id)).toEqual(WANTED)
  })

  it("names tests that there are, and files that there are", () => {
    for (const [, id, what = "", proof = ""] of rows) {
      const named = [...proof.matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? "")
      expect(named.length, id).toBeGreaterThan(0)
      expect(
        named.filter((file) => !existsSync(file) || !/\.(test|spec)\.ts$/.test(file)),
        id,
      ).toEqual([])
      const files = [...what.matchAll(/`((?:docs|deploy|lib)\/[^`]+)`/g)].map((match) => match[1] ?? "")
      expect(
        files.filter((file) => !existsSync(file)),
        id,
      ).toEqual([])
    }
  })
})
