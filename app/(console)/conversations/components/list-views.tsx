"use client"

import { useQuery } from "@tanstack/react-query"
import Link from "next/link"
import { usePathname, useSearchParams } from "next/navigation"
import { cn } from "@/components/ui/cn"
import type { ConversationCounts } from "@/lib/conversations/schema"
import { t } from "@/lib/say"
import { getJson } from "@/lib/web/query-client"
import { filtersFrom, VIEWS, viewHref, viewOf } from "./addresses"

const CAP = 999

/** The list's tabs, each with how many stand in it. */
export function ListViews() {
  const path = usePathname()
  const params = useSearchParams()
  const current = viewOf(filtersFrom(params))
  const { data } = useQuery({
    queryKey: ["conversations", "counts"],
    queryFn: ({ signal }) => getJson<ConversationCounts>("/api/conversations/counts", { signal }),
    refetchInterval: 60_000,
    meta: { live: ["conversation", "message"] },
  })
  return (
    <nav aria-label={t("Which conversations")} className="flex flex-wrap gap-1 px-3 pt-2">
      {VIEWS.map((view) => {
        const count = view.count && data?.[view.count]
        const isCurrent = view.id === current
        return (
          <Link
            key={view.id}
            href={viewHref(view, params.toString(), path)}
            scroll={false}
            prefetch={false}
            aria-current={isCurrent ? "page" : undefined}
            className={cn(
              "inline-flex h-7 items-center gap-1.5 rounded-md px-2 text-xs font-medium",
              isCurrent ? "bg-accent-soft text-accent" : "text-ink-2 hover:bg-hover hover:text-ink",
            )}
          >
            {t(view.label)}
            {count !== undefined && (
              <span className={cn("text-2xs tabular-nums", isCurrent ? "text-accent" : "text-ink-3")}>
                {count > CAP ? `${CAP}+` : count}
              </span>
            )}
          </Link>
        )
      })}
    </nav>
  )
}
