"use client"

import { usePathname, useSearchParams } from "next/navigation"
import { useEffect, useRef } from "react"
import { useTimeZone } from "@/components/clock"
import { EmptyState, ErrorState } from "@/components/empty-state"
import { Button, ButtonLink } from "@/components/ui/button"
import { Callout } from "@/components/ui/callout"
import { Loading, Skeleton } from "@/components/ui/skeleton"
import type { Colleague } from "@/lib/conversations/colleague"
import { t, tn } from "@/lib/say"
import { filtersFrom, INBOX, listPath, selectedIn, threadHref, type View, viewOf } from "./addresses"
import { useInbox } from "./inbox"
import { ListFilters } from "./list-filters"
import { ListLine } from "./list-line"
import { ListViews } from "./list-views"
import { useList } from "./use-list"

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

function Nothing({ view, isSearch }: { view: View["id"]; isSearch: boolean }) {
  const all = <ButtonLink href={INBOX}>{t("Show all conversations")}</ButtonLink>
  if (isSearch)
    return (
      <EmptyState compact title={t("No conversation matches")} action={all}>
        {t("Take a filter away, or search for less.")}
      </EmptyState>
    )
  switch (view) {
    case "waiting":
      return (
        <EmptyState compact title={t("Nobody waits for an answer")} action={all}>
          {t("Who writes next appears here, with a clock.")}
        </EmptyState>
      )
    case "mine":
      return (
        <EmptyState compact title={t("Nothing is assigned to you")} action={all}>
          {t("Take one with a, or answer somebody: then it is yours.")}
        </EmptyState>
      )
    case "snoozed":
      return (
        <EmptyState compact title={t("Nothing is snoozed")} action={all}>
          {t("What is put off with s comes back by itself, at its time or when the person writes.")}
        </EmptyState>
      )
    case "closed":
      return (
        <EmptyState compact title={t("Nothing is closed yet")} action={all}>
          {t("What is done is closed with e, and opens again when the person writes.")}
        </EmptyState>
      )
    case "unassigned":
      return (
        <EmptyState compact title={t("Every open conversation has somebody")} action={all}>
          {t("Who writes for the first time appears here until a colleague takes it.")}
        </EmptyState>
      )
    default:
      return (
        <EmptyState
          compact
          title={t("Nobody has written yet")}
          action={<ButtonLink href="/webhooks?view=setup">{t("Connect WhatsApp")}</ButtonLink>}
        >
          {t("Who writes to the clinic appears here within seconds.")}
        </EmptyState>
      )
  }
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
