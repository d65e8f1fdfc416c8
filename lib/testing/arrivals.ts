import type { AppointmentStatus } from "@/lib/appointments/words"
import { inClinic } from "@/lib/db"
import type { Prisma } from "@/lib/generated/prisma/client"
import { newId } from "@/lib/ids"
import { type AppointmentGround, appointmentGround } from "@/lib/testing/appointments"
import { addMs, MINUTE_MS, toDate } from "@/lib/time"

/** The day on which everybody of the ground arrives, at ten past the appointment's time. */
export const ARRIVAL = "2037-03-03T10:00:00.000Z"
export const AT_THE_DESK = toDate("2037-03-03T10:10:00.000Z")

/** An appointment in this state, with a practitioner of its own so that two never meet. */
export async function arrivalOf(
  { clinic, patient, serviceId }: Pick<AppointmentGround, "clinic" | "patient" | "serviceId">,
  status: AppointmentStatus = "scheduled",
  more: Partial<Prisma.AppointmentUncheckedCreateInput> = {},
): Promise<string> {
  const [id, practitionerId, patientId] = [newId(), newId(), await patient()]
  const startsAt = toDate(ARRIVAL)
  const endsAt = addMs(startsAt, 30 * MINUTE_MS)
  const clinicId = clinic.id
  await inClinic(clinicId, async (tx) => {
    await tx.practitioner.create({ data: { id: practitionerId, clinicId, name: "Dr Own", position: 99 } })
    await tx.appointment.create({
      data: {
        ...{ id, clinicId, patientId, practitionerId, serviceId, status, startsAt, endsAt },
        ...{ busyFrom: startsAt, busyUntil: endsAt },
        ...(["checked_in", "in_session", "completed"].includes(status) && { checkedInAt: startsAt }),
        ...(["in_session", "completed"].includes(status) && { startedAt: startsAt }),
        ...(["completed", "no_show"].includes(status) && { finishedAt: AT_THE_DESK }),
        ...(status === "completed" && { outcome: "treated" }),
        ...(status === "cancelled" && { cancelledAt: AT_THE_DESK, cancelledBecause: "patient" }),
        ...more,
      },
    })
  })
  return id
}

/** For `describeRefusals`: a fresh appointment in this state, looked at from the desk on its day. */
export async function arrivalGround(status: AppointmentStatus = "scheduled") {
  const ground = await appointmentGround()
  const id = await arrivalOf(ground, status)
  const at = { now: AT_THE_DESK }
  return {
    ...ground,
    input: { id },
    ctxFor: (roles: Parameters<AppointmentGround["ctxFor"]>[0]) => ground.ctxFor(roles, at),
    strangerFor: (roles: Parameters<AppointmentGround["ctxFor"]>[0]) => ground.strangerFor(roles, at),
  }
}
