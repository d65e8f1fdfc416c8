import { job } from "@/inngest/job"
import { scoreLead } from "@/lib/leads/score"

export const scoreLeadFunction = job({
  id: "score-lead",
  on: "lead.scoring_requested",
  handle({ ctx, step, event }) {
    const { leadId, messageId } = event.data
    return step.run("score", () => scoreLead(ctx, { leadId, messageId }))
  },
})
