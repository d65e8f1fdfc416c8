import { Loading, Skeleton } from "@/components/ui/skeleton"
import { can, type Role } from "@/lib/can"
import { t } from "@/lib/say"

/** The board's true layout before its rows are there. */
export function TodaySkeleton({ roles }: { roles: readonly Role[] }) {
  const works = can(roles, "leads.work") !== null
  const software = can(roles, "webhooks.read") !== null
  return (
    <Loading label={t("Loading today")} className="grid gap-6">
      <Skeleton className="h-21 rounded-lg" />
      {software && <Skeleton className="h-44 rounded-lg" />}
      {works && (
        <div className="grid gap-3">
          <Skeleton className="h-5 w-40" />
          {["one", "two", "three"].map((place) => (
            <Skeleton key={place} className="h-44 rounded-lg" />
          ))}
        </div>
      )}
    </Loading>
  )
}
