import { inClinic } from "@/lib/db"
import type { Prisma } from "@/lib/generated/prisma/client"
import { newId } from "@/lib/ids"
import { type AnswerGround, answerGround } from "@/lib/testing/answers"
import { memberOf } from "@/lib/testing/ctx"
import { makeClinic } from "@/lib/testing/factory"
import { addLead } from "@/lib/testing/lead-ground"
import { agreed } from "@/lib/testing/renewals"
import { addMs, DAY_MS, HOUR_MS, MINUTE_MS, now } from "@/lib/time"

type Visit = Partial<Prisma.AppointmentUncheckedCreateInput> & { daysAgo?: number }

/**
 * A clinic that writes by WhatsApp at any hour, a patient who wrote a minute ago and agreed to reminders and news, one
 * service that is recalled after six months, and visits as they are needed: each with a practitioner of its own.
 */
export async function visitGround(service: Partial<Prisma.ServiceUncheckedCreateInput> = {}) {
  const ground: AnswerGround = await answerGround()
  const { clinic, ctx, patientId } = ground
  const clinicId = clinic.id
  const ctxFor = await memberOf(clinic)
  const strangerFor = await memberOf(await makeClinic())
  await agreed(ground, ["appointment_reminders", "treatment_updates"], 300)
  const serviceId = newId()
  const addService = (given: Partial<Prisma.ServiceUncheckedCreateInput> = {}) =>
    inClinic(clinicId, async (tx) => {
      const data = { id: newId(), clinicId, name: "Check-up", minutes: 30, recallMonths: 6, ...given }
      await tx.service.create({ data })
      return data.id
    })
  await addService({ ...service, id: serviceId })
  /** Completed unless told otherwise. */
  const visit = ({ daysAgo = 200, ...given }: Visit = {}): Promise<string> =>
    inClinic(clinicId, async (tx) => {
      const id = newId()
      const practitionerId = given.practitionerId ?? newId()
      if (!given.practitionerId)
        await tx.practitioner.create({ data: { id: practitionerId, clinicId, name: "Dr Vlad" } })
      const status = given.status ?? "completed"
      const startsAt = (given.startsAt as Date | undefined) ?? addMs(now(), -daysAgo * DAY_MS)
      const endsAt = addMs(startsAt, 30 * MINUTE_MS)
      const isOver = status === "completed" || status === "no_show"
      await tx.appointment.create({
        data: {
          id,
          clinicId,
          patientId,
          serviceId,
          busyFrom: startsAt,
          busyUntil: endsAt,
          finishedAt: isOver ? endsAt : null,
          cancelledAt: status === "cancelled" ? addMs(startsAt, -2 * HOUR_MS) : null,
          createdAt: addMs(startsAt, -5 * DAY_MS),
          ...given,
          status,
          startsAt,
          endsAt,
          practitionerId,
        },
      })
      return id
    })
  const at = (when: Date) => ({ ...ctx, now: when })
  return {
    ...ground,
    ctxFor,
    strangerFor,
    serviceId,
    addService,
    visit,
    at,
    patient: async () => (await addLead(clinicId, { name: `Person ${newId().slice(-6)}` })).patientId,
    tasks: () => inClinic(clinicId, (tx) => tx.task.findMany({ orderBy: { createdAt: "asc" } })),
    messages: (purpose: string) =>
      inClinic(clinicId, (tx) => tx.message.findMany({ where: { purpose }, orderBy: { createdAt: "asc" } })),
    set: (id: string, data: Prisma.AppointmentUncheckedUpdateInput) =>
      inClinic(clinicId, (tx) => tx.appointment.update({ where: { id }, data })),
  }
}
export type VisitGround = Awaited<ReturnType<typeof visitGround>>

/** A recall that is due since yesterday. */
export async function recallGround(given: Partial<Prisma.RecallUncheckedCreateInput> = {}) {
  const ground = await visitGround()
  const add = async (more: Partial<Prisma.RecallUncheckedCreateInput> = {}): Promise<string> => {
    const id = newId()
    const lastAppointmentId = more.lastAppointmentId ?? (await ground.visit())
    await inClinic(ground.clinic.id, (tx) =>
      tx.recall.create({
        data: {
          id,
          clinicId: ground.clinic.id,
          patientId: ground.patientId,
          serviceId: ground.serviceId,
          dueOn: addMs(now(), -DAY_MS),
          ...more,
          lastAppointmentId,
        },
      }),
    )
    return id
  }
  const id = await add(given)
  const read = (of = id) =>
    inClinic(ground.clinic.id, (tx) => tx.recall.findUniqueOrThrow({ where: { id: of } }))
  return { ...ground, id, add, read }
}
export type RecallGround = Awaited<ReturnType<typeof recallGround>>

/** A question after a visit that ended two hours ago, planned and due. */
export async function surveyGround(given: Partial<Prisma.SurveyUncheckedCreateInput> = {}) {
  const ground = await visitGround()
  const appointmentId = await ground.visit({ startsAt: addMs(now(), -2 * HOUR_MS) })
  const id = newId()
  await inClinic(ground.clinic.id, (tx) =>
    tx.survey.create({
      data: {
        id,
        clinicId: ground.clinic.id,
        patientId: ground.patientId,
        appointmentId,
        askAt: addMs(now(), -MINUTE_MS),
        expiresAt: addMs(now(), 72 * HOUR_MS),
        ...given,
      },
    }),
  )
  const read = () => inClinic(ground.clinic.id, (tx) => tx.survey.findUniqueOrThrow({ where: { id } }))
  return { ...ground, appointmentId, id, read }
}
