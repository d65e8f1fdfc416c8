"use client"

import { useInfiniteQuery } from "@tanstack/react-query"
import type { SlotPage } from "@/lib/appointments/schema"
import { getJson } from "@/lib/web/query-client"

/** Free times by what is asked; they are read again when an appointment somewhere changes. */
export function useSlots(query: string | undefined) {
  const found = useInfiniteQuery({
    queryKey: ["appointments", "slots", query],
    queryFn: ({ signal, pageParam }) => getJson<SlotPage>(pathOf(query ?? "", pageParam), { signal }),
    initialPageParam: "",
    getNextPageParam: (page) => page.nextCursor,
    enabled: query !== undefined,
    staleTime: 10_000,
    meta: { live: ["appointment"] },
  })
  return {
    rows: found.data?.pages.flatMap((page) => page.slots) ?? [],
    isReading: found.isPending,
    failure: found.isError && !found.data,
    hasMore: found.hasNextPage,
    isReadingMore: found.isFetchingNextPage,
    readMore: () => void found.fetchNextPage(),
    again: () => void found.refetch(),
  }
}

const pathOf = (query: string, cursor: string): string =>
  `/api/appointments/slots?${query}${cursor && `&cursor=${encodeURIComponent(cursor)}`}`
