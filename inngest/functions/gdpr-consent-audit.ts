import { scheduledJob } from "@/inngest/job"
import { makeConsentAudit } from "@/lib/consent-audits/make"
import { today } from "@/lib/reports/days"
import { toDate } from "@/lib/time"

export const gdprConsentAudit = scheduledJob({
  id: "gdpr-consent-audit",
  async handle({ ctx, step, occasion }) {
    // An occasion made up for later is still that of the day it was due on.
    const day = today(toDate(occasion.dueAt), ctx.clinic.timeZone)
    const { counts } = await step.run("look-through", () => makeConsentAudit(ctx, { day }))
    return { day, ...counts.findings }
  },
})
