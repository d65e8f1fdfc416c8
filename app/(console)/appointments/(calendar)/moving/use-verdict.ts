"use client"

import { useQuery } from "@tanstack/react-query"
import { useEffect, useState } from "react"
import type { MovePreview } from "@/lib/appointments/preview-move"
import { type ApiError, getJson } from "@/lib/web/query-client"
import { verdictOf } from "./target"
import type { Target, Verdict } from "./types"

/** The server is asked when the hand rests, not at every quarter it passes. */
const REST_MS = 120

/** What stands in the way there; hours, rooms and the patient's other appointments are known to the server alone. */
export const previewOf = (target: Target) => {
  const path = `/api/appointments/preview?${new URLSearchParams({ ...target })}`
  return {
    queryKey: [path],
    queryFn: ({ signal }: { signal: AbortSignal }) => getJson<MovePreview>(path, { signal }),
    staleTime: 3_000,
    gcTime: 10_000,
    retry: 1,
  }
}

const keyOf = (target: Target | null): string => (target ? JSON.stringify(target) : "")

export function useVerdict(target: Target | null): Verdict | null {
  const [asked, setAsked] = useState<Target | null>(null)
  const key = keyOf(target)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says all of the target
  useEffect(() => {
    const timer = setTimeout(() => setAsked(target), REST_MS)
    return () => clearTimeout(timer)
  }, [key])
  const query = useQuery<MovePreview, ApiError>({
    ...previewOf(asked ?? { id: "", startsAt: "", endsAt: "" }),
    enabled: asked !== null,
  })
  return query.data && target && keyOf(asked) === key ? verdictOf(query.data.conflicts) : null
}
