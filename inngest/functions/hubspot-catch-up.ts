import { scheduledJob } from "@/inngest/job"
import { catchUp } from "@/lib/crm/catch-up"

/** After a long outage the rest waits for the next occasion. */
const MOST_PAGES = 50

export const hubspotCatchUp = scheduledJob({
  id: "hubspot-catch-up",
  async handle({ ctx, step }) {
    const sum = { looked: 0, changed: 0 }
    for (let page = 1; page <= MOST_PAGES; page++) {
      const part = await step.run(`page-${page}`, () => catchUp(ctx))
      sum.looked += part.looked
      sum.changed += part.changed
      if (!part.more) break
    }
    return sum
  },
})
