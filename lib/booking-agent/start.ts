import { assertAnswers } from "@/lib/appointments/asking"
import { leadOf } from "@/lib/appointments/book"
import { findPractitioner, findService } from "@/lib/appointments/desks"
import { contactToAsk } from "@/lib/consents/contact"
import { memberIdOf } from "@/lib/ctx"
import { fail } from "@/lib/errors"
import { fact } from "@/lib/facts"
import { newId } from "@/lib/ids"
import { command } from "@/lib/operation"
import { patientForChange, patientReach } from "@/lib/patients/reach"
import { StartBookingInput } from "./schema"
import { endTalk } from "./talk"

/**
 * Has times offered to a patient by message, which they choose by number. One list at a time: the same service asked for
 * again is the talk that runs, another one takes its place.
 */
export const startBooking = command({
  name: "booking.start",
  may: "appointments.write",
  input: StartBookingInput,
  async run({ ctx, tx, input, grant }) {
    assertAnswers(ctx)
    const patient = await patientForChange(tx, input.patientId, patientReach(ctx, grant))
    const effectKey = `start ${memberIdOf(ctx) ?? "system"} ${input.key}`
    const known = await tx.bookingTalk.findFirst({ where: { effectKey }, select: { id: true } })
    if (known) return { value: known, facts: [] }
    const leadId = await leadOf(tx, input.leadId, patient.id)
    const service = await findService(tx, input.serviceId)
    const practitionerId = input.practitionerId
      ? (await findPractitioner(tx, input.practitionerId)).practitionerId
      : null
    await tx.$executeRaw`select from "Patient" where id = ${patient.id}::uuid for update`
    const running = await tx.bookingTalk.findFirst({
      where: { patientId: patient.id, status: { in: ["starting", "asked"] } },
    })
    if (running?.serviceId === service.id && running.practitionerId === practitionerId)
      return { value: { id: running.id }, facts: [] }
    const contactId = await contactToAsk(tx, patient.id)
    if (!contactId)
      return fail("wrong_state", { sentence: "No number is known at which this person could be written to." })
    const replaced = running ? await endTalk(tx, ctx, running, "replaced") : []
    const id = newId()
    await tx.bookingTalk.create({
      data: {
        ...{ id, clinicId: ctx.clinicId, patientId: patient.id, contactId, leadId: leadId ?? null },
        ...{ serviceId: service.id, practitionerId, effectKey, startedById: memberIdOf(ctx) },
        createdAt: ctx.now,
      },
    })
    return {
      value: { id },
      facts: [
        ...replaced,
        fact("booking.started", id, {
          patientId: patient.id,
          after: { serviceId: service.id, practitionerId, ...(leadId && { leadId }) },
        }),
      ],
      events: [{ name: "booking.started", data: { clinicId: ctx.clinicId, bookingId: id } }],
    }
  },
})
