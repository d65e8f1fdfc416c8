import type { ReactNode } from "react"
import { cn } from "../ui/cn"

export type ColumnShape = {
  id: string
  header: string
  /** A width class such as "w-32". One column goes without and takes the rest. */
  width?: string
  align?: "start" | "end"
  /** Shown from this window width up; below it the row's page has it. */
  from?: "lg" | "xl" | "2xl"
  /** Its place when rows become cards. Default: meta. The first column is the title. */
  phone?: "title" | "aside" | "meta" | "hide"
}

export type Column<Row> = ColumnShape & {
  cell: (row: Row) => ReactNode
  /** Its key in `?sort=`; makes the header a link. */
  sort?: string
  /** Cannot be put away. */
  fixed?: boolean
  /** Put away until somebody chooses it. */
  hidden?: boolean
}

const FROM = { lg: "md:max-lg:hidden", xl: "md:max-xl:hidden", "2xl": "md:max-2xl:hidden" }

const ON_PHONE = {
  title: "max-md:order-1 max-md:min-w-0 max-md:grow max-md:basis-3/5 max-md:text-base",
  aside: "max-md:order-2 max-md:ml-auto max-md:text-xs",
  meta: "max-md:order-4 max-md:text-xs max-md:text-ink-2",
  hide: "max-md:hidden",
}

export function headClass(column: ColumnShape): string {
  return cn(column.width, column.align === "end" && "text-right", column.from && FROM[column.from])
}

export function cellClass(column: ColumnShape, isFirst: boolean): string {
  return cn(
    "h-(--row) truncate border-b border-line px-2 first:pl-4 last:pr-4 md:first:pl-6 md:last:pr-6",
    "max-md:h-auto max-md:max-w-full max-md:border-0 max-md:p-0 max-md:empty:hidden max-md:first:pl-0 max-md:last:pr-0",
    column.align === "end" && "tabular-nums md:text-right",
    "max-md:has-[[data-none]]:hidden",
    column.from && FROM[column.from],
    ON_PHONE[column.phone ?? (isFirst ? "title" : "meta")],
    isFirst && "font-medium text-ink",
  )
}
