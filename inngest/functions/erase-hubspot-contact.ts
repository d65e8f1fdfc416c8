import { job } from "@/inngest/job"
import { eraseAtHubspot, handOver } from "@/lib/subject-requests/erase-at-hubspot"

export const eraseHubspotContact = job({
  id: "erase-hubspot-contact",
  on: "subject_request.hubspot_erasure_ordered",
  concurrency: { limit: 3, key: "event.data.clinicId" },
  handle: ({ ctx, step, event }) => step.run("erase", () => eraseAtHubspot(ctx, event.data.requestId)),
  onFailure: ({ ctx, step, event }) => step.run("give-up", () => handOver(ctx, event.data.requestId)),
})
