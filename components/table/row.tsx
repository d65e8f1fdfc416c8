// biome-ignore-all lint/a11y/noRedundantRoles: laid out as cards on a phone, the elements lose their own roles
"use client"

import Link from "next/link"
import { t } from "@/lib/say"
import { Checkbox } from "../ui/checkbox"
import { cn } from "../ui/cn"
import { type Column, cellClass } from "./column"

type Props<Row> = {
  row: Row
  id: string
  columns: readonly Column<Row>[]
  href?: string
  label: string
  selected?: boolean
  onSelect?: (id: string) => void
  fresh?: boolean
  muted?: boolean
}

/** The first cell's link covers the row; what else can be clicked in a cell carries `relative z-10`. */
export function TableRow<Row>({
  row,
  id,
  columns,
  href,
  label,
  selected,
  onSelect,
  fresh,
  muted,
}: Props<Row>) {
  return (
    <tr
      role="row"
      data-row={id}
      data-selected={selected || undefined}
      className={cn(
        "group/row relative text-ink-2 transition-colors duration-75 hover:bg-hover data-selected:bg-accent-soft",
        "has-[a[data-open]:focus-visible]:bg-hover has-[a[data-open]:focus-visible]:shadow-[inset_2px_0_0_var(--accent)]",
        "max-md:flex max-md:flex-wrap max-md:items-center max-md:gap-x-2.5 max-md:gap-y-1 max-md:border-b max-md:px-4 max-md:py-3",
        "max-md:after:order-3 max-md:after:h-0 max-md:after:basis-full max-md:after:content-['']",
        fresh && "animate-arrive",
        muted && "text-ink-3",
      )}
    >
      {onSelect && (
        <td className="h-(--row) border-b border-line pl-4 max-md:hidden md:pl-6">
          <span className="relative z-10">
            <Checkbox
              aria-label={t("Select {row}", { row: label })}
              checked={selected}
              onChange={() => onSelect(id)}
            />
          </span>
        </td>
      )}
      {columns.map((column, index) => {
        const content = column.cell(row)
        return (
          <td
            key={column.id}
            role="cell"
            className={cn(cellClass(column, index === 0), onSelect && "md:first:pl-2")}
          >
            {index === 0 && href ? (
              <Link
                href={href}
                prefetch={false}
                data-open=""
                className="outline-none after:absolute after:inset-0 focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-accent"
              >
                {content}
              </Link>
            ) : (
              content
            )}
          </td>
        )
      })}
    </tr>
  )
}
