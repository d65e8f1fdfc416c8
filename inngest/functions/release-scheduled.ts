import { engineTime } from "@/inngest/engine-time"
import { job } from "@/inngest/job"
import { releaseMessage } from "@/lib/messaging/release"

/** Sleeps until a planned message is due and queues it. One that was taken back meanwhile, or put off, it leaves alone. */
export const releaseScheduled = job({
  id: "release-scheduled",
  on: "message.scheduled",
  async handle({ ctx, step, event }) {
    const { messageId, sendAt } = event.data
    await step.sleepUntil("wait", engineTime(sendAt))
    return step.run("release", () => releaseMessage(ctx, { messageId }))
  },
})
