import { engineTime } from "@/inngest/engine-time"
import { job } from "@/inngest/job"
import { followForNoShows } from "@/lib/no-shows/follow-booking"
import { recoverNoShow } from "@/lib/no-shows/recover"
import { weighAppointment } from "@/lib/no-shows/weigh"
import { followBooking } from "@/lib/recalls/follow-booking"
import { addMs, MINUTE_MS, now } from "@/lib/time"

/** What a booking settles: recalls that waited for it and calls to who did not come; and how likely they come. */
export const followBookingFunction = job({
  id: "follow-booking",
  on: "appointment.booked",
  async handle({ ctx, step, event }) {
    const { appointmentId } = event.data
    const recalls = await step.run("recalls", () => followBooking(ctx, { appointmentId }))
    const calls = await step.run("calls", () => followForNoShows(ctx, { appointmentId }))
    const likelihood = await step.run("weigh", () => weighAppointment(ctx, { appointmentId }))
    return { ...recalls, ...calls, ...likelihood }
  },
})

export const followMove = job({
  id: "follow-move",
  on: "appointment.moved",
  handle: ({ ctx, step, event: { data } }) =>
    step.run("weigh", () => weighAppointment(ctx, { appointmentId: data.appointmentId })),
})

/** A recall that was booked is due again when its appointment was called off. */
export const followCancellation = job({
  id: "follow-cancellation",
  on: "appointment.cancelled",
  handle: ({ ctx, step, event: { data } }) =>
    step.run("recalls", () => followBooking(ctx, { appointmentId: data.appointmentId })),
})

/** Who comes late after all is not called: somebody of the front desk takes the mark back within these minutes. */
const GRACE_MS = 10 * MINUTE_MS

export const recoverNoShowFunction = job({
  id: "recover-no-show",
  on: "appointment.missed",
  async handle({ ctx, step, event: { data } }) {
    const until = await step.run("grace", () => addMs(now(), GRACE_MS).toISOString())
    await step.sleepUntil("until-then", engineTime(until))
    return step.run("task", () => recoverNoShow(ctx, { appointmentId: data.appointmentId }))
  },
})
