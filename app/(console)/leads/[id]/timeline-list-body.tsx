"use client"

import { PagedTimeline } from "@/components/paged-timeline"
import type { TimelinePage } from "@/lib/leads/schema"
import { useReplyDesk } from "./reply-desk"
import { TimelineEntry } from "./timeline-entry"

type Props = { leadId: string; first: TimelinePage; seesMessages: boolean; canReply: boolean }

export function TimelineListBody({ leadId, first, seesMessages, canReply }: Props) {
  const desk = useReplyDesk()
  const put = (body: string): boolean => desk?.current?.put(body) ?? false
  return (
    <PagedTimeline
      path={`/api/leads/${leadId}/timeline`}
      first={first}
      draw={(item) => (
        <TimelineEntry
          key={`${item.kind} ${item.id}`}
          item={item}
          seesMessages={seesMessages}
          writeAgain={canReply ? put : null}
        />
      )}
    />
  )
}
