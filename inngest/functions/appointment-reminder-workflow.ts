import { engineTime } from "@/inngest/engine-time"
import { job } from "@/inngest/job"
import { lookAtReminder } from "@/lib/reminders/look"
import { KINDS } from "@/lib/reminders/words"

/** A request that nobody accepts is looked at every ten minutes, for half a day at most. */
const MOST_LOOKS = 80

/**
 * Waits for the times of both reminders of one appointment's time. What happens to the appointment meanwhile ends it at
 * the next look: the sending itself reads the appointment anew.
 */
export const appointmentReminderWorkflow = job({
  id: "appointment-reminder-workflow",
  on: "appointment.reminders_due",
  async handle({ ctx, step, event }) {
    const { appointmentId, startsAt } = event.data
    let asked = 0
    for (const kind of KINDS) {
      for (let n = 1; n <= MOST_LOOKS; n++) {
        const { status, until } = await step.run(`look-${kind}-${n}`, () =>
          lookAtReminder(ctx, { appointmentId, startsAt, kind }),
        )
        if (until === null) {
          asked += status === "waiting" ? 1 : 0
          break
        }
        await step.sleepUntil(`until-${kind}-${n}`, engineTime(until))
      }
    }
    return { asked }
  },
})
