import { memberIdOf } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { fail } from "@/lib/errors"
import { fact } from "@/lib/facts"
import { idFrom, isId } from "@/lib/ids"
import { command } from "@/lib/operation"
import { patientForChange, patientReach } from "@/lib/patients/reach"
import { toDate } from "@/lib/time"
import { AddEntryInput } from "./schema"

/** Puts a patient on the waiting list for a service, in one place at most. The form's key makes a second press harmless. */
export const addEntry = command({
  name: "waiting_list.add",
  may: "appointments.write",
  input: AddEntryInput,
  async run({ ctx, tx, input, grant }) {
    const { key, patientId, serviceId, appointmentId, because, ...wish } = input
    const patient = await patientForChange(tx, patientId, patientReach(ctx, grant))
    const id = idFrom(`waiting ${ctx.clinicId} ${key}`)
    const known = await tx.waitingListEntry.findUnique({ where: { id }, select: { id: true } })
    if (known) return { value: { id }, facts: [] }
    const service = isId(serviceId) ? await tx.service.findUnique({ where: { id: serviceId } }) : null
    if (!service) return fail("not_found")
    if (service.retiredAt) fail("wrong_state", { sentence: "This service is not offered any more." })
    if (appointmentId) await assertTheirs(tx, appointmentId, patient.id)
    const open = await tx.waitingListEntry.findFirst({
      where: { patientId: patient.id, serviceId, status: { in: ["waiting", "offered"] } },
      select: { id: true },
    })
    if (open)
      fail("wrong_state", {
        sentence: "They are on the waiting list for this already. Change that place instead.",
      })
    const stored = await wishStored(tx, wish)
    await tx.waitingListEntry.create({
      data: {
        id,
        clinicId: ctx.clinicId,
        patientId: patient.id,
        serviceId: service.id,
        ...stored,
        because: because ?? null,
        appointmentId: appointmentId ?? null,
        createdById: memberIdOf(ctx),
        createdAt: ctx.now,
        updatedAt: ctx.now,
      },
    })
    const after = { serviceId: service.id, priority: wish.priority, ...(appointmentId && { appointmentId }) }
    return {
      value: { id },
      facts: [
        fact("waiting_list.added", id, {
          patientId: patient.id,
          after,
          ...(because && { personal: { because } }),
        }),
      ],
    }
  },
})

async function assertTheirs(tx: Tx, id: string, patientId: string): Promise<void> {
  const found = isId(id)
    ? await tx.appointment.findFirst({ where: { id, patientId }, select: { status: true } })
    : null
  if (!found) fail("not_found")
  if (!["requested", "scheduled", "confirmed"].includes(found.status))
    fail("wrong_state", { sentence: "That appointment is over or was cancelled." })
}

type Wished = Omit<AddEntryInput, "key" | "patientId" | "serviceId" | "appointmentId" | "because">

/** As it is kept; a practitioner that is nobody of the clinic's is refused. */
export async function wishStored(tx: Tx, { earliestOn, latestOn, fromMinute, untilMinute, ...wish }: Wished) {
  const practitionerIds = [...new Set(wish.practitionerIds)]
  const known = await tx.practitioner.count({ where: { id: { in: practitionerIds.filter(isId) } } })
  if (known < practitionerIds.length) fail("not_found")
  const day = (text: string | undefined) => (text ? toDate(`${text}T00:00:00Z`) : null)
  return {
    practitionerIds,
    earliestOn: day(earliestOn),
    latestOn: day(latestOn),
    weekdays: [...new Set(wish.weekdays)].sort((one, other) => one - other),
    fromMinute: fromMinute ?? null,
    untilMinute: untilMinute ?? null,
    priority: wish.priority,
  }
}
