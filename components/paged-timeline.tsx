"use client"

import { useInfiniteQuery } from "@tanstack/react-query"
import type { ReactNode } from "react"
import { type ApiError, getJson } from "@/lib/web/query-client"
import { Button } from "./ui/button"
import { Timeline } from "./ui/timeline"

type Page<Item> = { items: Item[]; nextCursor: string | null }

type Props<Item> = {
  /** Answers a page: /api/leads/…/timeline */
  path: string
  first: Page<Item>
  draw: (item: Item) => ReactNode
}

/** The newest page comes with the page itself and is painted anew by it; earlier ones are read when asked for. */
export function PagedTimeline<Item>({ path, first, draw }: Props<Item>) {
  const earlier = useInfiniteQuery({
    queryKey: [path, first.nextCursor],
    queryFn: ({ pageParam, signal }) =>
      getJson<Page<Item>>(`${path}?cursor=${encodeURIComponent(pageParam)}`, { signal }),
    initialPageParam: first.nextCursor ?? "",
    getNextPageParam: (page: Page<Item>) => page.nextCursor,
    enabled: false,
  })
  const pages = earlier.data?.pages ?? []
  const items = [...first.items, ...pages.flatMap((page) => page.items)]
  const hasMore = pages.length > 0 ? earlier.hasNextPage : first.nextCursor !== null
  const readMore = () => (pages.length > 0 ? earlier.fetchNextPage() : earlier.refetch())
  return (
    <>
      <Timeline label="What happened, newest first">{items.map(draw)}</Timeline>
      {hasMore && (
        <div className="mt-4 grid justify-items-start gap-2">
          {earlier.isError && (
            <p role="alert" className="text-sm text-red">
              {(earlier.error as ApiError).sentence}
            </p>
          )}
          <Button size="sm" pending={earlier.isFetching} onClick={() => void readMore()}>
            Show earlier
          </Button>
        </div>
      )}
    </>
  )
}
