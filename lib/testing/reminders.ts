import { recordConsent } from "@/lib/consents/record"
import { type Ctx, systemCtx } from "@/lib/ctx"
import { inClinic } from "@/lib/db"
import type { Prisma } from "@/lib/generated/prisma/client"
import { newId } from "@/lib/ids"
import { processEvent } from "@/lib/inbox/process"
import { planReminders } from "@/lib/reminders/plan"
import { sendReminder } from "@/lib/reminders/send"
import { type AppointmentGround, appointmentGround } from "@/lib/testing/appointments"
import type { MadeClinic } from "@/lib/testing/factory"
import { arrive } from "@/lib/testing/inbox"
import { addLead, addMessage } from "@/lib/testing/lead-ground"
import { NO_LIMITS } from "@/lib/testing/sending"
import { change, connectWhatsapp, contactOf, envelope, textMessage, wamid } from "@/lib/testing/whatsapp"
import { addMs, DAY_MS, HOUR_MS, MINUTE_MS, now, toDate } from "@/lib/time"

export type ReminderGround = AppointmentGround & { at(moment?: Date): Ctx }

let serial = 0

/** A clinic open every day that can write by WhatsApp, and its patient, who agreed to reminders and wrote an hour ago. */
export async function reminderGround(
  of: Partial<MadeClinic> = {},
  { limits = NO_LIMITS as Record<string, number | string>, agrees = true } = {},
): Promise<ReminderGround> {
  const ground = await appointmentGround({}, { timeZone: "UTC", ...of })
  const { clinic } = ground
  await connectWhatsapp(clinic.id, { secrets: { apiKey: "an-access-token" } as never })
  await inClinic(clinic.id, async (tx) => {
    await tx.clinicSetting.create({ data: { clinicId: clinic.id, key: "sending_limits", value: limits } })
  })
  const at = (moment = now()): Ctx => ({
    ...systemCtx(clinic.id, clinic, "send-appointment-reminder"),
    now: moment,
  })
  const address = `+40719${String(100_000 + ++serial)}`
  const lead = await addLead(clinic.id, { name: "Zanubia Quartermaine", address })
  await addMessage(lead, "Bună ziua", { createdAt: addMs(now(), -HOUR_MS) })
  const made = { ...ground, lead, at }
  if (agrees) await agreeToReminders(made, lead.patientId)
  return made
}

export const agreeToReminders = (
  { clinic, at }: Pick<ReminderGround, "clinic" | "at">,
  patientId: string,
  decidedAt = addMs(now(), -DAY_MS),
) =>
  inClinic(clinic.id, (tx) =>
    recordConsent(tx, at(decidedAt), {
      patientId,
      purpose: "appointment_reminders",
      status: "granted",
      source: "web_form",
      policyVersion: "v1",
      decidedAt,
      effectKey: newId(),
    }),
  )

const minute = (at: Date): Date => toDate(Math.floor(at.getTime() / MINUTE_MS) * MINUTE_MS)

/** One booked days ago that begins so many hours from now: as the calendar has it, without asking what else is there. */
export async function appointed(
  ground: ReminderGround,
  hours: number,
  given: Partial<Prisma.AppointmentUncheckedCreateInput> = {},
): Promise<{ id: string; startsAt: Date }> {
  const startsAt = minute(addMs(now(), hours * HOUR_MS))
  const { clinic, lead, practitionerIds, roomIds, serviceId } = ground
  const id = newId()
  const begins = toDate((given.startsAt as Date | undefined) ?? startsAt)
  const endsAt = addMs(begins, 30 * MINUTE_MS)
  await inClinic(clinic.id, (tx) =>
    tx.appointment.create({
      data: {
        id,
        clinicId: clinic.id,
        patientId: lead.patientId,
        practitionerId: practitionerIds[0] ?? "",
        roomId: roomIds[0] ?? null,
        serviceId,
        startsAt: begins,
        endsAt,
        busyFrom: begins,
        busyUntil: endsAt,
        createdAt: addMs(now(), -3 * DAY_MS),
        ...given,
      },
    }),
  )
  return { id, startsAt: begins }
}

export const remindersOf = ({ clinic }: ReminderGround, appointmentId: string) =>
  inClinic(clinic.id, (tx) =>
    tx.appointmentReminder.findMany({
      where: { appointmentId },
      orderBy: [{ startsAt: "asc" }, { dueAt: "asc" }],
    }),
  )

/** Planned, and the one of a day before sent, just now; with the id by which WhatsApp knows it. */
export async function reminded(ground: ReminderGround, hours = 24, given = {}) {
  const appointment = await appointed(ground, hours, given)
  await planReminders(ground.at(addMs(now(), -HOUR_MS)), { appointmentId: appointment.id })
  const [reminder] = await remindersOf(ground, appointment.id)
  const { status, because } = await sendReminder(ground.at(), { id: reminder?.id ?? "" })
  if (status !== "sent") throw new Error(`not sent: ${status} ${because}`)
  const [sent] = await remindersOf(ground, appointment.id)
  const externalId = wamid()
  await inClinic(ground.clinic.id, (tx) =>
    tx.message.update({ where: { id: sent?.messageId ?? "" }, data: { status: "sent", externalId } }),
  )
  return { ...appointment, reminderId: sent?.id ?? "", messageId: sent?.messageId ?? "", externalId }
}

/** The patient writes by WhatsApp, and it is worked off. */
export async function answers(
  ground: ReminderGround,
  body: string,
  message: Record<string, unknown> = {},
  address?: string,
): Promise<string> {
  const { clinic, lead } = ground
  const known = await inClinic(clinic.id, (tx) =>
    tx.contact.findUniqueOrThrow({ where: { id: lead.contactId }, select: { address: true } }),
  )
  const phone = (address ?? known.address).slice(1)
  const id = wamid()
  const timestamp = Math.floor(now().getTime() / 1_000) + 1
  const given = { ...textMessage({ from: phone, body, id, timestamp }), ...message, id }
  const value = { contacts: [contactOf({ from: phone })], messages: [given] }
  const [eventId = ""] = await arrive(clinic.slug, JSON.stringify(envelope(change(value))))
  const ctx = systemCtx(clinic.id, clinic, "process-whatsapp-message")
  await processEvent({ ...ctx, now: now() }, { id: eventId })
  // What we say back has left before the next message is written.
  await inClinic(clinic.id, (tx) =>
    tx.message.updateMany({
      where: { direction: "out", status: "queued" },
      data: { status: "sent" },
    }),
  )
  return id
}

/** Quotes a message of ours, as when somebody swipes it. */
export const quoting = (externalId: string) => ({ context: { id: externalId } })
