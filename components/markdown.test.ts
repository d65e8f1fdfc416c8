import { createElement } from "react"
import { renderToStaticMarkup } from "react-dom/server"
import { expect, it } from "vitest"
import { blocksOf, Markdown } from "./markdown"

it("reads headings, lists, code and paragraphs, and keeps what is inside code as it is", () => {
  expect(
    blocksOf("# One\n\nA line\nand more\n\n- a\n  goes on\n- b\n\n1. c\n\n```sh\n# not a heading\n```"),
  ).toEqual([
    { kind: "heading", level: 1, text: "One" },
    { kind: "text", text: "A line and more" },
    { kind: "list", ordered: false, items: ["a goes on", "b"] },
    { kind: "list", ordered: true, items: ["c"] },
    { kind: "code", text: "# not a heading" },
  ])
})

it("draws text from outside as text, and links nowhere but to the console and https", () => {
  const html = renderToStaticMarkup(
    createElement(Markdown, {
      text: "<img src=x onerror=alert(1)> [a](javascript:alert(1)) [b](//evil.test) [c](/jobs) **d** `<e>`",
    }),
  )
  expect(html).not.toMatch(/<img|href="(javascript|\/\/)/)
  expect(html).toContain('href="/jobs"')
  expect(html).toContain("<strong")
  expect(html).toContain("&lt;e&gt;")
})

it("does not lose what an open code block holds", () => {
  expect(blocksOf("```\nlast")).toEqual([{ kind: "code", text: "last" }])
})
