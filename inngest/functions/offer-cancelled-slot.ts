import { job } from "@/inngest/job"
import { openFreedSlot } from "@/lib/waiting-list/open-slot"

/** A cancelled appointment's time goes to the waiting list, where somebody waits for it. */
export const offerCancelledSlot = job({
  id: "offer-cancelled-slot",
  on: "appointment.cancelled",
  async handle({ ctx, step, event: { data } }) {
    const { appointmentId, practitionerId, startsAt, endsAt } = data
    const freed = { appointmentId, practitionerId, startsAt, endsAt, cause: "cancelled" as const }
    return step.run("open", () => openFreedSlot(ctx, freed))
  },
})
