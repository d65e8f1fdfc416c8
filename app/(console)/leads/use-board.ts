"use client"

import { useQuery } from "@tanstack/react-query"
import { useState } from "react"
import type { LeadBoard } from "@/lib/leads/board"
import type { LeadPage, LeadRow } from "@/lib/leads/schema"
import { BOARD_COLUMNS, type BoardColumn, type LeadStatus } from "@/lib/leads/words"
import { getJson } from "@/lib/web/query-client"

export type Column = LeadBoard["columns"][number]

const columnOf = (status: LeadStatus): BoardColumn | undefined =>
  (Object.keys(BOARD_COLUMNS) as BoardColumn[]).find((id) =>
    (BOARD_COLUMNS[id] as readonly LeadStatus[]).includes(status),
  )

/**
 * The board as it is read: cards change in place and what is new waits behind a pill. What one moved oneself goes at
 * once; the next reading of the board says the same.
 */
export function useBoard(path: string, first: LeadBoard, match: Record<string, string>) {
  const { data, isError, refetch } = useQuery({
    queryKey: [path],
    queryFn: ({ signal }) => getJson<LeadBoard>(path, { signal }),
    initialData: first,
    refetchInterval: 60_000,
    meta: { live: ["lead", "message"] },
  })
  const [held, setHeld] = useState(first.columns)
  const latest = new Map(data.columns.flatMap(({ rows }) => rows.map((row) => [row.id, row] as const)))
  const known = new Set(held.flatMap(({ rows }) => rows.map((row) => row.id)))
  const arrived = [...latest.values()].filter((row) => !known.has(row.id)).length
  const isEmpty = known.size === 0
  if (isEmpty && arrived > 0) setHeld(data.columns)

  const columns = held.map((column) => ({
    ...column,
    rows: column.rows.map((row) => {
      const now = latest.get(row.id)
      return now && columnOf(now.status) === column.id ? now : row
    }),
  }))

  const place = (row: LeadRow, status: LeadStatus) =>
    setHeld((columns) =>
      columns.map((column) => {
        const had = column.rows.some((one) => one.id === row.id)
        const rows = column.rows.filter((one) => one.id !== row.id)
        const isTarget = column.id === columnOf(status)
        return {
          ...column,
          rows: isTarget ? [{ ...row, status }, ...rows] : rows,
          count: column.count + (isTarget ? 1 : 0) - (had ? 1 : 0),
        }
      }),
    )

  const more = async (column: Column) => {
    const query = new URLSearchParams({
      ...match,
      status: BOARD_COLUMNS[column.id].join(","),
      cursor: column.nextCursor ?? "",
    })
    const page = await getJson<LeadPage>(`/api/leads?${query}`)
    setHeld((columns) =>
      columns.map((one) => {
        if (one.id !== column.id) return one
        const has = new Set(one.rows.map((row) => row.id))
        const rows = [...one.rows, ...page.rows.filter((row) => !has.has(row.id))]
        return { ...one, rows, nextCursor: page.nextCursor }
      }),
    )
  }
  return {
    columns,
    view: data.view,
    stale: isError,
    arrived: isEmpty ? 0 : arrived,
    show: () => setHeld(data.columns),
    place,
    more,
    refetch,
  }
}
