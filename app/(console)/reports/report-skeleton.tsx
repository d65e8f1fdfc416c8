import { Loading, Skeleton } from "@/components/ui/skeleton"
import { t } from "@/lib/say"

export function ReportSkeleton() {
  return (
    <Loading label={t("reports")}>
      <Skeleton className="h-20 w-full" />
      <div className="mt-4 grid gap-4 xl:grid-cols-2">
        {["days", "funnel", "sources", "classes"].map((part) => (
          <Skeleton key={part} className="h-72 w-full" />
        ))}
      </div>
    </Loading>
  )
}

export function VisitsSkeleton() {
  return (
    <Loading label={t("reports")}>
      <Skeleton className="h-20 w-full" />
      <Skeleton className="mt-4 h-72 w-full" />
    </Loading>
  )
}
