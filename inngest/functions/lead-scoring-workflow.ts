import { job } from "@/inngest/job"
import { syncContact } from "@/lib/crm/sync-contact"
import { scoreLead } from "@/lib/leads/score"
import { notifyLead } from "@/lib/notifications/notify-lead"
import { routeLead } from "@/lib/routing/route-lead"

/**
 * Score, route, then sync and notify. It shares its verbs with `score-lead`, `sync-hubspot-contact` and `send-notification`, which
 * do one of them when asked: invoking those would cost three runs a message. The last two go side by side, so that a
 * HubSpot that fails or asks for an hour keeps nobody from being told.
 */
export const leadScoringWorkflow = job({
  id: "lead-scoring-workflow",
  on: "message.received",
  async handle({ ctx, step, event }) {
    const { leadId, messageId, revision } = event.data
    const scored = await step.run("score", () => scoreLead(ctx, { leadId, messageId, revision }))
    const { scoreId } = scored
    await step.run("route", () => routeLead(ctx, { leadId }))
    const sync = () => syncContact(ctx, { leadId, scoreId }, "sync-hubspot")
    if (!scored.isPressing || !scoreId)
      return { scored, synced: await step.run("sync-hubspot", sync), notified: 0 }
    const kind = scored.urgency === "none" ? "hot_lead" : "urgent_lead"
    const [synced, { notified }] = await Promise.all([
      step.run("sync-hubspot", sync),
      step.run("notify", () => notifyLead(ctx, { leadId, kind, scoreId })),
    ])
    return { scored, synced, notified }
  },
})
