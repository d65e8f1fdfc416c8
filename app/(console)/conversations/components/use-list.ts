"use client"

import { useInfiniteQuery } from "@tanstack/react-query"
import { useState } from "react"
import type { ConversationPage, ConversationRow } from "@/lib/conversations/schema"
import { type ApiError, getJson } from "@/lib/web/query-client"

type Held = { path: string; seen: ReadonlyMap<string, string> }

const stamp = (row: ConversationRow): string => row.last?.at ?? ""
const seenIn = (rows: readonly ConversationRow[]) => new Map(rows.map((row) => [row.id, stamp(row)]))

/**
 * The list as it was when it was last looked at: lines change in place, what is new or has moved up waits behind a pill
 * until asked for. Where the last line stands in the newest answer says what is new and what is merely further down.
 */
export function useList(path: string) {
  const query = useInfiniteQuery<
    ConversationPage,
    ApiError,
    { pages: ConversationPage[] },
    string[],
    string | null
  >({
    queryKey: ["conversations", path],
    queryFn: ({ pageParam, signal }) =>
      getJson<ConversationPage>(
        pageParam ? `${path}${path.includes("?") ? "&" : "?"}cursor=${encodeURIComponent(pageParam)}` : path,
        { signal },
      ),
    initialPageParam: null,
    getNextPageParam: (page) => page.nextCursor,
    refetchInterval: 60_000,
    meta: { live: ["conversation", "message"] },
  })
  const latest = query.data?.pages.flatMap((page) => page.rows)
  const [held, setHeld] = useState<Held | null>(null)
  // Another list, or the first answer: everything in it is there at once.
  if (latest && held?.path !== path) setHeld({ path, seen: seenIn(latest) })
  const seen = held?.path === path ? held.seen : null

  const rows = latest && seen ? arranged(latest, seen) : []
  const arrivals = latest && seen ? latest.filter((row, at) => isNews(row, at, latest, seen)) : []
  const show = () => setHeld(null)
  if (latest && seen && rows.length === 0 && arrivals.length > 0) show()

  return {
    rows,
    arrivals,
    show,
    isLoading: !latest && query.isPending,
    isCut: query.data?.pages[0]?.isCut ?? false,
    failure: latest ? null : query.error,
    isStale: Boolean(latest) && query.isError,
    retry: () => void query.refetch(),
    more: query.hasNextPage
      ? { isReading: query.isFetchingNextPage, read: () => void query.fetchNextPage() }
      : null,
  }
}

/** The lines in the order they were seen in, then what stands below them. */
function arranged(latest: readonly ConversationRow[], seen: ReadonlyMap<string, string>): ConversationRow[] {
  const byId = new Map(latest.map((row) => [row.id, row]))
  const known = [...seen.keys()].flatMap((id) => byId.get(id) ?? [])
  const end = latest.findLastIndex((row) => seen.has(row.id))
  return [...known, ...(known.length > 0 ? latest.slice(end + 1) : [])]
}

function isNews(
  row: ConversationRow,
  at: number,
  latest: readonly ConversationRow[],
  seen: ReadonlyMap<string, string>,
): boolean {
  const before = seen.get(row.id)
  if (before === undefined) return at < latest.findLastIndex((one) => seen.has(one.id)) || seen.size === 0
  return row.last?.direction === "in" && stamp(row) > before && [...seen.keys()][0] !== row.id
}
