import { job } from "@/inngest/job"
import { syncContact } from "@/lib/crm/sync-contact"

export const writeHubspotContact = job({
  id: "write-hubspot-contact",
  on: "crm.write_requested",
  concurrency: { limit: 3, key: "event.data.clinicId" },
  handle({ ctx, step, event }) {
    const { patientId, askedAt, fields } = event.data
    return step.run("sync", () => syncContact(ctx, { patientId, askedAt, fields: fields.split(",") }, "sync"))
  },
})
