"use client"

import { useQuery } from "@tanstack/react-query"
import type { QuickReplyChoice } from "@/lib/conversations/schema"
import { getJson } from "@/lib/web/query-client"
import type { Suggestion } from "./suggestions"
import { beginsWith } from "./typed"

/** The replies that are said often, with this conversation's names filled in; read when a slash is typed. */
export function useQuickReplies(wanted: string | null, conversationId: string) {
  const path = `/api/conversations/${conversationId}/quick-replies`
  const { data, isPending } = useQuery({
    queryKey: [path],
    queryFn: ({ signal }) => getJson<{ rows: QuickReplyChoice[] }>(path, { signal }),
    enabled: wanted !== null,
    staleTime: 60_000,
  })
  const found: Suggestion[] = (data?.rows ?? [])
    .filter((one) => beginsWith(one.shortcut, wanted ?? "") || beginsWith(one.name, wanted ?? ""))
    .slice(0, 12)
    .map((one) => ({ id: one.id, label: one.name, hint: `/${one.shortcut}`, preview: one.text }))
  return { found, isLoading: isPending }
}
