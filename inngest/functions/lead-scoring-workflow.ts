import { job } from "@/inngest/job"
import { scoreLead } from "@/lib/leads/score"
import { notifyLead } from "@/lib/notifications/notify-lead"
import { syncContact } from "@/lib/providers/hubspot/sync"

export const leadScoringWorkflow = job({
  id: "lead-scoring-workflow",
  on: "message.received",
  async handle({ ctx, step, event }) {
    const { clinicId, leadId, messageId, revision } = event.data
    const scored = await step.run("score", () => scoreLead(ctx, { leadId, messageId, revision }))
    const synced = await step.run("sync-hubspot", () => syncContact({ clinicId, leadId }))
    if (!scored.isPressing || !scored.scoreId) return { scored, synced, notified: 0 }
    const { scoreId } = scored
    const kind = scored.urgency === "none" ? "hot_lead" : "urgent_lead"
    const { notified } = await step.run("notify", () => notifyLead(ctx, { leadId, kind, scoreId }))
    return { scored, synced, notified }
  },
})
