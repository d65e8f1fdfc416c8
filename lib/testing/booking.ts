import { offerTimes } from "@/lib/booking-agent/offer"
import { startBooking } from "@/lib/booking-agent/start"
import { offeredOf } from "@/lib/booking-agent/talk"
import { inClinic } from "@/lib/db"
import { newId } from "@/lib/ids"
import { answerGround, writes } from "@/lib/testing/answers"
import { memberOf } from "@/lib/testing/ctx"
import { makeClinic } from "@/lib/testing/factory"
import { wamid } from "@/lib/testing/whatsapp"
import { now } from "@/lib/time"

/** Somebody who wrote by WhatsApp, and a clinic where two practitioners work around the clock. */
export async function bookingGround(phone?: string) {
  const ground = await answerGround(phone)
  const { clinic, ctx, patientId } = ground
  const clinicId = clinic.id
  const serviceId = newId()
  const practitionerIds = [newId(), newId()]
  const ctxFor = await memberOf(clinic)
  const strangerFor = await memberOf(await makeClinic())
  await inClinic(clinicId, async (tx) => {
    await tx.patient.update({ where: { id: patientId }, data: { language: "ro" } })
    await tx.practitioner.createMany({
      data: practitionerIds.map((id, n) => ({ id, clinicId, name: `Nume ${n}`, title: "Dr.", position: n })),
    })
    await tx.service.create({
      data: {
        ...{ id: serviceId, clinicId, name: "Check-up", names: { ro: "Control" }, minutes: 30 },
        needsRoom: false,
      },
    })
    await tx.servicePractitioner.createMany({
      data: practitionerIds.map((practitionerId) => ({ clinicId, serviceId, practitionerId })),
    })
    await tx.workingHours.createMany({
      data: practitionerIds.flatMap((practitionerId) =>
        [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({
          ...{ id: newId(), clinicId, practitionerId, weekday, fromMinute: 0, untilMinute: 1440 },
        })),
      ),
    })
  })
  const talk = (id: string) => inClinic(clinicId, (tx) => tx.bookingTalk.findUniqueOrThrow({ where: { id } }))
  const start = async (more: Partial<Parameters<typeof startBooking>[1]> = {}) =>
    startBooking({ ...ctxFor(["coordinator"]), now: now() }, { key: newId(), patientId, serviceId, ...more })
  /** Started, and the list has reached the patient. */
  const asked = async () => {
    const { id } = await start()
    await offerTimes({ ...ctx, now: now() }, { id, round: 1 })
    await sent(id)
    return id
  }
  const sent = async (id: string) => {
    const { messageId } = await talk(id)
    const externalId = wamid()
    await inClinic(clinicId, (tx) =>
      tx.message.update({ where: { id: messageId ?? "" }, data: { status: "sent", externalId } }),
    )
    return externalId
  }
  const says = (body: string, message: Record<string, unknown> = {}) => writes(ground, body, message)
  const appointments = () =>
    inClinic(clinicId, (tx) => tx.appointment.findMany({ orderBy: { createdAt: "asc" } }))
  const tasks = () =>
    inClinic(clinicId, (tx) =>
      tx.task.findMany({
        where: { effectKey: { startsWith: "booking:" } },
        select: { title: true, why: true, status: true },
      }),
    )
  const bodies = () =>
    inClinic(clinicId, async (tx) =>
      (
        await tx.message.findMany({
          where: { direction: "out", effectKey: { startsWith: "booking:" } },
          orderBy: { createdAt: "asc" },
        })
      ).map((one) => one.body),
    )
  const held = () => inClinic(clinicId, (tx) => tx.slotHold.count({ where: { status: "held" } }))
  return {
    ...ground,
    ...{ ctxFor, strangerFor, serviceId, practitionerIds, talk, start, asked, sent, says },
    ...{ appointments, tasks, bodies, held, offered: async (id: string) => offeredOf(await talk(id)) },
  }
}
export type BookingGround = Awaited<ReturnType<typeof bookingGround>>
