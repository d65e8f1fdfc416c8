import { EmptyState } from "@/components/empty-state"
import { Time } from "@/components/time"
import { Loading, Skeleton } from "@/components/ui/skeleton"
import type { Ctx } from "@/lib/ctx"
import { t } from "@/lib/say"
import { timesForEntry } from "@/lib/waiting-list/times-for"
import { OfferButtons } from "./offer-buttons"

export async function Times({ ctx, entryId }: { ctx: Ctx; entryId: string }) {
  const times = await timesForEntry(ctx, { id: entryId })
  if (times.length === 0)
    return (
      <EmptyState compact title={t("No free time suits them in the next four weeks")}>
        {t("Change when they can come, or let them wait for one that comes free.")}
      </EmptyState>
    )
  return (
    <ul>
      {times.map((one) => (
        <li
          key={`${one.practitionerId} ${one.startsAt}`}
          className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 border-b border-line px-4 py-2.5 last:border-0"
        >
          <span className="text-sm">
            <Time value={one.startsAt} as="moment" className="font-medium" />
            <span className="block text-xs text-ink-3">
              {one.practitioner}
              {one.room && ` · ${one.room}`}
            </span>
          </span>
          <OfferButtons entryId={entryId} practitionerId={one.practitionerId} startsAt={one.startsAt} />
        </li>
      ))}
    </ul>
  )
}

export function TimesSkeleton() {
  return (
    <Loading label={t("Free times that suit them")}>
      {[1, 2, 3, 4].map((n) => (
        <div
          key={n}
          className="flex h-14 items-center justify-between border-b border-line px-4 last:border-0"
        >
          <Skeleton className="h-4 w-48" />
          <Skeleton className="h-7 w-40" />
        </div>
      ))}
    </Loading>
  )
}
