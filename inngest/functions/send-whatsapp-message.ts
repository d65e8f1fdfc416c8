import { job } from "@/inngest/job"
import { playStatuses } from "@/lib/messaging/demo-statuses"
import { giveUpMessage } from "@/lib/messaging/fail"
import { findPassport } from "@/lib/messaging/passport"
import { sendMessage } from "@/lib/messaging/send"

export const sendWhatsappMessage = job({
  id: "send-whatsapp-message",
  on: "message.queued",
  // A partner that hangs for one clinic leaves the others their turns.
  concurrency: { limit: 3, key: "event.data.clinicId" },
  async handle({ ctx, step, event }) {
    const { messageId } = event.data
    const allowed = await step.run("check", async () => {
      const { basis, consentId } = await findPassport(ctx, { messageId })
      return { basis, consentId }
    })
    const { isFake, externalId, ...sent } = await step.run("send", () => sendMessage(ctx, messageId, "send"))
    if (isFake && externalId) await step.run("play-statuses", () => playStatuses(ctx, externalId))
    return { ...allowed, ...sent }
  },
  onFailure({ ctx, step, event }) {
    return step.run("give-up", () => giveUpMessage(ctx, { messageId: event.data.messageId }))
  },
})
