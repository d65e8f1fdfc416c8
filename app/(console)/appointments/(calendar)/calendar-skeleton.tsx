import { Loading, Skeleton } from "@/components/ui/skeleton"
import { t } from "@/lib/say"
import type { Place } from "./place"

const HOURS = Array.from({ length: 10 }, (_, n) => n)

/** The calendar's true layout before its appointments are there. */
export function CalendarSkeleton({ place }: { place: Place }) {
  const columns = place.view === "week" ? 5 : 4
  return (
    <Loading label={t("Loading the calendar")}>
      <div className="flex h-12 items-center gap-2 border-b border-line px-4 md:px-6">
        <Skeleton className="h-8 w-32" />
        <Skeleton className="h-5 w-48" />
      </div>
      <div className="flex h-11 border-b border-line pl-14 max-md:hidden">
        {HOURS.slice(0, columns).map((n) => (
          <div key={n} className="grow border-l border-line p-3">
            <Skeleton className="h-4 w-24" />
          </div>
        ))}
      </div>
      <div className="max-md:hidden">
        {HOURS.map((n) => (
          <div key={n} className="h-18 border-b border-line" />
        ))}
      </div>
      <div className="grid gap-2 p-4 md:hidden">
        {HOURS.slice(0, 6).map((n) => (
          <Skeleton key={n} className="h-14 w-full" />
        ))}
      </div>
    </Loading>
  )
}
