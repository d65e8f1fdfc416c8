import { t } from "@/lib/say"
import { cn } from "../ui/cn"
import { Loading, Skeleton } from "../ui/skeleton"
import { type ColumnShape, cellClass, headClass } from "./column"

const WIDTHS = ["w-4/5", "w-3/5", "w-11/12", "w-2/3", "w-3/4"]

/** The table's true layout before its rows are there: same heads, same heights. */
export function TableSkeleton({
  columns,
  rows = 12,
  selecting,
  toolbar,
  label,
}: {
  columns: readonly Omit<ColumnShape, "id">[]
  rows?: number
  selecting?: boolean
  toolbar?: boolean
  label: string
}) {
  const shapes: ColumnShape[] = columns.map((column) => ({ ...column, id: column.header }))
  return (
    <Loading label={t("Loading {what}", { what: label })}>
      {toolbar && <div className="h-12 border-b border-line" />}
      <table aria-hidden="true" className="w-full table-fixed border-separate border-spacing-0">
        <thead className="max-md:hidden">
          <tr>
            {selecting && <th className="w-10 border-b md:w-12" />}
            {shapes.map((column) => (
              <th
                key={column.id}
                className={cn(
                  "h-8 border-b border-line px-2 text-left text-xs font-medium text-ink-3 first:pl-4 last:pr-4 md:first:pl-6 md:last:pr-6",
                  headClass(column),
                )}
              >
                {t(column.header)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="max-md:block">
          {Array.from({ length: rows }, (_, row) => `place-${row}`).map((place, row) => (
            <tr
              key={place}
              className="max-md:flex max-md:flex-wrap max-md:gap-2 max-md:border-b max-md:px-4 max-md:py-3"
            >
              {selecting && <td className="border-b max-md:hidden" />}
              {shapes.map((column, index) => (
                <td key={column.id} className={cellClass(column, index === 0)}>
                  <Skeleton
                    className={cn(
                      "h-3 min-w-12",
                      WIDTHS[(row + index) % WIDTHS.length],
                      column.align === "end" && "ml-auto",
                    )}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Loading>
  )
}
