import { EmptyState } from "@/components/empty-state"
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
