export type Block =
  | { kind: "heading"; level: number; text: string }
  | { kind: "table"; head: string[]; rows: string[][] }
  | { kind: "list"; items: string[] }
  | { kind: "code"; text: string }
  | { kind: "text"; text: string }

/** A report's Markdown as blocks, each with the line it begins at. What is not known stays text. */
export function blocksOf(text: string): { block: Block; line: number }[] {
  const lines = text.split("\n")
  const found: { block: Block; line: number }[] = []
  let at = 0
  const whileIs = (test: (line: string) => boolean): string[] => {
    const from = at
    while (at < lines.length && test(lines[at] ?? "")) at++
    return lines.slice(from, at)
  }
  while (at < lines.length) {
    const line = at
    const text = lines[at] ?? ""
    const put = (block: Block) => found.push({ block, line })
    const heading = /^(#{1,6}) (.*)$/.exec(text)
    if (text.trim() === "") at++
    else if (heading) {
      at++
      put({ kind: "heading", level: heading[1]?.length ?? 1, text: plain(heading[2] ?? "") })
    } else if (text.startsWith("```")) {
      at++
      const body = whileIs((one) => !one.startsWith("```"))
      at++
      put({ kind: "code", text: body.join("\n") })
    } else if (text.startsWith("|")) {
      const [head = [], ...rows] = whileIs((one) => one.startsWith("|")).map(cellsOf)
      put({ kind: "table", head, rows: rows.filter((row) => !row.every((cell) => /^-+$/.test(cell))) })
    } else if (text.startsWith("- "))
      put({
        kind: "list",
        items: whileIs((one) => one.startsWith("- ")).map((one) => plain(one.slice(2))),
      })
    else {
      at++
      put({ kind: "text", text: plain(text) })
    }
  }
  return found
}

const cellsOf = (line: string): string[] =>
  line
    .replace(/^\||\|$/g, "")
    .split(/(?<!\\)\|/)
    .map((cell) => plain(cell.trim()))

/** Without the strokes that keep what came from outside from being a mark. */
const plain = (text: string): string => text.replace(/\\([\\`*_[\]<>#|])/g, "$1")
