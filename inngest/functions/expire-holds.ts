import { platformJob } from "@/inngest/job"
import { expireHoldsEverywhere } from "@/lib/appointments/expire-holds-everywhere"

/** Nobody is kept out by a hold that ran out; this takes it off the screens and the books. */
export const expireHolds = platformJob({
  id: "expire-holds",
  async handle({ step, runId }) {
    return step.run("expire", () => expireHoldsEverywhere("expire-holds", runId))
  },
})
