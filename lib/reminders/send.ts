import { contactToAsk } from "@/lib/consents/contact"
import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { fail } from "@/lib/errors"
import { fact } from "@/lib/facts"
import { isId } from "@/lib/ids"
import { queueMessage } from "@/lib/messaging/queue"
import { command, type Done } from "@/lib/operation"
import { heldUntil } from "@/lib/reminders/hold"
import { ABOUT, languageOf, reminderMessage } from "@/lib/reminders/message"
import { fateOf } from "@/lib/reminders/rules"
import { ReminderInput, type ReminderStep } from "@/lib/reminders/schema"
import type { ReminderKind, ReminderStatus } from "@/lib/reminders/words"

/**
 * Sends one reminder, once: by how its appointment stands at this moment. Nobody is woken for it; what is held back only
 * for a while says until when to wait, as long as it is of use then. Told again it changes nothing.
 */
export const sendReminder = command({
  name: "reminders.send",
  may: "messages.send",
  input: ReminderInput,
  async run({ ctx, tx, input: { id } }): Promise<Done<ReminderStep>> {
    if (!isId(id)) return fail("not_found")
    await tx.$executeRaw`select from "AppointmentReminder" where id = ${id}::uuid for update`
    const reminder = await tx.appointmentReminder.findUnique({
      where: { id },
      include: { appointment: { include: ABOUT } },
    })
    if (!reminder) return fail("not_found")
    const told = (until: Date | null = null): Done<ReminderStep> => ({
      value: {
        status: reminder.status as ReminderStatus,
        because: reminder.because,
        until: until?.toISOString() ?? null,
      },
      facts: [],
    })
    if (reminder.status !== "waiting") return told()
    const { appointment, tooLateAt } = reminder
    const fate = fateOf(reminder, appointment, ctx.now)
    if (fate.now === "wait") return told(fate.until)
    if (fate.now === "end") return settle(tx, ctx, reminder, { status: fate.status, because: fate.because })
    const { patientId, leadId } = appointment
    const kind = reminder.kind as ReminderKind
    const contactId = await contactToAsk(tx, patientId)
    if (!contactId) return settle(tx, ctx, reminder, { status: "blocked", because: "no_contact" })
    const language = await languageOf(tx, ctx, appointment)
    const content = await reminderMessage(tx, ctx, { kind, contactId, about: appointment, language })
    const until = await heldUntil(tx, ctx, { patientId, contactId, content, tooLateAt })
    if (until) return told(until)
    const queued = await queueMessage(tx, ctx, {
      patientId,
      contactId,
      leadId,
      purpose: "reminder",
      content,
      effectKey: `reminder:${id}`,
      runId: ctx.actor.kind === "system" ? (ctx.actor.runId ?? null) : null,
      tooLateAt,
    })
    const isBlocked = queued.status === "blocked"
    const done = await settle(tx, ctx, reminder, {
      status: isBlocked ? "blocked" : "sent",
      // Free words cannot go out any more: what is missing is what could.
      because: queued.because === "window_closed" ? "no_template" : queued.because,
      messageId: queued.id,
    })
    return { ...done, facts: [...done.facts, ...queued.facts], events: queued.events }
  },
})

type Settled = { status: Exclude<ReminderStatus, "waiting">; because: string | null; messageId?: string }

async function settle(
  tx: Tx,
  ctx: Ctx,
  reminder: { id: string; kind: string; appointmentId: string; appointment: { patientId: string } },
  { status, because, messageId }: Settled,
): Promise<Done<ReminderStep>> {
  await tx.appointmentReminder.update({
    where: { id: reminder.id },
    data: { status, because, settledAt: ctx.now, ...(messageId && { messageId }) },
  })
  return {
    value: { status, because, until: null },
    facts: [
      fact(`appointment.reminder_${status}`, reminder.appointmentId, {
        patientId: reminder.appointment.patientId,
        after: {
          reminderId: reminder.id,
          kind: reminder.kind,
          ...(because && { because }),
          ...(messageId && { messageId }),
        },
      }),
    ],
  }
}
