import { job } from "@/inngest/job"
import { continueBulk } from "@/lib/leads/bulk-continue"

/** Of 50,000 leads, a thousand a step; some more for what is done again. */
const MOST_STEPS = 60

export const bulkLeadsJob = job({
  id: "bulk-leads",
  on: "leads.bulk_started",
  concurrency: { limit: 1, key: "event.data.clinicId" },
  async handle({ ctx, step, event }) {
    const id = event.data.bulkId
    for (let n = 0; n < MOST_STEPS; n++) {
      const { left } = await step.run(`change-${n}`, () => continueBulk(ctx, { id }))
      if (left === 0) return { steps: n + 1 }
    }
    return step.run("stop", () => continueBulk(ctx, { id, failed: true }))
  },
  onFailure({ ctx, step, event }) {
    return step.run("stop", () => continueBulk(ctx, { id: event.data.bulkId, failed: true }))
  },
})
