import { scheduledJob } from "@/inngest/job"
import { planAhead } from "@/lib/reminders/plan-ahead"
import { wakeReminders } from "@/lib/reminders/wake"

/** The whole clinic, a part in each step: what nobody planned is planned, and what is due within the hour is woken. */
export const hourlyReminderCheck = scheduledJob({
  id: "hourly-reminder-check",
  async handle({ ctx, step }) {
    const sum = { planned: 0, looked: 0, late: 0 }
    for (let after: string | null = ""; after !== null; ) {
      const from: string = after
      const part = await step.run(`plan-after-${from || "start"}`, () => planAhead(ctx, { after: from }))
      sum.planned += part.changed
      after = part.next
    }
    for (let after: string | null = ""; after !== null; ) {
      const from: string = after
      const part = await step.run(`wake-after-${from || "start"}`, () => wakeReminders(ctx, { after: from }))
      sum.looked += part.looked
      sum.late += part.changed
      after = part.next
    }
    return sum
  },
})
