import { job, scheduledJob } from "@/inngest/job"
import { syncTemplates } from "@/lib/templates/sync"

/** Each night, for what no webhook told of. */
export const syncTemplatesDaily = scheduledJob({
  id: "sync-templates",
  handle: ({ ctx, step }) => step.run("read-and-take", () => syncTemplates(ctx)),
})

/** When somebody asks, and when WhatsApp tells of a template not known here. */
export const syncTemplatesNow = job({
  id: "sync-templates-now",
  on: "templates.sync_asked",
  concurrency: { limit: 1, key: "event.data.clinicId" },
  handle: ({ ctx, step }) => step.run("read-and-take", () => syncTemplates(ctx)),
})
