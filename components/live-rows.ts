"use client"

import { useQuery } from "@tanstack/react-query"
import { useState } from "react"
import type { Topic } from "@/lib/live/topics"
import { type ApiError, getJson } from "@/lib/web/query-client"

const NONE: ReadonlySet<string> = new Set()

type Row = { id: string }
type Page<R> = { rows: readonly R[]; nextCursor: string | null }

/**
 * A list that stays current without moving under the reader: rows on screen change in place, new ones wait behind a
 * pill until asked for. `path` is the route of the same page of rows; another path is another list, begun anew without
 * its surroundings being drawn again: who types in a filter keeps the focus.
 */
export function useLiveRows<R extends Row>(path: string, first: Page<R>, topics: readonly Topic[]) {
  const query = useQuery<Page<R>, ApiError>({
    queryKey: [path],
    queryFn: ({ signal }) => getJson<Page<R>>(path, { signal }),
    initialData: first,
    refetchInterval: 60_000,
    meta: { live: topics },
  })
  const latest = query.data
  const start = { path, shown: first.rows, freshIds: NONE }
  const [held, setHeld] = useState<{ path: string; shown: readonly R[]; freshIds: ReadonlySet<string> }>(
    start,
  )
  if (held.path !== path) setHeld(start)
  const { shown, freshIds } = held.path === path ? held : start
  const atHead = !/[?&](cursor|before)=/.test(path)

  const known = new Set(shown.map((row) => row.id))
  const added = atHead ? latest.rows.filter((row) => !known.has(row.id)) : []
  const byId = new Map(latest.rows.map((row) => [row.id, row]))
  const show = () => {
    setHeld({ path, shown: latest.rows, freshIds: new Set(added.map((row) => row.id)) })
  }
  // Nothing is being read yet: what comes in may simply appear.
  if (shown.length === 0 && added.length > 0) show()

  return {
    rows: shown.map((row) => byId.get(row.id) ?? row),
    freshIds,
    /** Shown, and no longer on this page of the list: it changed so that it left, or newer ones pushed it off. */
    goneIds: new Set(shown.filter((row) => !byId.has(row.id)).map((row) => row.id)),
    arrivals: { count: added.length, show, rows: added },
    page: { next: latest.nextCursor },
    /** Reading it again failed; what is on screen is older than it looks. */
    stale: query.isError,
  }
}
