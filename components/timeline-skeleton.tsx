import { t } from "@/lib/say"
import { Loading, Skeleton } from "./ui/skeleton"

export function TimelineSkeleton() {
  return (
    <Loading label={t("Loading the timeline")} className="grid gap-5">
      {["one", "two", "three", "four"].map((place) => (
        <div key={place} className="flex gap-3">
          <Skeleton className="size-6 rounded-full" />
          <div className="grid grow gap-2 pt-1">
            <Skeleton className="h-3 w-2/5" />
            <Skeleton className="h-10 w-full" />
          </div>
        </div>
      ))}
    </Loading>
  )
}
