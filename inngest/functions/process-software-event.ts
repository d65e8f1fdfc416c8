import { job } from "@/inngest/job"
import { buryPlatformEvent, processPlatformEvent } from "@/lib/inbox/process-platform"

export const processSoftwareEvent = job({
  id: "process-software-event",
  on: "webhook/received",
  if: "event.data.provider == 'github' || event.data.provider == 'coolify' || event.data.provider == 'eas'",
  concurrency: { limit: 2 },
  handle: ({ ctx, step, event }) =>
    step.run("hear", () => processPlatformEvent(ctx, event.data.webhookEventId)),
  onFailure: ({ ctx, step, event, error }) =>
    step.run("bury", () => buryPlatformEvent(ctx, event.data.webhookEventId, error.message.slice(0, 100))),
})
