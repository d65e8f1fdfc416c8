import { job } from "@/inngest/job"
import { syncContact } from "@/lib/crm/sync-contact"

export const syncHubspotContact = job({
  id: "sync-hubspot-contact",
  on: "lead.sync_requested",
  handle({ ctx, step, event }) {
    const { leadId, scoreId } = event.data
    return step.run("sync", () => syncContact(ctx, { leadId, scoreId }, "sync"))
  },
})
