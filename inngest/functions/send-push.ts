import { job } from "@/inngest/job"
import { giveUpPush } from "@/lib/push/give-up"
import { sendPush } from "@/lib/push/send"

export const sendPushFunction = job({
  id: "send-push",
  on: "push.queued",
  concurrency: { limit: 3, key: "event.data.clinicId" },
  handle({ ctx, step, event }) {
    return step.run("send", () => sendPush(ctx, event.data.deliveryId, "send"))
  },
  onFailure({ ctx, step, event }) {
    return step.run("give-up", () => giveUpPush(ctx, { deliveryId: event.data.deliveryId }))
  },
})
