import type { Ctx } from "@/lib/ctx"
import type { OutboxEvent } from "@/lib/outbox"

type Sent = { id: string; patientId?: string | null; leadId?: string | null; statusAt: Date | string }

/** That a message is to be sent. Each time it is queued is one event, told apart by when: the sweep looks for it by this id. */
export const queuedEvent = (
  { clinicId }: Ctx,
  { id, patientId, leadId, statusAt }: Sent,
): OutboxEvent & { name: "message.queued" } => ({
  name: "message.queued",
  id: `message.queued:${id}:${new Date(statusAt).getTime()}`,
  data: { clinicId, messageId: id, patientId: patientId ?? "", ...(leadId && { leadId }) },
})

/** That a message waits for its time. Put off to another time it is another event. */
export const scheduledEvent = (
  { clinicId }: Ctx,
  id: string,
  sendAt: Date,
): OutboxEvent & { name: "message.scheduled" } => ({
  name: "message.scheduled",
  id: `message.scheduled:${id}:${sendAt.getTime()}`,
  data: { clinicId, messageId: id, sendAt: sendAt.toISOString() },
})
