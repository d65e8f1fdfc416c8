import { engineTime } from "@/inngest/engine-time"
import { job } from "@/inngest/job"
import { offerNext } from "@/lib/waiting-list/offer-next"

/** Closed days and people who can be written to later: more looks than these one free time does not need. */
const MOST_LOOKS = 40

/**
 * Offers a free time to whoever is next, when the clinic is open. What stands of it stands in its row: one that is run again,
 * or twice at once, asks nobody twice. Who does not take it starts another run.
 */
export const offerFreeSlot = job({
  id: "offer-free-slot",
  on: "waiting_list.slot_free",
  async handle({ ctx, step, event }) {
    const id = event.data.slotId
    for (let n = 1; n <= MOST_LOOKS; n++) {
      const came = await step.run(`offer-${n}`, () => offerNext(ctx, { id }))
      if (came.state !== "wait") return came
      await step.sleepUntil(`wait-${n}`, engineTime(came.until))
    }
    return { state: "wait" }
  },
})
