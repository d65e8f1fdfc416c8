import { Loading, Skeleton } from "@/components/ui/skeleton"

/** Lines of a name and what is said of it. */
export function LinesLoading({ lines = 5 }: { lines?: number }) {
  return (
    <Loading className="grid divide-y divide-line rounded-lg border border-line">
      {Array.from({ length: lines }, (_, n) => `line ${n}`).map((line) => (
        <div key={line} className="grid gap-2 px-4 py-3">
          <Skeleton className="h-4 w-40" />
          <Skeleton className="h-3 w-72 max-w-full" />
        </div>
      ))}
    </Loading>
  )
}
