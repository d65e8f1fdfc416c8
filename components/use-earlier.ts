"use client"

import { useQueryClient } from "@tanstack/react-query"
import { useState } from "react"
import { t } from "@/lib/say"
import { ApiError, getJson } from "@/lib/web/query-client"

type Page = { nextCursor: string | null }

/**
 * Further pages after the first, which comes with the page itself and is painted anew by it. They are read when asked for,
 * and let go of where the first page ends elsewhere than before.
 */
export function useEarlier<T extends Page>(first: T, addressOf: (cursor: string) => string) {
  const client = useQueryClient()
  const [read, setRead] = useState<{ after: string | null; pages: T[] }>({ after: null, pages: [] })
  const [isReading, setReading] = useState(false)
  const [failure, setFailure] = useState<string>()
  const pages = read.after === first.nextCursor ? read.pages : []
  const next = (pages.at(-1) ?? first).nextCursor

  const readMore = async () => {
    if (next === null) return
    setReading(true)
    setFailure(undefined)
    try {
      const path = addressOf(next)
      const page = await client.fetchQuery({
        queryKey: [path],
        queryFn: ({ signal }) => getJson<T>(path, { signal }),
        retry: 2,
      })
      setRead({ after: first.nextCursor, pages: [...pages, page] })
    } catch (error) {
      setFailure(error instanceof ApiError ? error.sentence : t("That could not be read. Try again."))
    } finally {
      setReading(false)
    }
  }
  return { pages, hasMore: next !== null, isReading, failure, readMore }
}
