import { job } from "@/inngest/job"
import { buryEvent } from "@/lib/inbox/bury"
import { processEvent } from "@/lib/inbox/process"

export const processTwilioMessage = job({
  id: "process-twilio-message",
  priority: 60,
  on: "webhook/received",
  if: "event.data.provider == 'twilio'",
  handle({ ctx, step, event }) {
    return step.run("record", () => processEvent(ctx, { id: event.data.webhookEventId }))
  },
  onFailure({ ctx, step, event, error }) {
    return step.run("bury", () =>
      buryEvent(ctx, { id: event.data.webhookEventId, reason: error.message.slice(0, 100) }),
    )
  },
})
