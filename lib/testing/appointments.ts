import { type BookAppointmentInput, FindSlotsInput } from "@/lib/appointments/schema"
import { inClinic } from "@/lib/db"
import type { Prisma } from "@/lib/generated/prisma/client"
import { newId } from "@/lib/ids"
import { memberOf } from "@/lib/testing/ctx"
import { type MadeClinic, makeClinic } from "@/lib/testing/factory"
import { addLead } from "@/lib/testing/lead-ground"

type Given = { practitioners?: number; rooms?: number; service?: Partial<Prisma.ServiceUncheckedCreateInput> }

/**
 * A clinic open 09:00–17:00 on every day with practitioners, rooms and one service of 30 minutes, a patient, a member
 * of it and one of another clinic. Times lie in 2037, ahead of every clock.
 */
export async function appointmentGround(
  { practitioners = 2, rooms = 2, service = {} }: Given = {},
  of: Partial<MadeClinic> = {},
) {
  const clinic = await makeClinic(of)
  const ctxFor = await memberOf(clinic)
  const strangerFor = await memberOf(await makeClinic())
  const lead = await addLead(clinic.id, { name: "Zanubia Quartermaine" })
  const practitionerIds = Array.from({ length: practitioners }, newId)
  const roomIds = Array.from({ length: rooms }, newId)
  const serviceId = newId()
  const clinicId = clinic.id
  await inClinic(clinicId, async (tx) => {
    await tx.practitioner.createMany({
      data: practitionerIds.map((id, n) => ({
        id,
        clinicId,
        name: `Dr ${n}`,
        position: n,
        colour: (n % 8) + 1,
      })),
    })
    await tx.room.createMany({
      data: roomIds.map((id, n) => ({ id, clinicId, name: `Room ${n}`, position: n })),
    })
    await tx.service.create({
      data: { id: serviceId, clinicId, name: "Check-up", minutes: 30, needsRoom: rooms > 0, ...service },
    })
    await tx.servicePractitioner.createMany({
      data: practitionerIds.map((practitionerId) => ({ clinicId, serviceId, practitionerId })),
    })
    await tx.workingHours.createMany({
      data: practitionerIds.flatMap((practitionerId) =>
        [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({
          id: newId(),
          clinicId,
          practitionerId,
          weekday,
          fromMinute: 9 * 60,
          untilMinute: 17 * 60,
        })),
      ),
    })
  })
  const patient = async () => (await addLead(clinicId, { name: `Person ${newId().slice(-6)}` })).patientId
  const booking = (given: Partial<BookAppointmentInput> = {}) => ({
    key: newId(),
    patientId: lead.patientId,
    serviceId,
    practitionerId: practitionerIds[0]!,
    startsAt: "2037-03-03T10:00:00.000Z",
    ...given,
  })
  const wanted = (given: Partial<FindSlotsInput> = {}) =>
    FindSlotsInput.parse({ serviceId, fromOn: "2037-03-03", days: 1, ...given })
  const read = (id: string) => inClinic(clinicId, (tx) => tx.appointment.findUniqueOrThrow({ where: { id } }))
  return {
    clinic,
    ctxFor,
    strangerFor,
    me: ctxFor.member,
    lead,
    serviceId,
    practitionerIds,
    roomIds,
    patient,
    booking,
    wanted,
    read,
  }
}
export type AppointmentGround = Awaited<ReturnType<typeof appointmentGround>>
