import { scheduledJob } from "@/inngest/job"
import { findDueRecalls } from "@/lib/recalls/find-due"
import { startInvites } from "@/lib/recalls/start-invites"

/** The whole clinic, a part in each step: however many are due, none is left out. Then the day's invitations begin. */
export const dailyRecallCheck = scheduledJob({
  id: "daily-recall-check",
  async handle({ ctx, step }) {
    const sum = { looked: 0, opened: 0 }
    for (let after: string | null = ""; after !== null; ) {
      const from: string = after
      const part = await step.run(`find-after-${from || "start"}`, () => findDueRecalls(ctx, { after: from }))
      sum.looked += part.looked
      sum.opened += part.opened
      after = part.next
    }
    return { ...sum, ...(await step.run("start-invites", () => startInvites(ctx, {}))) }
  },
})
