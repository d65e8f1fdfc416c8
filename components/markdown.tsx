import Link from "next/link"
import { Fragment, type ReactNode } from "react"

type Block =
  | { kind: "heading"; level: number; text: string }
  | { kind: "list"; ordered: boolean; items: string[] }
  | { kind: "code"; text: string }
  | { kind: "text"; text: string }

/**
 * The little Markdown our own reports and runbooks use: headings, lists, code, bold, links within the console or by
 * https. What is between is text, never HTML. The page holds the h1: a first-level heading is drawn as the second.
 */
export function Markdown({ text }: { text: string }) {
  return (
    <div className="grid max-w-3xl gap-3 text-sm text-ink-2 [overflow-wrap:anywhere]">
      {blocksOf(text).map((block, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a text has no other key, and is drawn whole
        <Fragment key={at}>{drawn(block)}</Fragment>
      ))}
    </div>
  )
}

function drawn(block: Block): ReactNode {
  if (block.kind === "heading") {
    const Heading = block.level <= 2 ? "h2" : "h3"
    const size = block.level === 1 ? "text-lg" : block.level === 2 ? "text-base" : "text-sm"
    return (
      <Heading className={`mt-2 font-semibold text-ink first:mt-0 ${size}`}>{inline(block.text)}</Heading>
    )
  }
  if (block.kind === "code")
    return (
      <pre className="overflow-x-auto rounded-md border border-line bg-sunken p-3 font-mono text-xs leading-5 text-ink">
        {block.text}
      </pre>
    )
  if (block.kind === "text") return <p className="leading-6">{inline(block.text)}</p>
  const items = block.items.map((item, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: as above
    <li key={at} className="pl-1 leading-6">
      {inline(item)}
    </li>
  ))
  return block.ordered ? (
    <ol className="ml-5 grid list-decimal gap-1 marker:text-ink-3">{items}</ol>
  ) : (
    <ul className="ml-5 grid list-disc gap-1 marker:text-ink-3">{items}</ul>
  )
}

/** Exported for its test. */
export function blocksOf(text: string): Block[] {
  const blocks: Block[] = []
  let open: Block | null = null
  const close = () => {
    if (open) blocks.push(open)
    open = null
  }
  let code: string[] | null = null
  for (const line of text.split(/\r?\n/)) {
    if (/^```/.test(line)) {
      if (code) blocks.push({ kind: "code", text: code.join("\n") })
      else close()
      code = code ? null : []
      continue
    }
    if (code) {
      code.push(line)
      continue
    }
    const heading = /^(#{1,4})\s+(.+)$/.exec(line)
    const item = /^\s*(?:[-*]|(\d+)[.)])\s+(.+)$/.exec(line)
    if (heading) {
      close()
      blocks.push({ kind: "heading", level: heading[1]?.length ?? 1, text: heading[2] ?? "" })
    } else if (item) {
      const ordered = item[1] !== undefined
      if (open?.kind !== "list" || open.ordered !== ordered) {
        close()
        open = { kind: "list", ordered, items: [] }
      }
      open.items.push(item[2] ?? "")
    } else if (line.trim() === "") close()
    else if (open?.kind === "list") open.items.push(`${open.items.pop() ?? ""} ${line.trim()}`)
    else if (open?.kind === "text") open.text += ` ${line.trim()}`
    else open = { kind: "text", text: line.trim() }
  }
  if (code) blocks.push({ kind: "code", text: code.join("\n") })
  close()
  return blocks
}

const SPANS = /(`[^`]+`|\*\*[^*]+\*\*|\[[^\]]+\]\([^)\s]+\))/

const inline = (text: string): ReactNode[] =>
  text.split(SPANS).map((part, at) => {
    const key = `${at}`
    if (/^`.+`$/.test(part))
      return (
        <code key={key} className="rounded-sm bg-sunken px-1 py-0.5 font-mono text-xs text-ink">
          {part.slice(1, -1)}
        </code>
      )
    if (/^\*\*.+\*\*$/.test(part))
      return (
        <strong key={key} className="font-semibold text-ink">
          {part.slice(2, -2)}
        </strong>
      )
    const link = /^\[([^\]]+)\]\(([^)\s]+)\)$/.exec(part)
    if (link && /^(\/(?!\/)|https:\/\/)/.test(link[2] ?? ""))
      return (
        <Link
          key={key}
          href={link[2] ?? "/"}
          className="font-medium text-accent underline underline-offset-2"
        >
          {link[1]}
        </Link>
      )
    return part
  })
