import { scheduledJob } from "@/inngest/job"
import { refreshLikelihoods } from "@/lib/no-shows/refresh"

export const refreshLikelihoodsFunction = scheduledJob({
  id: "refresh-likelihoods",
  async handle({ ctx, step }) {
    const sum = { looked: 0, weighed: 0 }
    for (let after: string | null = ""; after !== null; ) {
      const from: string = after
      const part = await step.run(`weigh-after-${from || "start"}`, () =>
        refreshLikelihoods(ctx, { after: from }),
      )
      sum.looked += part.looked
      sum.weighed += part.weighed
      after = part.next
    }
    return sum
  },
})
