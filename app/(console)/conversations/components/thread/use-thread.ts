"use client"

import { useQuery, useQueryClient } from "@tanstack/react-query"
import { useState } from "react"
import type { ConversationView, ThreadEntry } from "@/lib/conversations/schema"
import { t } from "@/lib/say"
import { ApiError, getJson } from "@/lib/web/query-client"
import { joined, type Message } from "./stretches"

/**
 * A thread that stays current: its newest page is read again at each change, what was read before stays. Entries are never
 * taken away from under the reader; what became of them is written into them.
 */
export function useThread(first: ConversationView) {
  const client = useQueryClient()
  const path = `/api/conversations/${first.conversation.id}`
  const key = ["conversations", "thread", path]
  const { data, isError } = useQuery<ConversationView, ApiError>({
    queryKey: key,
    queryFn: ({ signal }) => getJson<ConversationView>(path, { signal }),
    initialData: first,
    refetchInterval: 60_000,
    meta: { live: ["conversation", "message"] },
  })
  const [held, setHeld] = useState<{
    latest: ConversationView
    entries: ThreadEntry[]
    before: string | null
  }>({
    latest: data,
    entries: data.entries,
    before: data.before,
  })
  if (held.latest !== data) {
    setHeld({ latest: data, entries: joined(held.entries, data.entries), before: held.before })
  }
  const [isReading, setReading] = useState(false)
  const [failure, setFailure] = useState<string>()

  const readEarlier = async () => {
    if (held.before === null || isReading) return
    setReading(true)
    setFailure(undefined)
    try {
      const page = await getJson<ConversationView>(`${path}?before=${encodeURIComponent(held.before)}`)
      setHeld((now) => ({ ...now, entries: joined(page.entries, now.entries), before: page.before }))
    } catch (error) {
      setFailure(error instanceof ApiError ? t(error.sentence) : t("That could not be read. Try again."))
    } finally {
      setReading(false)
    }
  }
  return {
    view: data,
    entries: held.entries,
    isStale: isError,
    earlier: held.before === null ? null : { isReading, failure, read: readEarlier },
    change: (id: string, how: (message: Message) => Message) =>
      setHeld((now) => ({
        ...now,
        entries: now.entries.map((one) => (one.entry === "message" && one.id === id ? how(one) : one)),
      })),
    refresh: () => client.invalidateQueries({ queryKey: key }),
  }
}
