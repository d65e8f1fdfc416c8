export type Block =
  | { kind: "heading"; level: number; text: string }
  | { kind: "table"; head: string[]; rows: string[][] }
  | { kind: "list"; ordered: boolean; items: string[] }
  | { kind: "code"; text: string }
  | { kind: "text"; text: string }

const FENCE = /^```/
// Each can be read in one way only: a long line that almost fits costs no more than one that does.
const HEADING = /^(#{1,6})\s+(\S[\s\S]*)$/
const ITEM = /^\s*(?:[-*]|(\d{1,9})[.)])\s+(\S[\s\S]*)$/
const RULE = /^\|[\s:|]*-[\s:|-]*$/

/** A text's blocks; what is not known stays text. What is inside a line is read by `spansOf`. */
export function blocksOf(text: string): Block[] {
  const lines = text.split(/\r?\n/)
  const blocks: Block[] = []
  // Whether the last block goes on with the next line.
  let goesOn = false
  let at = 0
  const take = (holds: (line: string) => boolean): string[] => {
    const from = at
    while (at < lines.length && holds(lines[at] ?? "")) at++
    return lines.slice(from, at)
  }
  const put = (block: Block) => {
    goesOn = block.kind === "list" || block.kind === "text"
    blocks.push(block)
  }
  while (at < lines.length) {
    const line = lines[at] ?? ""
    const heading = HEADING.exec(line)
    const item = ITEM.exec(line)
    const last = goesOn ? blocks.at(-1) : undefined
    if (FENCE.test(line)) {
      at++
      put({ kind: "code", text: take((one) => !/^```\s*$/.test(one)).join("\n") })
    } else if (line.startsWith("|") && RULE.test(lines[at + 1] ?? "")) {
      const [head = "", , ...rows] = take((one) => one.startsWith("|"))
      put(tableOf(head, rows))
      continue
    } else if (heading) put({ kind: "heading", level: heading[1]?.length ?? 1, text: heading[2] ?? "" })
    else if (item) {
      const ordered = item[1] !== undefined
      const text = item[2] ?? ""
      if (last?.kind === "list" && last.ordered === ordered) last.items.push(text)
      else put({ kind: "list", ordered, items: [text] })
    } else if (line.trim() === "") goesOn = false
    else if (last?.kind === "list") last.items.push(`${last.items.pop() ?? ""} ${line.trim()}`)
    else if (last?.kind === "text") last.text += ` ${line.trim()}`
    else put({ kind: "text", text: line.trim() })
    at++
  }
  return blocks
}

function tableOf(first: string, rest: readonly string[]): Block {
  const head = cellsOf(first)
  const rows = rest.map((line) => {
    const cells = cellsOf(line)
    return head.map((_, column) => cells[column] ?? "")
  })
  return { kind: "table", head, rows }
}

/** Parted at each stroke that is not itself behind a backslash. */
function cellsOf(line: string): string[] {
  const cells = [""]
  const inner = line.replace(/^\|/, "").trimEnd()
  for (const part of inner.match(/\\.|[^\\|]+|\||\\$/g) ?? []) {
    if (part === "|") cells.push("")
    else cells.push((cells.pop() ?? "") + part)
  }
  if (inner.endsWith("|") && cells.at(-1) === "") cells.pop()
  return cells.map((one) => one.trim())
}
