import { createElement } from "react"
import { renderToStaticMarkup } from "react-dom/server"
import { describe, expect, it } from "vitest"
import { Markdown } from "./markdown"
import { blocksOf } from "./markdown-blocks"
import { spansOf } from "./markdown-spans"

const draw = (text: string, links?: boolean) => renderToStaticMarkup(createElement(Markdown, { text, links }))

describe("a text's blocks", () => {
  it("are headings, lists, code and paragraphs; what is inside code stays as it is", () => {
    expect(
      blocksOf(
        "# One\n\nA line\nand more\n\n- a\n  goes on\n- b\n\n1. c\n\n```sh\n# not a heading\n| no table\n```",
      ),
    ).toEqual([
      { kind: "heading", level: 1, text: "One" },
      { kind: "text", text: "A line and more" },
      { kind: "list", ordered: false, items: ["a goes on", "b"] },
      { kind: "list", ordered: true, items: ["c"] },
      { kind: "code", text: "# not a heading\n| no table" },
    ])
  })

  it("are tables where a line of dashes follows; strokes and backslashes in a cell stay in it", () => {
    expect(blocksOf("| a | b |\n|---|---|\n| x\\|y | 2 |\n| c:\\\\ | \\\\\\| |\n| one |\ntext")).toEqual([
      {
        kind: "table",
        head: ["a", "b"],
        rows: [
          ["x\\|y", "2"],
          ["c:\\\\", "\\\\\\|"],
          ["one", ""],
        ],
      },
      { kind: "text", text: "text" },
    ])
    expect(blocksOf("| no table |")).toEqual([{ kind: "text", text: "| no table |" }])
    expect(blocksOf("| | |\n|---|---|\n| Id | 7 |")).toEqual([
      { kind: "table", head: ["", ""], rows: [["Id", "7"]] },
    ])
  })

  it("end where the text ends, also within a log", () => {
    expect(blocksOf("```\nlast")).toEqual([{ kind: "code", text: "last" }])
    expect(blocksOf("```\n```not its end\n```\nafter")).toEqual([
      { kind: "code", text: "```not its end" },
      { kind: "text", text: "after" },
    ])
    expect(blocksOf("")).toEqual([])
  })
})

describe("what is inside a line", () => {
  it("is code, bold, links and text, and no mark behind a backslash", () => {
    expect(spansOf("a `*b*` **c \\* d** [e](/jobs) \\*\\*f\\*\\* \\[g\\](/h) \\<b\\>", true)).toEqual([
      { kind: "text", text: "a " },
      { kind: "code", text: "*b*" },
      { kind: "text", text: " " },
      { kind: "strong", text: "c * d" },
      { kind: "text", text: " " },
      { kind: "link", text: "e", href: "/jobs" },
      { kind: "text", text: " **f** [g](/h) <b>" },
    ])
  })

  it("leads nowhere where links are not allowed", () => {
    expect(spansOf("[e](/jobs) [f](https://acme.test)", false)).toEqual([
      { kind: "text", text: "[e](/jobs) [f](https://acme.test)" },
    ])
  })

  it.each([
    "javascript:alert(1)",
    "JavaScript:alert`1`",
    "data:text/html,x",
    "//evil.test",
    "/\\evil.test",
    "http://evil.test",
    "https:evil.test",
    "mailto:a@evil.test",
    "\u0001javascript:x",
  ])("is no link to %j", (href) => {
    expect(spansOf(`[a](${href})`, true).filter((one) => one.kind === "link")).toEqual([])
  })
})

describe("drawn", () => {
  it("keeps what came from outside text, in every block", () => {
    const evil = "<img src=x onerror=alert(1)> [a](/jobs) [b](https://evil.test)"
    const html = draw(
      [
        `# ${evil}`,
        evil,
        `- ${evil}`,
        `1. ${evil}`,
        `| ${evil} | |\n|---|---|\n| ${evil} | |`,
        `\`\`\`\n${evil}\n\`\`\``,
        `**${evil}**`,
      ].join("\n\n"),
    )
    expect(html).not.toMatch(/<(img|a)\b/)
    expect(html.match(/&lt;img/g)).toHaveLength(9)
  })

  it("links to the console and by https where the text is ours", () => {
    const html = draw("[c](/jobs) [d](https://acme.test/x) **e** `<f>`", true)
    expect(html).toContain('href="/jobs"')
    expect(html).toContain('href="https://acme.test/x" rel="noreferrer"')
    expect(html).toContain("<strong")
    expect(html).toContain("&lt;f&gt;")
  })

  it("names a table by the heading above it, and its rows by their first cell where it has no head", () => {
    const html = draw("## Smoke \\<tests\\>\n\n| | |\n|---|---|\n| Id | 7 |")
    expect(html).toContain('aria-label="Smoke &lt;tests&gt;"')
    expect(html).toMatch(/<th scope="row"[^>]*>Id<\/th>/)
    expect(html).not.toContain("<thead")
  })

  it("reads a hostile text as quickly as any", { timeout: 5_000 }, () => {
    const long = 100_000
    for (const text of ["[", "**", "`", "\\", "|", "[a](", "**a*", "- ", "#", "[[a]", "|-", " ", "1. "])
      draw(text.repeat(long / text.length), true)
    draw(`|a|\n|${"-".repeat(long)}x`)
    draw(`-${" ".repeat(long)}a\u2028`)
    draw(`#${" ".repeat(long)}a\u2028`)
    expect(draw(`|${"a|".repeat(200)}\n|${"-|".repeat(200)}`)).toContain("<table")
  })
})
