import { scheduledJob } from "@/inngest/job"
import { refreshStaleLeads } from "@/lib/leads/refresh-stale"

export const staleLeadRefresh = scheduledJob({
  id: "stale-lead-refresh",
  async handle({ ctx, step }) {
    const sum = { looked: 0, scored: 0, pressing: 0 }
    for (let after: string | null = ""; after !== null; ) {
      const from: string = after
      const part = await step.run(`refresh-after-${from || "start"}`, () => refreshStaleLeads(ctx, from))
      sum.looked += part.looked
      sum.scored += part.scored
      sum.pressing += part.pressing
      after = part.next
    }
    return sum
  },
})
