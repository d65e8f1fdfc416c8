import { isMasked } from "@/lib/appointments/to-row"
import type { Grant } from "@/lib/can"
import { type Ctx, grantOf } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import type { Prisma } from "@/lib/generated/prisma/client"
import { initials, maskAddress } from "@/lib/patients/mask"
import { spokenPhone } from "@/lib/phone"
import type { RecallRow } from "@/lib/recalls/schema"
import type { RecallOutcome, RecallStatus } from "@/lib/recalls/words"

export const WITH = {
  patient: {
    select: {
      id: true,
      name: true,
      contacts: {
        select: { contact: { select: { address: true } } },
        orderBy: { createdAt: "asc" },
        take: 3,
      },
    },
  },
  service: { select: { id: true, name: true } },
} satisfies Prisma.RecallInclude
type Stored = Prisma.RecallGetPayload<{ include: typeof WITH }>

const iso = (at: Date | null): string | null => at?.toISOString() ?? null

/** As the board shows them, in the order of `ids`: five statements, however many. */
export async function toRecallRows(
  tx: Tx,
  ctx: Ctx,
  grant: Grant,
  ids: readonly string[],
): Promise<RecallRow[]> {
  if (ids.length === 0) return []
  const found = await tx.recall.findMany({ where: { id: { in: [...ids] } }, include: WITH })
  const visitIds = found.map((one) => one.lastAppointmentId)
  const visits = await tx.appointment.findMany({
    where: { id: { in: [...visitIds, ...found.flatMap((one) => one.appointmentId ?? [])] } },
    select: { id: true, startsAt: true, practitioner: { select: { name: true } } },
  })
  const owners = await tx.member.findMany({
    where: { id: { in: found.flatMap((one) => one.ownerId ?? []) } },
    select: { id: true, name: true },
  })
  const wrote = await tx.$queryRaw<{ id: string }[]>`
    select recall.id from "Recall" recall
    where recall."clinicId" = ${ctx.clinicId}::uuid and recall.id = any (${[...ids]}::uuid[])
      and recall."lastRemindedAt" is not null and exists (
        select from "PatientContact" link
        join "Message" message on message."clinicId" = link."clinicId" and message."contactId" = link."contactId"
        where link."clinicId" = recall."clinicId" and link."patientId" = recall."patientId"
          and message.direction = 'in' and message."saidAt" > recall."lastRemindedAt"
      )`
  const byId = new Map(found.map((one) => [one.id, one]))
  const visitOf = new Map(visits.map((one) => [one.id, one]))
  const ownerOf = new Map(owners.map((one) => [one.id, one]))
  const said = new Set(wrote.map((one) => one.id))
  return ids.flatMap((id): RecallRow[] => {
    const one = byId.get(id)
    if (!one) return []
    const last = visitOf.get(one.lastAppointmentId)
    const booked = one.appointmentId ? visitOf.get(one.appointmentId) : undefined
    const masked = isMasked(ctx, grant, one.patient.id)
    return [
      {
        id,
        status: one.status as RecallStatus,
        toCall: one.toCall,
        because: one.because,
        dueOn: one.dueOn.toISOString().slice(0, 10),
        attempts: one.attempts,
        lastRemindedAt: iso(one.lastRemindedAt),
        nextAt: iso(one.nextAt),
        wroteSince: said.has(id),
        messageId: grantOf(ctx, "messages.read") ? one.messageId : null,
        owner: (one.ownerId && ownerOf.get(one.ownerId)) || null,
        patient: personOf(one, masked),
        service: one.service,
        last: last ? { at: last.startsAt.toISOString(), practitioner: last.practitioner.name } : null,
        booked: booked ? { id: booked.id, at: booked.startsAt.toISOString() } : null,
        closedBecause: one.closedBecause as RecallOutcome | null,
        note: masked ? null : one.note,
        closedAt: iso(one.closedAt),
        may: { write: !masked && grantOf(ctx, "appointments.write") !== null },
      },
    ]
  })
}

function personOf({ patient }: Stored, masked: boolean): RecallRow["patient"] {
  const phone = patient.contacts
    .map((one) => one.contact.address)
    .find((address) => /^\+\d{6,15}$/.test(address))
  return {
    id: patient.id,
    name: masked ? initials(patient.name) : patient.name,
    phone: phone ? (masked ? maskAddress(phone) : spokenPhone(phone)) : null,
  }
}
