"use client"

import Link, { useLinkStatus } from "next/link"
import { usePathname, useSearchParams } from "next/navigation"
import { t } from "@/lib/say"
import { icon } from "../icon"
import { Checkbox } from "../ui/checkbox"
import { cn } from "../ui/cn"
import { Spinner } from "../ui/spinner"
import { hrefWith } from "../url"
import { type Column, headClass } from "./column"

const ArrowDown = icon("arrow-down")
const ArrowUp = icon("arrow-up")

const CELL =
  "sticky top-(--head-top) z-20 h-8 overflow-hidden whitespace-nowrap border-b border-line bg-surface px-2 text-left text-xs font-medium text-ink-3 first:pl-4 last:pr-4 md:first:pl-6 md:last:pr-6"

type Props<Row> = {
  columns: readonly Column<Row>[]
  /** As in the address: "score" or "-score". */
  sort?: string
  selecting?: { state: boolean | "some"; toggle: () => void }
}

export function TableHead<Row>({ columns, sort, selecting }: Props<Row>) {
  return (
    <thead className="max-md:sr-only">
      <tr>
        {selecting && (
          <th className={cn(CELL, "w-10 md:w-12")}>
            <Checkbox
              aria-label={t("Select all on this page")}
              checked={selecting.state === true}
              indeterminate={selecting.state === "some"}
              onChange={selecting.toggle}
            />
          </th>
        )}
        {columns.map((column) => (
          <th
            key={column.id}
            scope="col"
            aria-sort={sortedBy(column.sort, sort)}
            className={cn(CELL, headClass(column), selecting && "first:pl-2")}
          >
            {column.sort ? <SortLink column={column} by={column.sort} sort={sort} /> : t(column.header)}
          </th>
        ))}
      </tr>
    </thead>
  )
}

function sortedBy(key: string | undefined, sort: string | undefined): "ascending" | "descending" | undefined {
  if (!key) return undefined
  return sort === key ? "ascending" : sort === `-${key}` ? "descending" : undefined
}

/** First click: largest or latest on top; second: turned round. */
function SortLink<Row>({ column, by, sort }: { column: Column<Row>; by: string; sort?: string }) {
  const path = usePathname()
  const params = useSearchParams()
  const sorted = sortedBy(by, sort)
  const Arrow = sorted === "ascending" ? ArrowUp : ArrowDown
  return (
    <Link
      href={hrefWith(path, params.toString(), { sort: sorted === "descending" ? by : `-${by}` })}
      scroll={false}
      className={cn(
        "group/sort -mx-1 inline-flex h-6 items-center gap-1 rounded-sm px-1 hover:bg-hover hover:text-ink",
        sorted && "text-ink",
        column.align === "end" && "flex-row-reverse",
      )}
    >
      {t(column.header)}
      <Sorting>
        <Arrow
          aria-hidden="true"
          className={cn(
            "size-3",
            !sorted && "opacity-0 group-hover/sort:opacity-60 group-focus-visible/sort:opacity-60",
          )}
        />
      </Sorting>
    </Link>
  )
}

function Sorting({ children }: { children: React.ReactNode }) {
  const { pending } = useLinkStatus()
  return pending ? <Spinner className="size-3" /> : children
}
