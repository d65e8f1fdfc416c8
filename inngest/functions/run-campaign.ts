import { job } from "@/inngest/job"
import { continueCampaign } from "@/lib/campaigns/continue"

/** How many batches one run takes; what is left then is taken by a new run of it. */
const BATCHES = 60

export const runCampaign = job({
  id: "run-campaign",
  on: "campaign.started",
  concurrency: { limit: 1, key: "event.data.campaignId" },
  async handle({ ctx, step, event }) {
    const { campaignId: id, round } = event.data
    for (let batch = 0; batch < BATCHES; batch++) {
      const isLast = batch + 1 === BATCHES
      const { goesOn, waitSeconds } = await step.run(`batch-${batch}`, () =>
        continueCampaign(ctx, { id, round, ...(isLast && { isLast }) }),
      )
      if (!goesOn) return { batches: batch + 1 }
      if (!isLast && waitSeconds > 0) await step.sleep(`wait-${batch}`, `${waitSeconds}s`)
    }
    return { goesOn: round + 1 }
  },
  onFailure({ ctx, step, event }) {
    return step.run("hold", () =>
      continueCampaign(ctx, { id: event.data.campaignId, round: event.data.round, failed: true }),
    )
  },
})
