import { engineTime } from "@/inngest/engine-time"
import { job } from "@/inngest/job"
import { endBooking } from "@/lib/booking-agent/end"
import { offerTimes } from "@/lib/booking-agent/offer"

/** A night, a day's number of messages and the time between two, one after the other. */
const MOST_WAITS = 20
/** Each list that follows a lost time may be answered for a day. */
const MOST_ENDS = 8

/**
 * Offers times by message and waits for the choice, which the patient's own message makes: the reply books, or asks anew,
 * in the transaction that keeps it. What is left here is the first list and the end.
 */
export const bookingAgentWorkflow = job({
  id: "booking-agent-workflow",
  on: "booking.started",
  async handle({ ctx, step, event }) {
    const { bookingId: id } = event.data
    for (let n = 1; n <= MOST_WAITS; n++) {
      const offered = await step.run(`offer-${n}`, () => offerTimes(ctx, { id, round: 1 }))
      if (offered.state === "ended") return { status: "ended" }
      await step.sleepUntil(`after-${n}`, engineTime(offered.until))
      if (offered.state === "asked") break
    }
    for (let n = 1; n <= MOST_ENDS; n++) {
      const { status, until } = await step.run(`end-${n}`, () => endBooking(ctx, { id }))
      if (until === null) return { status }
      await step.sleepUntil(`end-after-${n}`, engineTime(until))
    }
    return { status: "asked" }
  },
})
