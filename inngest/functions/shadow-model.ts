import { job } from "@/inngest/job"
import { shadowModelPage } from "@/lib/models/shadow-page"

/** Has a model score the leads of the last 30 days beside what counts, a few a step, as far as the month's cap goes. */
export const shadowModel = job({
  id: "shadow-model",
  on: "model.trial_started",
  concurrency: { limit: 1, key: "event.data.clinicId" },
  async handle({ ctx, step, event }) {
    const { trialId } = event.data
    let pages = 0
    for (let after: string | null = ""; after !== null; pages++) {
      const from: string = after
      const { next } = await step.run(`leads-after-${from || "start"}`, () =>
        shadowModelPage(ctx, { trialId, after: from }),
      )
      after = next
    }
    return { pages }
  },
})
