import type { Ctx } from "@/lib/ctx"
import type { OutboxEvent } from "@/lib/outbox"

/** Named by the notice: asked for twice, one run starts. */
export const noticeEvent = ({ clinicId }: Pick<Ctx, "clinicId">, noticeId: string): OutboxEvent => ({
  name: "operation_notice.queued",
  id: `operation-notice:${noticeId}`,
  data: { clinicId, noticeId },
})
