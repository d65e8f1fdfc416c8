import type { ReactNode } from "react"
import { type Block, blocksOf } from "./blocks"

/** As much of Markdown as our reports are written in; all of it is drawn as text. */
export function Markdown({ text }: { text: string }) {
  return (
    <article className="grid gap-3 text-sm text-ink-2">
      {blocksOf(text).map(({ block, line }) => (
        <Drawn key={line} block={block} />
      ))}
    </article>
  )
}

function Drawn({ block }: { block: Block }) {
  switch (block.kind) {
    case "heading":
      return block.level === 1 ? (
        <p className="text-lg font-semibold text-ink">{block.text}</p>
      ) : (
        <h2 className="mt-3 text-base font-semibold text-ink">{block.text}</h2>
      )
    case "table":
      return <Table head={block.head} rows={block.rows} />
    case "list":
      return (
        <ul className="grid list-disc gap-1 pl-5">
          {block.items.map((item) => (
            <li key={item} className="[overflow-wrap:anywhere]">
              {item}
            </li>
          ))}
        </ul>
      )
    case "code":
      return (
        <pre
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys
          tabIndex={0}
          className="overflow-x-auto rounded-md border border-line bg-sunken p-3 font-mono text-xs text-ink-2"
        >
          {block.text}
        </pre>
      )
    default:
      return <p className="[overflow-wrap:anywhere]">{strong(block.text)}</p>
  }
}

function Table({ head, rows }: { head: string[]; rows: string[][] }) {
  const hasHead = head.some(Boolean)
  return (
    <section
      aria-label={head.filter(Boolean).join(", ") || rows[0]?.[0]}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys
      tabIndex={0}
      className="overflow-x-auto rounded-md border border-line"
    >
      <table className="w-full text-left text-xs">
        {hasHead && (
          <thead className="bg-sunken text-ink-3">
            <tr>
              {head.map((cell) => (
                <th key={cell} scope="col" className="px-3 py-2 font-medium">
                  {cell}
                </th>
              ))}
            </tr>
          </thead>
        )}
        <tbody className="divide-y divide-line">
          {rows.map((row) => (
            <tr key={row.join(" ")}>
              {row.map((cell, index) => {
                const key = `${head[index]}${index}`
                return (
                  <td key={key} className="min-w-20 px-3 py-2 align-top [overflow-wrap:anywhere]">
                    {cell}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function strong(text: string): ReactNode {
  const found = /^\*\*(.+?)\*\*(.*)$/s.exec(text)
  if (!found) return text
  return (
    <>
      <strong className="font-semibold text-ink">{found[1]}</strong>
      {found[2]}
    </>
  )
}
