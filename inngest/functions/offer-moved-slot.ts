import { job } from "@/inngest/job"
import { openFreedSlot } from "@/lib/waiting-list/open-slot"

/** The time from which an appointment was moved goes to the waiting list, where somebody waits for it. */
export const offerMovedSlot = job({
  id: "offer-moved-slot",
  on: "appointment.moved",
  async handle({ ctx, step, event: { data } }) {
    const { appointmentId, practitionerId, startsAt, endsAt } = data
    const freed = { appointmentId, practitionerId, startsAt, endsAt, cause: "moved" as const }
    return step.run("open", () => openFreedSlot(ctx, freed))
  },
})
