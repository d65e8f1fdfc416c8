import { job } from "@/inngest/job"
import { followAppointment } from "@/lib/leads/follow-appointment"

export const leadFollowsBooking = job({
  id: "lead-follows-booking",
  on: "appointment.booked",
  handle: ({ ctx, step, event: { data } }) =>
    step.run("follow", () => followAppointment(ctx, { appointmentId: data.appointmentId })),
})

export const leadFollowsCancelling = job({
  id: "lead-follows-cancelling",
  on: "appointment.cancelled",
  handle: ({ ctx, step, event: { data } }) =>
    step.run("follow", () => followAppointment(ctx, { appointmentId: data.appointmentId })),
})
