"use client"

import { usePathname, useSearchParams } from "next/navigation"
import { useEffect, useRef } from "react"
import { useTimeZone } from "@/components/clock"
import { ErrorState } from "@/components/empty-state"
import { Button } from "@/components/ui/button"
import { Callout } from "@/components/ui/callout"
import { later } from "@/components/ui/later"
import { Loading, Skeleton } from "@/components/ui/skeleton"
import type { Colleague } from "@/lib/conversations/colleague"
import { t, tn } from "@/lib/say"
import { filtersFrom, listPath, selectedIn, threadHref, viewOf } from "./addresses"
import { useInbox } from "./inbox"
import { ListLine } from "./list-line"
import { ListViews } from "./list-views"
import { useList } from "./use-list"

const ListFilters = later(() => import("./list-filters").then((file) => file.ListFilters))
const Nothing = later(() => import("./list-nothing").then((file) => file.Nothing))

/** Who wrote, in the order the address asks for; the thread stands beside it. */
export function ListPane({ colleagues }: { colleagues: readonly Colleague[] }) {
  const params = useSearchParams()
  const selected = selectedIn(usePathname())
  const zone = useTimeZone()
  const filters = filtersFrom(params)
  const list = useList(listPath(filters))
  const { offer } = useInbox()
  const pane = useRef<HTMLDivElement>(null)
  useEffect(() => offer(list.rows, list.show))
  const { arrivals } = list
  return (
    <>
      <ListViews />
      <ListFilters colleagues={colleagues} />
      {list.isStale && (
        <Callout tone="amber" role="status" className="m-2">
          {t("New messages cannot be read just now. What you see may be out of date; Rounds keeps trying.")}
        </Callout>
      )}
      <div ref={pane} className="relative min-h-0 grow overflow-y-auto" data-list="">
        {arrivals.length > 0 && (
          <div className="sticky top-2 z-10 flex h-0 justify-center">
            <Button
              size="sm"
              variant="primary"
              className="rounded-full"
              onClick={() => {
                list.show()
                pane.current?.scrollTo({ top: 0 })
              }}
            >
              {tn(arrivals.length, "{n} new", "{n} new")}
            </Button>
          </div>
        )}
        {list.isCut && (
          <p className="border-b border-line px-4 py-2 text-xs text-ink-3">
            {t("Very much matches; only some of it is listed. Say more of the name or the words.")}
          </p>
        )}
        {list.isLoading && <ListSkeleton />}
        {list.failure && (
          <ErrorState
            compact
            title={t("The conversations could not be read")}
            requestId={list.failure.requestId}
            action={<Button onClick={list.retry}>{t("Try again")}</Button>}
          />
        )}
        {!list.isLoading && !list.failure && list.rows.length === 0 && (
          <Nothing view={viewOf(filters)} isSearch={Boolean(filters.q || filters.channel)} />
        )}
        {list.rows.length > 0 && (
          <ul aria-label={t("Conversations")}>
            {list.rows.map((row) => (
              <ListLine
                key={row.id}
                row={row}
                zone={zone}
                isSelected={row.id === selected}
                href={threadHref(row.id, params.toString())}
              />
            ))}
          </ul>
        )}
        {list.more && (
          <div className="grid justify-center py-3">
            <Button size="sm" pending={list.more.isReading} onClick={list.more.read}>
              {t("Show more")}
            </Button>
          </div>
        )}
      </div>
    </>
  )
}

const ListSkeleton = () => (
  <Loading label={t("Loading conversations")}>
    {["a", "b", "c", "d", "e", "f"].map((line) => (
      <div key={line} className="grid gap-1.5 border-b border-line py-2.5 pr-3 pl-6">
        <div className="flex justify-between">
          <Skeleton className="h-4 w-32" />
          <Skeleton className="h-3 w-12" />
        </div>
        <Skeleton className="h-3 w-full" />
        <Skeleton className="h-5 w-24" />
      </div>
    ))}
  </Loading>
)
