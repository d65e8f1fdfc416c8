import { job } from "@/inngest/job"
import { wakeConversation } from "@/lib/conversations/wake"
import { addMs, clockOffsetMs, toDate } from "@/lib/time"

/** Sleeps until a conversation that was put away is due. One put away anew meanwhile has a run of its own. */
export const wakeSnoozed = job({
  id: "wake-snoozed",
  on: "conversation.snoozed",
  async handle({ ctx, step, event: { data } }) {
    // The engine sleeps by the machine's clock, whatever the product takes for now.
    await step.sleepUntil("its-time", addMs(toDate(data.until), -clockOffsetMs()))
    return step.run("wake", () => wakeConversation(ctx, { id: data.conversationId }))
  },
})
