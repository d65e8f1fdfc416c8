import Link from "next/link"
import { Fragment, type ReactNode } from "react"
import { type Block, blocksOf } from "./markdown-blocks"
import { plainOf, spansOf } from "./markdown-spans"

type Props = {
  text: string
  /** Off unless the text is ours: what came from outside leads nowhere. */
  links?: boolean
}

/**
 * The little Markdown of our own reports and runbooks: headings, lists, tables, code, bold, and where it is allowed links
 * within the console or by https. What is between is text, never HTML. The page holds the h1: a first-level heading is
 * drawn as the second.
 */
export function Markdown({ text, links = false }: Props) {
  const blocks = blocksOf(text)
  return (
    <div className="grid max-w-3xl gap-3 text-sm text-ink-2 [overflow-wrap:anywhere]">
      {blocks.map((block, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a text has no other key, and is drawn whole
        <Fragment key={at}>{drawn(block, links, headingBefore(blocks, at))}</Fragment>
      ))}
    </div>
  )
}

function drawn(block: Block, links: boolean, under: string): ReactNode {
  const inline = (text: string) => spans(text, links)
  if (block.kind === "heading") {
    const Heading = block.level <= 2 ? "h2" : "h3"
    const size = block.level === 1 ? "text-lg" : block.level === 2 ? "text-base" : "text-sm"
    return (
      <Heading className={`mt-2 font-semibold text-ink first:mt-0 ${size}`}>{inline(block.text)}</Heading>
    )
  }
  if (block.kind === "table") return <Table block={block} inline={inline} label={under} />
  if (block.kind === "code")
    return (
      <pre
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys
        tabIndex={0}
        className="overflow-x-auto rounded-md border border-line bg-sunken p-3 font-mono text-xs leading-5 text-ink"
      >
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

type TableProps = {
  block: Extract<Block, { kind: "table" }>
  inline: (text: string) => ReactNode
  label: string
}

/** Without a head its first column names the rows. */
function Table({ block: { head, rows }, inline, label }: TableProps) {
  const hasHead = head.some(Boolean)
  return (
    <section
      aria-label={label || head.filter(Boolean).join(", ") || undefined}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys
      tabIndex={0}
      className="overflow-x-auto rounded-md border border-line"
    >
      <table className="w-full text-left text-xs">
        {hasHead && (
          <thead className="bg-sunken text-ink-3">
            <tr>{head.map((cell, at) => headCell(inline(cell), cell === "", at))}</tr>
          </thead>
        )}
        <tbody className="divide-y divide-line">
          {rows.map((row, line) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: as above
            <tr key={line}>
              {row.map((cell, at) =>
                at === 0 && !hasHead ? (
                  // biome-ignore lint/suspicious/noArrayIndexKey: as above
                  <th key={at} scope="row" className="w-36 px-3 py-2 align-top font-medium text-ink-3">
                    {inline(cell)}
                  </th>
                ) : (
                  // biome-ignore lint/suspicious/noArrayIndexKey: as above
                  <td key={at} className="min-w-20 px-3 py-2 align-top">
                    {inline(cell)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

const headCell = (inside: ReactNode, isEmpty: boolean, at: number): ReactNode =>
  isEmpty ? (
    <td key={at} />
  ) : (
    <th key={at} scope="col" className="px-3 py-2 font-medium whitespace-nowrap">
      {inside}
    </th>
  )

/** What a table is about: it is read out where the eyes see the heading above. */
function headingBefore(blocks: readonly Block[], at: number): string {
  const found = blocks.slice(0, at).findLast((one) => one.kind === "heading")
  return found?.kind === "heading" ? plainOf(found.text) : ""
}

const spans = (text: string, links: boolean): ReactNode[] =>
  spansOf(text, links).map((span, at) => {
    const key = `${at}`
    if (span.kind === "text") return span.text
    if (span.kind === "code")
      return (
        <code key={key} className="rounded-sm bg-sunken px-1 py-0.5 font-mono text-xs text-ink">
          {span.text}
        </code>
      )
    if (span.kind === "strong")
      return (
        <strong key={key} className="font-semibold text-ink">
          {span.text}
        </strong>
      )
    const look = "font-medium text-accent underline underline-offset-2"
    return span.href.startsWith("/") ? (
      <Link key={key} href={span.href} className={look}>
        {span.text}
      </Link>
    ) : (
      <a key={key} href={span.href} rel="noreferrer" className={look}>
        {span.text}
      </a>
    )
  })
