import { Skeleton } from "@/components/ui/skeleton"
import { t } from "@/lib/say"

export function ArrivalsSkeleton() {
  return (
    <div aria-busy="true" className="grid gap-4">
      <span className="sr-only" role="status">
        {t("Reading the day…")}
      </span>
      <Skeleton className="h-7 w-full max-w-xl" />
      <div className="grid gap-4 md:grid-cols-2 xl:grid-cols-4">
        {[0, 1, 2, 3].map((column) => (
          <div key={column} className="grid content-start gap-2">
            <Skeleton className="h-5 w-24" />
            {[0, 1, 2].map((card) => (
              <Skeleton key={card} className="h-24 w-full rounded-lg" />
            ))}
          </div>
        ))}
      </div>
    </div>
  )
}
