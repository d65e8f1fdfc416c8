import { scheduledJob } from "@/inngest/job"
import { archiveStaleLeads } from "@/lib/leads/archive-stale"

export const staleLeadCleanup = scheduledJob({
  id: "stale-lead-cleanup",
  async handle({ ctx, step }) {
    let archived = 0
    for (let after: string | null = ""; after !== null; ) {
      const from: string = after
      const part = await step.run(`archive-after-${from || "start"}`, () =>
        archiveStaleLeads(ctx, { after: from }),
      )
      archived += part.archived
      after = part.next
    }
    return { archived }
  },
})
