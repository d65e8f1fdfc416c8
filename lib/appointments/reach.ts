import type { Grant } from "@/lib/can"
import { type Ctx, memberIdOf } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { fail } from "@/lib/errors"
import type { Prisma } from "@/lib/generated/prisma/client"
import { isId } from "@/lib/ids"
import { patientReach, reachWhere as patientsWhere } from "@/lib/patients/reach"

/** Scope `own`: those with oneself, and those of one's patients. */
export function reachWhere(ctx: Ctx, grant: Grant): Prisma.AppointmentWhereInput {
  if (grant.scope !== "own") return {}
  const me = memberIdOf(ctx)
  return {
    OR: [
      ...(me ? [{ practitioner: { memberId: me } }] : []),
      { patient: patientsWhere(patientReach(ctx, grant)) },
    ],
  }
}

export const WITH = {
  patient: {
    select: {
      id: true,
      name: true,
      contacts: {
        select: { contact: { select: { channel: true, address: true } } },
        orderBy: { createdAt: "asc" },
        take: 3,
      },
    },
  },
  practitioner: { select: { id: true, name: true, colour: true } },
  room: { select: { id: true, name: true } },
  service: { select: { id: true, name: true } },
} satisfies Prisma.AppointmentInclude

export type StoredAppointment = Prisma.AppointmentGetPayload<{ include: typeof WITH }>

/** One within reach, or `not_found`: unknown, another clinic's and out of reach look the same. */
export async function appointmentInReach(
  tx: Tx,
  ctx: Ctx,
  grant: Grant,
  id: string,
): Promise<StoredAppointment> {
  const found = isId(id)
    ? await tx.appointment.findFirst({ where: { id, ...reachWhere(ctx, grant) }, include: WITH })
    : null
  return found ?? fail("not_found")
}
