import { engineTime } from "@/inngest/engine-time"
import { job } from "@/inngest/job"
import { expireOffer } from "@/lib/waiting-list/expire-offer"

/** Sleeps until an offer's time is over and ends it, if nobody answered: the time goes to whoever is next. */
export const expireSlotOffer = job({
  id: "expire-slot-offer",
  on: "waiting_list.offered",
  async handle({ ctx, step, event: { data } }) {
    await step.sleepUntil("wait", engineTime(data.until))
    return step.run("expire", () => expireOffer(ctx, { id: data.offerId }))
  },
})
