import { job } from "@/inngest/job"
import { buryEvent } from "@/lib/inbox/bury"
import { lookFirst } from "@/lib/inbox/look-first"
import { processEvent } from "@/lib/inbox/process"

export const processHubspotEvent = job({
  id: "process-hubspot-event",
  on: "webhook/received",
  if: "event.data.provider == 'hubspot'",
  concurrency: { limit: 3, key: "event.data.clinicId" },
  async handle({ ctx, step, event }) {
    const id = event.data.webhookEventId
    await step.run("look", () => lookFirst(ctx, id))
    return step.run("record", () => processEvent(ctx, { id }))
  },
  onFailure({ ctx, step, event, error }) {
    return step.run("bury", () =>
      buryEvent(ctx, { id: event.data.webhookEventId, reason: error.message.slice(0, 100) }),
    )
  },
})
