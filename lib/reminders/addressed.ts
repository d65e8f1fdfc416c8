import { type StoredAppointment, WITH } from "@/lib/appointments/reach"
import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { isId } from "@/lib/ids"
import { ABOUT, type About } from "@/lib/reminders/message"
import type { OfferedTime } from "@/lib/reminders/schema"
import type { ReminderAnswer } from "@/lib/reminders/words"

/** What a reply to a reminder is answered with carries its reminder's id, so that a second reply is heard, too. */
export const ANSWER_KEY = "reminder_answer"

export type Addressed = {
  id: string
  kind: string
  startsAt: Date
  answer: ReminderAnswer | null
  offered: OfferedTime[]
  /** As it was written. */
  body: string
  appointment: StoredAppointment & About
}

/** The reminder that a message of ours was, or that it went on from; held, so that two replies come one after the other. */
export async function addressed(
  tx: Tx,
  ctx: Ctx,
  to: { id: string; purpose: string | null },
): Promise<Addressed | null> {
  const id = await idOf(tx, ctx, to)
  if (!id) return null
  await tx.$executeRaw`select from "AppointmentReminder" where id = ${id}::uuid for update`
  const found = await tx.appointmentReminder.findUnique({
    where: { id },
    include: { appointment: { include: { ...WITH, ...ABOUT, patient: patientOf } } },
  })
  if (!found) return null
  const message = found.messageId
    ? await tx.message.findUnique({ where: { id: found.messageId }, select: { body: true } })
    : null
  return {
    id,
    kind: found.kind,
    startsAt: found.startsAt,
    answer: found.answer as ReminderAnswer | null,
    offered: found.offered as OfferedTime[],
    body: message?.body ?? "",
    appointment: found.appointment as Addressed["appointment"],
  }
}

const patientOf = { select: { ...WITH.patient.select, language: true } } as const

async function idOf(tx: Tx, { clinicId }: Ctx, to: { id: string; purpose: string | null }) {
  if (to.purpose === "reminder")
    return (
      await tx.appointmentReminder.findUnique({
        where: { clinicId_messageId: { clinicId, messageId: to.id } },
        select: { id: true },
      })
    )?.id
  if (to.purpose !== "confirmation") return null
  const message = await tx.message.findUnique({ where: { id: to.id }, select: { effectKey: true } })
  const [key, id = ""] = message?.effectKey?.split(":") ?? []
  return key === ANSWER_KEY && isId(id) ? id : null
}

/** Whether somebody else of the same number was reminded, too, and has not answered: a yes could be either's. */
export async function isOfSeveral(
  tx: Tx,
  { clinicId }: Ctx,
  contactId: string,
  { appointment }: Addressed,
  at: Date,
): Promise<boolean> {
  const [row] = await tx.$queryRaw<[{ is: boolean }]>`
    select exists (
      select from "Message" message
      join "AppointmentReminder" reminder on reminder."clinicId" = message."clinicId" and reminder."messageId" = message.id
      join "Appointment" other on other."clinicId" = reminder."clinicId" and other.id = reminder."appointmentId"
      where message."clinicId" = ${clinicId}::uuid and message."contactId" = ${contactId}::uuid
        and message."saidAt" > ${at}::timestamptz - interval '26 hours' and message.direction = 'out'
        and message.purpose = 'reminder' and reminder.status = 'sent' and reminder.answer is null
        and other."startsAt" = reminder."startsAt" and other."startsAt" > ${at}::timestamptz
        and other.status = 'scheduled' and other."patientId" <> ${appointment.patientId}::uuid
    ) as is`
  return row.is
}
