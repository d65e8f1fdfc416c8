import { job } from "@/inngest/job"
import { giveUpMail } from "@/lib/mail/give-up"
import { sendMail } from "@/lib/mail/send"

export const sendMailFunction = job({
  id: "send-mail",
  on: "mail.queued",
  // A mail server that hangs leaves the workers their turns for what is urgent.
  concurrency: { limit: 2, key: "event.data.clinicId" },
  handle({ ctx, step, event }) {
    return step.run("send", () => sendMail(ctx, event.data.mailId, "send"))
  },
  onFailure({ ctx, step, event }) {
    return step.run("give-up", () => giveUpMail(ctx, { mailId: event.data.mailId }))
  },
})
