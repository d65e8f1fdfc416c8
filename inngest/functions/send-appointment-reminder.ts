import { engineTime } from "@/inngest/engine-time"
import { job } from "@/inngest/job"
import { sendReminder } from "@/lib/reminders/send"

/** A night, a full day and a spacing may follow one another. */
const MOST_WAITS = 80

export const sendAppointmentReminder = job({
  id: "send-appointment-reminder",
  on: "appointment.reminder_due",
  async handle({ ctx, step, event }) {
    const { reminderId: id } = event.data
    for (let n = 1; n <= MOST_WAITS; n++) {
      const { until, ...came } = await step.run(`send-${n}`, () => sendReminder(ctx, { id }))
      if (until === null) return came
      await step.sleepUntil(`until-${n}`, engineTime(until))
    }
    return { status: "waiting" }
  },
})
