import { scheduledJob } from "@/inngest/job"
import { today } from "@/lib/reports/days"
import { makeWeeklyReport } from "@/lib/reports/make-week"
import { toDate } from "@/lib/time"

export const weeklyReport = scheduledJob({
  id: "weekly-report",
  async handle({ ctx, step, occasion }) {
    // An occasion made up for days later is still that of the week it was due in.
    const at = today(toDate(occasion.dueAt), ctx.clinic.timeZone)
    return step.run("make-and-mail", () => makeWeeklyReport(ctx, { before: at }))
  },
})
