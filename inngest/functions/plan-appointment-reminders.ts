import { job } from "@/inngest/job"
import { planReminders } from "@/lib/reminders/plan"

export const planRemindersOfBooked = job({
  id: "plan-appointment-reminders",
  on: "appointment.booked",
  handle({ ctx, step, event }) {
    return step.run("plan", () => planReminders(ctx, { appointmentId: event.data.appointmentId }))
  },
})

export const planRemindersOfMoved = job({
  id: "replan-appointment-reminders",
  on: "appointment.moved",
  handle({ ctx, step, event }) {
    return step.run("plan", () => planReminders(ctx, { appointmentId: event.data.appointmentId }))
  },
})

export const dropRemindersOfCancelled = job({
  id: "drop-appointment-reminders",
  on: "appointment.cancelled",
  handle({ ctx, step, event }) {
    return step.run("drop", () => planReminders(ctx, { appointmentId: event.data.appointmentId }))
  },
})
