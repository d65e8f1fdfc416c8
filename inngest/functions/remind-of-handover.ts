import { engineTime } from "@/inngest/engine-time"
import { job } from "@/inngest/job"
import { askReceipt } from "@/lib/handover/ask-receipt"

/** Asks now, sleeps until a note must have been received, and asks again: a task stands where nobody has it. */
export const remindOfHandover = job({
  id: "remind-of-handover",
  on: "handover.signed",
  async handle({ ctx, step, event }) {
    const id = event.data.handoverId
    const { due } = await step.run("when", () => askReceipt(ctx, { id }))
    if (!due) return { received: true }
    await step.sleepUntil("give-it-time", engineTime(due))
    return { received: (await step.run("ask", () => askReceipt(ctx, { id }))).due === null }
  },
})
