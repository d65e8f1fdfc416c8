import { EmptyState } from "@/components/empty-state"
import type { Ctx } from "@/lib/ctx"
import type { LeadDetail } from "@/lib/leads/schema"
import { listTimeline } from "@/lib/leads/timeline"
import { t } from "@/lib/say"
import { readReply } from "./read-reply"
import { TimelineList } from "./timeline-list"

type Props = { ctx: Ctx; detail: LeadDetail }

export async function LeadTimeline({ ctx, detail: { lead, may, view } }: Props) {
  const { id } = lead
  const first = await listTimeline(ctx, { id })
  if (first.items.length === 0)
    return (
      <EmptyState compact title={t("Nothing has happened yet")}>
        {t("Messages, scores, notes and changes appear here as they come.")}
      </EmptyState>
    )
  const canReply = may.work && (await readReply(ctx, id)).hindrance === null
  return <TimelineList leadId={id} first={first} seesMessages={view.messages} canReply={canReply} />
}
