import { Loading, Skeleton } from "@/components/ui/skeleton"
import { t } from "@/lib/say"

const ROWS = ["a", "b", "c", "d", "e"]
const COLUMNS = "grid lg:grid-cols-[12rem_repeat(2,minmax(0,1fr))]"

/** As the matrix stands with two environments: the glance, their heads, and a row a service. */
export function MatrixSkeleton() {
  return (
    <Loading label={t("Deployments")}>
      <div className="grid max-w-7xl gap-3">
        <Skeleton className="h-24 w-full rounded-lg" />
        <div className={`${COLUMNS} gap-x-4 gap-y-2 lg:px-4`}>
          <span className="hidden lg:block" />
          <Skeleton className="h-5 w-40" />
          <Skeleton className="h-5 w-40" />
        </div>
        {ROWS.map((row) => (
          <div key={row} className={`${COLUMNS} gap-4 rounded-lg border border-line bg-surface p-4`}>
            <div className="grid content-start gap-1.5">
              <Skeleton className="h-5 w-32" />
              <Skeleton className="h-4 w-24" />
            </div>
            <Skeleton className="h-24 w-full rounded-md" />
            <Skeleton className="h-24 w-full rounded-md" />
          </div>
        ))}
      </div>
    </Loading>
  )
}
