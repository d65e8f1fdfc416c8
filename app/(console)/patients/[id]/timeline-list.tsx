"use client"

import { useInfiniteQuery } from "@tanstack/react-query"
import { Button } from "@/components/ui/button"
import { Timeline } from "@/components/ui/timeline"
import type { PatientTimelinePage } from "@/lib/leads/patient-timeline-items"
import { type ApiError, getJson } from "@/lib/web/query-client"
import { PatientTimelineEntry } from "./timeline-entry"

/** The newest page comes with the page itself and is painted anew by it; earlier ones are read when asked for. */
export function PatientTimelineList({ patientId, first }: { patientId: string; first: PatientTimelinePage }) {
  const earlier = useInfiniteQuery({
    queryKey: ["patients", patientId, "timeline", first.nextCursor],
    queryFn: ({ pageParam, signal }) =>
      getJson<PatientTimelinePage>(
        `/api/patients/${patientId}/timeline?cursor=${encodeURIComponent(pageParam)}`,
        {
          signal,
        },
      ),
    initialPageParam: first.nextCursor ?? "",
    getNextPageParam: (page: PatientTimelinePage) => page.nextCursor,
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
          <PatientTimelineEntry key={`${item.kind} ${item.id}`} item={item} />
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
