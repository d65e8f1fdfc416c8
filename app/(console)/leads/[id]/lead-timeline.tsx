import { EmptyState } from "@/components/empty-state"
import { Loading, Skeleton } from "@/components/ui/skeleton"
import type { Ctx } from "@/lib/ctx"
import { listTimeline } from "@/lib/leads/timeline"
import { TimelineList } from "./timeline-list"

export async function LeadTimeline({
  ctx,
  id,
  seesMessages,
}: {
  ctx: Ctx
  id: string
  seesMessages: boolean
}) {
  const first = await listTimeline(ctx, { id })
  if (first.items.length === 0)
    return (
      <EmptyState compact title="Nothing has happened yet">
        Messages, scores, notes and changes appear here as they come.
      </EmptyState>
    )
  return <TimelineList leadId={id} first={first} seesMessages={seesMessages} />
}

export function TimelineSkeleton() {
  return (
    <Loading label="Loading the timeline" className="grid gap-5">
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
