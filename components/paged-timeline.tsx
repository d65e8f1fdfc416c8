"use client"

import type { ReactNode } from "react"
import { t } from "@/lib/say"
import { Button } from "./ui/button"
import { Timeline } from "./ui/timeline"
import { useEarlier } from "./use-earlier"

type Page<Item> = { items: Item[]; nextCursor: string | null }

type Props<Item> = {
  /** Answers a page: /api/leads/…/timeline */
  path: string
  first: Page<Item>
  draw: (item: Item) => ReactNode
}

/** The newest page comes with the page itself and is painted anew by it; earlier ones are read when asked for. */
export function PagedTimeline<Item>({ path, first, draw }: Props<Item>) {
  const { pages, hasMore, isReading, failure, readMore } = useEarlier(
    first,
    (cursor) => `${path}?cursor=${encodeURIComponent(cursor)}`,
  )
  const items = [...first.items, ...pages.flatMap((page) => page.items)]
  return (
    <>
      <Timeline label={t("What happened, newest first")}>{items.map(draw)}</Timeline>
      {hasMore && (
        <div className="mt-4 grid justify-items-start gap-2">
          {failure && (
            <p role="alert" className="text-sm text-red">
              {failure}
            </p>
          )}
          <Button size="sm" pending={isReading} onClick={() => void readMore()}>
            {t("Show earlier")}
          </Button>
        </div>
      )}
    </>
  )
}
