import Link from "next/link"
import { cn } from "@/components/ui/cn"
import type { Cell, Table } from "@/lib/reports/tables"
import { t } from "@/lib/say"
import { rowsHref } from "./search-params"

type Period = { from: string; to: string }

/** `period`: of the rows that its numbers open; null where this person may not see them. */
export function ReportTable({ table, period }: { table: Table; period: Period | null }) {
  if (table.rows.length === 0)
    return <p className="px-4 py-6 text-center text-sm text-ink-3">{t("Nothing in this period.")}</p>
  return (
    <section
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways is reached by keyboard.
      tabIndex={0}
      aria-label={table.title}
      className="relative overflow-x-auto"
    >
      <table className="w-full text-sm tabular-nums">
        <caption className="sr-only">{table.title}</caption>
        <thead>
          <tr className="border-b border-line text-xs text-ink-3">
            {table.head.map((name, n) => (
              <th
                key={name}
                scope="col"
                className={cn("px-4 py-2 font-medium", n === 0 ? "text-left" : "text-right")}
              >
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((cells) => (
            <tr
              key={cells
                .slice(0, 3)
                .map((cell) => cell.text)
                .join("·")}
              className="border-b border-line last:border-0"
            >
              {cells.map((cell, n) =>
                n === 0 ? (
                  <th
                    key={table.head[n]}
                    scope="row"
                    className="max-w-64 px-4 py-2 text-left font-normal break-words text-ink"
                  >
                    <bdi>
                      <Figure cell={cell} period={period} />
                    </bdi>
                  </th>
                ) : (
                  <td key={table.head[n]} className="px-4 py-2 text-right whitespace-nowrap text-ink-2">
                    <Figure cell={cell} period={period} />
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

function Figure({ cell: { text, behind }, period }: { cell: Cell; period: Period | null }) {
  if (!behind || !period) return text
  return (
    <Link
      href={rowsHref(period, behind)}
      prefetch={false}
      className="text-accent underline-offset-2 hover:underline"
    >
      {text}
    </Link>
  )
}
