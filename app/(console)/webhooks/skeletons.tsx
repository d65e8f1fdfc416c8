import { TableSkeleton } from "@/components/table/skeleton"
import { Loading, Skeleton } from "@/components/ui/skeleton"
import { t } from "@/lib/say"

const EVENTS = [
  { header: "Event" },
  { header: "Fate", width: "w-32" },
  { header: "Reason", width: "w-56", from: "lg" as const },
  { header: "Provider", width: "w-28" },
  { header: "Took", width: "w-24", align: "end" as const, from: "xl" as const },
  { header: "Received", width: "w-32", align: "end" as const },
]
const REQUESTS = [
  { header: "Outcome" },
  { header: "Accepted", width: "w-24", align: "end" as const },
  { header: "Duplicate", width: "w-24", align: "end" as const },
  { header: "Verified by", width: "w-48", from: "lg" as const },
  { header: "Received", width: "w-32", align: "end" as const },
]

export function ListSkeleton({ view }: { view: "events" | "requests" }) {
  const columns = (view === "events" ? EVENTS : REQUESTS).map((one) => ({ ...one, header: t(one.header) }))
  return <TableSkeleton toolbar label={view === "events" ? t("events") : t("requests")} columns={columns} />
}

export function WaitingLedger() {
  return (
    <Loading label={t("Loading the ledger")} className="grid gap-5 p-4 md:p-6">
      <Skeleton className="h-7 w-48" />
      <Skeleton className="h-29 w-full rounded-lg" />
      <Skeleton className="h-24 w-full rounded-lg" />
      <div className="grid gap-3">
        {[1, 2, 3, 4, 5, 6].map((row) => (
          <Skeleton key={row} className="h-5 w-full" />
        ))}
      </div>
    </Loading>
  )
}
