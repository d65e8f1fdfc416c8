import { scheduledJob } from "@/inngest/job"
import { checkDrift } from "@/lib/crm/check-drift"

export const crmDriftCheck = scheduledJob({
  id: "crm-drift-check",
  async handle({ ctx, step }) {
    const sum = { looked: 0, changed: 0, gone: 0 }
    for (let after: string | null = ""; after !== null; ) {
      const from: string = after
      const part = await step.run(`check-after-${from || "start"}`, () => checkDrift(ctx, from))
      sum.looked += part.looked
      sum.changed += part.changed
      sum.gone += part.gone
      after = part.next
    }
    return sum
  },
})
