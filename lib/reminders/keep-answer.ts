import type { Heard, Said } from "@/lib/answers/said"
import type { Tx } from "@/lib/db"
import { fact } from "@/lib/facts"
import type { Addressed } from "@/lib/reminders/addressed"
import type { OfferedTime } from "@/lib/reminders/schema"
import type { ReminderAnswer } from "@/lib/reminders/words"

/** What the reply was read as, with the reminder it answers. What was plain stays where a later one is not. */
export async function keepAnswer(
  tx: Tx,
  { messageId, saidAt }: Said,
  { id, kind, answer: before, appointment }: Addressed,
  answer: ReminderAnswer,
  offered: readonly OfferedTime[] = [],
): Promise<Heard> {
  if (answer === "unclear" && before !== null) return { facts: [], events: [] }
  await tx.appointmentReminder.update({
    where: { id },
    data: { answer, answeredAt: saidAt, answerMessageId: messageId, offered: [...offered] },
  })
  return {
    facts: [
      fact("appointment.reminder_answered", appointment.id, {
        patientId: appointment.patientId,
        before: { answer: before },
        after: { reminderId: id, kind, answer, messageId, offered: offered.length },
      }),
    ],
    events: [],
  }
}
