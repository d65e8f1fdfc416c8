import { Loading, Skeleton } from "@/components/ui/skeleton"
import { t } from "@/lib/say"

const ROWS = ["a", "b", "c", "d", "e", "f"]

export function MatrixSkeleton() {
  return (
    <Loading label={t("Deployments")}>
      <div className="grid gap-3">
        {ROWS.map((row) => (
          <Skeleton key={row} className="h-32 w-full rounded-lg" />
        ))}
      </div>
    </Loading>
  )
}
