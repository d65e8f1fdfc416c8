import { job } from "@/inngest/job"
import { releaseMessage } from "@/lib/messaging/release"
import { addMs, clockOffsetMs, toDate } from "@/lib/time"

/** Sleeps until a planned message is due and queues it. One that was taken back meanwhile, or put off, it leaves alone. */
export const releaseScheduled = job({
  id: "release-scheduled",
  on: "message.scheduled",
  async handle({ ctx, step, event }) {
    const { messageId, sendAt } = event.data
    // The engine sleeps by the machine's clock, whatever the product takes for now.
    await step.sleepUntil("wait", addMs(toDate(sendAt), -clockOffsetMs()))
    return step.run("release", () => releaseMessage(ctx, { messageId }))
  },
})
