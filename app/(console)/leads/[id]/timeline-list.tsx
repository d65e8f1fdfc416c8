"use client"

import { useInfiniteQuery } from "@tanstack/react-query"
import { Button } from "@/components/ui/button"
import { Timeline } from "@/components/ui/timeline"
import type { TimelinePage } from "@/lib/leads/schema"
import { type ApiError, getJson } from "@/lib/web/query-client"
import { TimelineEntry } from "./timeline-entry"

type Props = { leadId: string; first: TimelinePage; seesMessages: boolean }

/** The newest page comes with the page itself and is painted anew by it; earlier ones are read when asked for. */
export function TimelineList({ leadId, first, seesMessages }: Props) {
  const earlier = useInfiniteQuery({
    queryKey: ["leads", leadId, "timeline", first.nextCursor],
    queryFn: ({ pageParam, signal }) =>
      getJson<TimelinePage>(`/api/leads/${leadId}/timeline?cursor=${encodeURIComponent(pageParam)}`, {
        signal,
      }),
    initialPageParam: first.nextCursor ?? "",
    getNextPageParam: (page: TimelinePage) => page.nextCursor,
    enabled: false,
  })
  const pages = earlier.data?.pages ?? []
  const items = [...first.items, ...pages.flatMap((page) => page.items)]
  const hasMore = pages.length > 0 ? earlier.hasNextPage : first.nextCursor !== null
  const readMore = () => (pages.length > 0 ? earlier.fetchNextPage() : earlier.refetch())
  return (
    <>
      <Timeline label="What happened, newest first">
        {items.map((item) => (
          <TimelineEntry key={`${item.kind} ${item.id}`} item={item} seesMessages={seesMessages} />
        ))}
      </Timeline>
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
