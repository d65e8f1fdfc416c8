import { readdirSync, readFileSync } from "node:fs"
import { describe, expect, it } from "vitest"
import { ALERTS, runbookOf } from "@/lib/alerts/registry"
import { ROUTES } from "@/lib/routes"
import { RUNBOOKS, readRunbook } from "@/lib/runbooks/read"

const paths = ROUTES.filter((one) => one.kind === "page").map(
  (one) => new RegExp(`^${one.path.replace(/\[[^\]]+\]/g, "[^/]+")}$`),
)

it("there is a runbook for each alert, and no file that nothing leads to", () => {
  expect(readdirSync("docs/runbooks").sort()).toEqual(RUNBOOKS.map((name) => `${name}.md`).sort())
  for (const { name } of ALERTS) {
    expect(RUNBOOKS).toContain(name)
    expect(runbookOf(name)).toBe(`/operations/runbooks/${name}`)
  }
})

const variables = new Set(
  [...readFileSync(".env.example", "utf8").matchAll(/^([A-Z_0-9]+)=/gm)].map((match) => match[1] ?? ""),
)

describe.each(RUNBOOKS)("%s", (name) => {
  it("names no variable that nobody reads", async () => {
    const { text } = (await readRunbook(name)) ?? { text: "" }
    const named = [...text.matchAll(/`([A-Z][A-Z0-9]*_[A-Z0-9_]+)/g)].map((match) => match[1] ?? "")
    expect(named.filter((one) => !variables.has(one))).toEqual([])
  })

  it("has a title, says what to do, and links only to places there are", async () => {
    const { title, text } = (await readRunbook(name)) ?? { title: "", text: "" }
    expect(title.length).toBeGreaterThan(3)
    expect(text.length).toBeGreaterThan(300)
    for (const [, href = ""] of text.matchAll(/\]\((\/[^)\s]*)\)/g))
      expect(
        paths.some((path) => path.test(href)),
        href,
      ).toBe(true)
    for (const [, other] of text.matchAll(/\/operations\/runbooks\/([\w-]+)/g))
      expect(RUNBOOKS).toContain(other)
  })
})

it("reads nothing by another name", async () => {
  for (const name of ["", "../README", "queue-depth.md", "../../.env", "%2e%2e/secret"])
    expect(await readRunbook(name)).toBeNull()
})
