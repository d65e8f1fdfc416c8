"use client"

import { useQuery } from "@tanstack/react-query"
import { getJson } from "@/lib/web/query-client"

/** Live numbers beside the navigation, by the item's `count` name. Absent until known. */
export type Counts = Record<string, { value: number; isUrgent?: boolean }>

export function useCounts(): Counts {
  const { data } = useQuery({
    queryKey: ["counts"],
    queryFn: ({ signal }) => getJson<Counts>("/api/counts", { signal }),
    retry: false,
    refetchInterval: 60_000,
    meta: { live: ["lead", "conversation", "run", "webhook", "task", "appointment"] },
  })
  return data ?? {}
}
