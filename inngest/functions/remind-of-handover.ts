import { job } from "@/inngest/job"
import { askReceipt } from "@/lib/handover/ask-receipt"
import { addMs, clockOffsetMs, toDate } from "@/lib/time"

/** Asks now, sleeps until a note must have been received, and asks again: a task stands where nobody has it. */
export const remindOfHandover = job({
  id: "remind-of-handover",
  on: "handover.signed",
  async handle({ ctx, step, event }) {
    const id = event.data.handoverId
    const { due } = await step.run("when", () => askReceipt(ctx, { id }))
    if (!due) return { received: true }
    // The engine sleeps by the machine's clock, whatever the product takes for now.
    await step.sleepUntil("give-it-time", addMs(toDate(due), -clockOffsetMs()))
    return { received: (await step.run("ask", () => askReceipt(ctx, { id }))).due === null }
  },
})
