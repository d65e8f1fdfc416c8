import { Skeleton } from "@/components/ui/skeleton"

const ROWS = ["a", "b", "c", "d"]

export const QueueSkeleton = () => (
  <div aria-hidden="true" className="divide-y divide-line rounded-lg border border-line">
    {ROWS.map((row) => (
      <div key={row} className="grid gap-2 p-4">
        <Skeleton className="h-5 w-56" />
        <Skeleton className="h-4 w-4/5" />
        <Skeleton className="h-4 w-2/5" />
      </div>
    ))}
  </div>
)
