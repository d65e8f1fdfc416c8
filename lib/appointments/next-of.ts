import { z } from "zod"
import { reachWhere } from "@/lib/appointments/reach"
import { Id } from "@/lib/appointments/schema"
import { isMasked } from "@/lib/appointments/to-row"
import { STANDING } from "@/lib/appointments/words"
import { isId } from "@/lib/ids"
import { query } from "@/lib/operation"
import { initials } from "@/lib/patients/mask"

export type NextOf = {
  id: string
  startsAt: string
  patient: { id: string; name: string }
  service: { name: string }
}

/** The next appointment of each of these people, soonest first: what a search by name leads to. */
export const listNextOf = query({
  name: "appointments.next_of",
  may: "appointments.read",
  input: z.strictObject({ patientIds: z.array(Id).max(20) }),
  async run({ ctx, tx, input, grant }): Promise<NextOf[]> {
    const found = await tx.appointment.findMany({
      where: {
        AND: [
          { patientId: { in: input.patientIds.filter(isId) }, status: { in: [...STANDING] } },
          { endsAt: { gt: ctx.now } },
          reachWhere(ctx, grant),
        ],
      },
      orderBy: [{ startsAt: "asc" }, { id: "asc" }],
      take: 200,
      select: {
        id: true,
        startsAt: true,
        patient: { select: { id: true, name: true } },
        service: { select: { name: true } },
      },
    })
    const first = found.filter(
      (one, n) => found.findIndex((other) => other.patient.id === one.patient.id) === n,
    )
    return first.map(({ id, startsAt, patient, service }) => ({
      id,
      startsAt: startsAt.toISOString(),
      patient: {
        id: patient.id,
        name: isMasked(ctx, grant, patient.id) ? initials(patient.name) : patient.name,
      },
      service,
    }))
  },
  reads: ({ value }) => ({ what: "search", patientIds: value.map((one) => one.patient.id), list: true }),
})
