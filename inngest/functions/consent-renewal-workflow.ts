import { engineTime } from "@/inngest/engine-time"
import { job } from "@/inngest/job"
import { askRenewal } from "@/lib/renewals/ask"
import { endRenewal } from "@/lib/renewals/end"

/** Quiet hours of a month of nights, and a number at which somebody else's question waits. */
const MOST_WAITS = 40

/**
 * Asks for what ends soon, once more after a week, and notes at the end what nobody renewed. What was said and done stands
 * in the renewal: a step that is run again asks nobody twice, and what was answered meanwhile ends it at the next step.
 */
export const consentRenewalWorkflow = job({
  id: "consent-renewal-workflow",
  on: "consent.renewal_started",
  async handle({ ctx, step, event }) {
    const { renewalId: id } = event.data
    for (const round of [1, 2] as const) {
      for (let n = 1; n <= MOST_WAITS; n++) {
        const asked = await step.run(`ask-${round}-${n}`, () => askRenewal(ctx, { id, round }))
        if (asked.state === "ended") return { ended: true }
        await step.sleepUntil(`after-${round}-${n}`, engineTime(asked.until))
        if (asked.state !== "wait") break
      }
    }
    for (let n = 1; n <= MOST_WAITS; n++) {
      const { status, until } = await step.run(`end-${n}`, () => endRenewal(ctx, { id }))
      if (until === null) return { status }
      await step.sleepUntil(`end-after-${n}`, engineTime(until))
    }
    return { status: "asking" }
  },
})
