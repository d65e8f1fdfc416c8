import { scheduledJob } from "@/inngest/job"
import { expireRequests } from "@/lib/renewals/expire-requests"
import { findEnding } from "@/lib/renewals/find-ending"

/** The whole clinic, a part in each step: however many agreements end, none is left out. */
export const consentExpiryCheck = scheduledJob({
  id: "consent-expiry-check",
  async handle({ ctx, step }) {
    const sum = { expired: 0, looked: 0, started: 0 }
    for (let after: string | null = ""; after !== null; ) {
      const from: string = after
      const part = await step.run(`expire-requests-after-${from || "start"}`, () =>
        expireRequests(ctx, { after: from }),
      )
      sum.expired += part.expired
      after = part.next
    }
    for (let after: string | null = ""; after !== null; ) {
      const from: string = after
      const part = await step.run(`find-after-${from || "start"}`, () => findEnding(ctx, { after: from }))
      sum.looked += part.looked
      sum.started += part.started
      after = part.next
    }
    return sum
  },
})
