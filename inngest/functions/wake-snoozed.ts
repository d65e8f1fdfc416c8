import { engineTime } from "@/inngest/engine-time"
import { job } from "@/inngest/job"
import { wakeConversation } from "@/lib/conversations/wake"

/** Sleeps until a conversation that was put away is due. One put away anew meanwhile has a run of its own. */
export const wakeSnoozed = job({
  id: "wake-snoozed",
  on: "conversation.snoozed",
  async handle({ ctx, step, event: { data } }) {
    await step.sleepUntil("its-time", engineTime(data.until))
    return step.run("wake", () => wakeConversation(ctx, { id: data.conversationId }))
  },
})
