"use client"

import { PagedTimeline } from "@/components/paged-timeline"
import type { TimelinePage } from "@/lib/leads/schema"
import { TimelineEntry } from "./timeline-entry"

type Props = { leadId: string; first: TimelinePage; seesMessages: boolean; canReply: boolean }

export function TimelineList({ leadId, first, seesMessages, canReply }: Props) {
  return (
    <PagedTimeline
      path={`/api/leads/${leadId}/timeline`}
      first={first}
      draw={(item) => (
        <TimelineEntry
          key={`${item.kind} ${item.id}`}
          item={item}
          seesMessages={seesMessages}
          writeAgain={canReply ? "here" : null}
        />
      )}
    />
  )
}
