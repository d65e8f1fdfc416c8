import { describe, expect, it } from "vitest"
import { blocksOf } from "./blocks"

describe("a report's blocks", () => {
  it("are headings, tables, lists, logs and text", () => {
    const text =
      "# Deployment: Rounds\n\n**Failed**: a \\<b\\>\n\n| a | b |\n|---|---|\n| x\\|y | 2 |\n\n- one\n- two\n\n```text\n| no table\n```"
    expect(blocksOf(text).map((one) => one.block)).toEqual([
      { kind: "heading", level: 1, text: "Deployment: Rounds" },
      { kind: "text", text: "**Failed**: a <b>" },
      { kind: "table", head: ["a", "b"], rows: [["x|y", "2"]] },
      { kind: "list", items: ["one", "two"] },
      { kind: "code", text: "| no table" },
    ])
  })

  it("end where the text ends, also within a log", () => {
    expect(blocksOf("```text\nopen").map((one) => one.block)).toEqual([{ kind: "code", text: "open" }])
    expect(blocksOf("")).toEqual([])
  })
})
