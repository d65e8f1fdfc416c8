import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import type { ReminderView } from "@/lib/reminders/schema"
import type { ReminderAnswer, ReminderKind, ReminderStatus } from "@/lib/reminders/words"

const NEVER_LEFT: readonly string[] = ["failed", "blocked", "cancelled"]

export type LightAppointment = { id: string; startsAt: Date; status: string }
export type Views = { h24: ReminderView | null; h2: ReminderView | null }
export type ViewsByAppointment = ReadonlyMap<string, Views>

/** The reminders of these appointments' present times, with what became of their messages. Two statements. */
export async function viewsOf(
  tx: Tx,
  { clinicId }: Ctx,
  appointments: readonly LightAppointment[],
): Promise<ViewsByAppointment> {
  const views = new Map<string, Views>()
  if (appointments.length === 0) return views
  const starts = new Map(appointments.map((one) => [one.id, one.startsAt.getTime()]))
  const reminders = await tx.appointmentReminder.findMany({
    where: { clinicId, appointmentId: { in: appointments.map((one) => one.id) } },
  })
  const present = reminders.filter((one) => starts.get(one.appointmentId) === one.startsAt.getTime())
  const messages = await tx.message.findMany({
    where: { id: { in: present.flatMap((one) => one.messageId ?? []) } },
    select: { id: true, status: true, statusAt: true, failedBecause: true },
  })
  const byId = new Map(messages.map((one) => [one.id, one]))
  for (const one of present) {
    const message = one.messageId ? byId.get(one.messageId) : undefined
    const kind = one.kind as ReminderKind
    // Held back at first, and sent after all by a colleague: what became of the message says more.
    const hasLeft = message !== undefined && !NEVER_LEFT.includes(message.status)
    const status = one.status === "blocked" && hasLeft ? "sent" : (one.status as ReminderStatus)
    const view: ReminderView = {
      kind,
      status,
      because: status === "sent" ? null : one.because,
      dueAt: one.dueAt.toISOString(),
      message: message
        ? {
            id: message.id,
            status: message.status,
            because: message.failedBecause,
            at: message.statusAt.toISOString(),
          }
        : null,
      answer: one.answer as ReminderAnswer | null,
      answeredAt: one.answeredAt?.toISOString() ?? null,
    }
    views.set(one.appointmentId, {
      ...(views.get(one.appointmentId) ?? { h24: null, h2: null }),
      [kind]: view,
    })
  }
  return views
}
