import { fail } from "@/lib/errors"
import { isId } from "@/lib/ids"
import { command } from "@/lib/operation"
import { fateOf } from "@/lib/reminders/rules"
import { LookInput, type ReminderStep } from "@/lib/reminders/schema"
import { sendEvent } from "@/lib/reminders/send-event"
import type { ReminderStatus } from "@/lib/reminders/words"
import { toDate } from "@/lib/time"

/**
 * A workflow has woken up: how the appointment stands now says whether its reminder goes out, waits on, or is over. One
 * that goes out is told of once, however often it is looked at.
 */
export const lookAtReminder = command({
  name: "reminders.look",
  may: "messages.send",
  input: LookInput,
  async run({ ctx, tx, input: { appointmentId, kind, startsAt } }) {
    if (!isId(appointmentId)) return fail("not_found")
    const appointment = await tx.appointment.findUnique({
      where: { id: appointmentId },
      select: { startsAt: true, status: true },
    })
    if (!appointment) return fail("not_found")
    const reminder = await tx.appointmentReminder.findFirst({
      where: { appointmentId, kind, startsAt: toDate(startsAt) },
    })
    const told = (until: Date | null = null): ReminderStep => ({
      status: (reminder?.status ?? "dropped") as ReminderStatus,
      because: reminder?.because ?? null,
      until: until?.toISOString() ?? null,
    })
    if (reminder?.status !== "waiting") return { value: told(), facts: [] }
    const fate = fateOf(reminder, appointment, ctx.now)
    if (fate.now === "wait") return { value: told(fate.until), facts: [] }
    // What is over is settled where it would be sent, in one place.
    return { value: told(), facts: [], events: [sendEvent(ctx, reminder.id)] }
  },
})
