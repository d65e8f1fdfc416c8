import { engineTime } from "@/inngest/engine-time"
import { job } from "@/inngest/job"
import { invite } from "@/lib/recalls/invite"

/** A night, a full day and another's message may follow one another; what is not sent then is begun anew by the next check. */
const MOST_WAITS = 6

export const sendRecallReminder = job({
  id: "send-recall-reminder",
  on: "recall.due",
  async handle({ ctx, step, event }) {
    const { recallId: id } = event.data
    for (let n = 1; n <= MOST_WAITS; n++) {
      const invited = await step.run(`invite-${n}`, () => invite(ctx, { id, key: String(n) }))
      if (invited.state !== "wait") return { state: invited.state }
      await step.sleepUntil(`until-${n}`, engineTime(invited.until))
    }
    return { state: "waiting" }
  },
})
