// biome-ignore-all lint/a11y/noRedundantRoles: laid out as cards on a phone, the elements lose their own roles
"use client"

import { type ReactNode, useRef } from "react"
import { tn } from "@/lib/say"
import { icon } from "./icon"
import type { Column } from "./table/column"
import { DisplayMenu } from "./table/display-menu"
import { TableHead } from "./table/head"
import { useTableKeys } from "./table/keys"
import { type Page, Pager, type Total } from "./table/pager"
import { type KeptChoice, useColumnChoice } from "./table/preferences"
import { TableRow } from "./table/row"
import { type Selection, useSelection } from "./table/selection"
import { later } from "./ui/later"

const ArrowUp = icon("arrow-up")
const SelectionBar = later(() => import("./table/selection-bar").then((file) => file.SelectionBar))

/** `note` says who or what the newest is. */
type Arriving = { count: number; show: () => void; note?: string }

export type DataTableProps<Row> = {
  /** Keeps this table's column choice apart from others'. */
  name: string
  /** What the rows are, for readers: "Leads". */
  label: string
  columns: readonly Column<Row>[]
  /** Given: the choice of columns follows the person; else it stays in this browser. */
  kept?: KeptChoice
  rows: readonly Row[]
  rowId: (row: Row) => string
  rowHref?: (row: Row) => string
  rowLabel?: (row: Row) => string
  /** Seen or closed rows step back a little. */
  isMuted?: (row: Row) => boolean
  /** Ids that came in while the page was open. */
  freshIds?: ReadonlySet<string>
  /** What waits above the list: shows "3 new" instead of a jump. */
  arrivals?: Arriving
  /** The order in force, as in the address: "-createdAt". */
  sort?: string
  page?: Page
  total?: Total
  /** Given: rows can be chosen, and these are the buttons for what is chosen. */
  selectionActions?: (selection: Selection) => ReactNode
  /** Filters and search, on the left above the table. */
  toolbar?: ReactNode
  /** In place of rows when there are none. */
  empty: ReactNode
  /** In place of rows when they could not be read. */
  error?: ReactNode
  /** `e`: the main action; `a`: assign; `s`: put off. */
  keys?: { e?: (row: Row) => void; a?: (row: Row) => void; s?: (row: Row) => void }
}

export function DataTable<Row>(props: DataTableProps<Row>) {
  const { name, label, columns, rows, rowId, rowHref, rowLabel, toolbar, empty, error, keys, arrivals } =
    props
  const table = useRef<HTMLTableElement>(null)
  const choice = useColumnChoice(name, columns, props.kept)
  const ids = rows.map(rowId)
  const total = props.total?.value ?? rows.length
  const picks = useSelection(ids, total)
  const selecting = Boolean(props.selectionActions)
  const withRow = (act?: (row: Row) => void) =>
    act &&
    ((id: string) => {
      const row = rows.find((one) => rowId(one) === id)
      if (row) act(row)
    })
  useTableKeys(table, {
    e: withRow(keys?.e),
    a: withRow(keys?.a),
    s: withRow(keys?.s),
    ...(selecting && { x: picks.toggle }),
  })

  const optional = columns.filter((column) => !column.fixed)
  return (
    <div
      className={
        toolbar ? "[--head-top:var(--bar)] md:[--head-top:calc(var(--bar)+48px)]" : "[--head-top:var(--bar)]"
      }
    >
      {toolbar && (
        <div className="top-(--bar) z-20 flex h-12 items-center gap-2 border-b border-line bg-surface px-4 md:sticky md:px-6">
          <div className="-mx-1 flex min-w-0 grow items-center gap-2 overflow-x-auto px-1 py-2 [scrollbar-width:none] *:shrink-0">
            {toolbar}
          </div>
          <DisplayMenu
            items={optional.map((column) => ({
              id: column.id,
              header: column.header,
              shown: choice.isShown(column),
            }))}
            onShow={choice.show}
          />
        </div>
      )}
      <Arrivals arrivals={arrivals} />
      {error ?? (rows.length === 0 ? empty : null) ?? (
        <table
          ref={table}
          role="table"
          aria-label={label}
          className="w-full table-fixed border-separate border-spacing-0 max-md:block"
        >
          <TableHead
            columns={choice.shown}
            sort={props.sort}
            selecting={selecting ? { state: picks.state, toggle: picks.togglePage } : undefined}
          />
          <tbody role="rowgroup" className="max-md:block">
            {rows.map((row, index) => {
              const id = ids[index] ?? ""
              return (
                <TableRow
                  key={id}
                  row={row}
                  id={id}
                  columns={choice.shown}
                  href={rowHref?.(row)}
                  label={rowLabel?.(row) ?? id}
                  selected={selecting && picks.has(id)}
                  onSelect={selecting ? picks.toggle : undefined}
                  fresh={props.freshIds?.has(id)}
                  muted={props.isMuted?.(row)}
                />
              )
            })}
          </tbody>
        </table>
      )}
      {rows.length > 0 && !error && <Pager page={props.page} total={props.total} shown={rows.length} />}
      {picks.selection.count > 0 && props.selectionActions && (
        <SelectionBar
          selection={picks.selection}
          total={total}
          isEstimate={props.total?.isEstimate}
          isMore={props.total?.isMore}
          onAll={picks.selectAll}
        >
          {props.selectionActions(picks.selection)}
        </SelectionBar>
      )}
    </div>
  )
}

function Arrivals({ arrivals }: { arrivals?: Arriving }) {
  const some = arrivals && arrivals.count > 0
  return (
    <div
      role="status"
      className="pointer-events-none sticky top-[calc(var(--head-top)+4px)] z-30 h-0 text-center"
    >
      {some && (
        <button
          type="button"
          onClick={arrivals.show}
          className="pointer-events-auto mt-1 inline-flex md:mt-10 h-7 animate-rise items-center gap-1 rounded-full bg-accent px-3 text-xs font-medium text-accent-ink shadow-sm hover:bg-accent-strong"
        >
          <ArrowUp aria-hidden="true" className="size-3.5" />
          {tn(arrivals.count, "{n} new", "{n} new")}
          {arrivals.note && <bdi className="max-w-48 truncate font-normal">· {arrivals.note}</bdi>}
        </button>
      )}
    </div>
  )
}
