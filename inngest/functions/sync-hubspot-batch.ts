import { job } from "@/inngest/job"
import { finishBatch } from "@/lib/crm/finish-batch"
import { syncPortion } from "@/lib/crm/sync-portion"

export const syncHubspotBatch = job({
  id: "sync-hubspot-batch",
  on: "crm.batch_started",
  concurrency: { limit: 1, key: "event.data.clinicId" },
  async handle({ ctx, step, event }) {
    const { batchId } = event.data
    for (let portion = 1; ; portion++) {
      const { goesOn } = await step.run(`portion-${portion}`, () =>
        syncPortion(ctx, batchId, `portion-${portion}`),
      )
      if (!goesOn) break
    }
    return step.run("finish", () => finishBatch(ctx, { id: batchId }))
  },
  onFailure({ ctx, step, event }) {
    return step.run("stop", () => finishBatch(ctx, { id: event.data.batchId, failed: true }))
  },
})
