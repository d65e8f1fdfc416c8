import { job } from "@/inngest/job"
import { sendReceipt } from "@/lib/consent-requests/send-receipt"

export const sendConsentReceipt = job({
  id: "send-consent-receipt",
  on: "consent.receipt_asked",
  handle({ ctx, step, event }) {
    return step.run("send", () => sendReceipt(ctx, { id: event.data.receiptId }))
  },
})
