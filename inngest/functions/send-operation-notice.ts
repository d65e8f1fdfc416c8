import { job } from "@/inngest/job"
import { giveUpNotice } from "@/lib/operation-notices/give-up"
import { sendNotice } from "@/lib/operation-notices/send"

export const sendOperationNotice = job({
  id: "send-operation-notice",
  on: "operation_notice.queued",
  // That something is wrong is told before all other work.
  priority: 600,
  handle({ ctx, step, event }) {
    return step.run("send", () => sendNotice(ctx, event.data.noticeId, "send"))
  },
  onFailure({ ctx, step, event }) {
    return step.run("give-up", () => giveUpNotice(ctx, { noticeId: event.data.noticeId }))
  },
})
