import { job } from "@/inngest/job"
import { notifyLead } from "@/lib/notifications/notify-lead"

export const sendNotification = job({
  id: "send-notification",
  on: "lead.notice_requested",
  handle({ ctx, step, event }) {
    const { leadId, scoreId, kind } = event.data
    return step.run("notify", () => notifyLead(ctx, { leadId, scoreId, kind }))
  },
})
