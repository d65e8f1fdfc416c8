import { Loading, Skeleton } from "@/components/ui/skeleton"
import { can, type Role } from "@/lib/can"
import { t } from "@/lib/say"
import { beginningOf } from "./parts"

/** The board's true layout before its rows are there: what comes first for this person stands first here too. */
export function TodaySkeleton({ roles }: { roles: readonly Role[] }) {
  const works = can(roles, "leads.work") !== null
  const software = can(roles, "webhooks.read") !== null
  const beginning = beginningOf(roles)
  return (
    <Loading label={t("Loading today")} className="grid gap-6">
      {beginning === "software" && <Skeleton className="h-40 rounded-lg" />}
      {beginning === "promises" && <Skeleton className="h-44 rounded-lg" />}
      {beginning !== "software" && <Skeleton className="h-21 rounded-lg" />}
      {software && (
        <div className="grid items-start gap-4 lg:grid-cols-2">
          <Skeleton className="h-56 rounded-lg" />
          <Skeleton className="h-56 rounded-lg" />
        </div>
      )}
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
