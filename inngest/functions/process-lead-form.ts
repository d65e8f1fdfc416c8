import { job } from "@/inngest/job"
import { buryEvent } from "@/lib/inbox/bury"
import { processEvent } from "@/lib/inbox/process"

export const processLeadForm = job({
  id: "process-lead-form",
  priority: 60,
  on: "webhook/received",
  if: "event.data.provider == 'lead-form'",
  handle({ ctx, step, event }) {
    return step.run("record", () => processEvent(ctx, { id: event.data.webhookEventId }))
  },
  onFailure({ ctx, step, event, error }) {
    return step.run("bury", () =>
      buryEvent(ctx, { id: event.data.webhookEventId, reason: error.message.slice(0, 100) }),
    )
  },
})
