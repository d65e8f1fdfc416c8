import { z } from "zod"
import { WITH } from "@/lib/appointments/reach"
import { type AppointmentRow, Id } from "@/lib/appointments/schema"
import { patientsIn, toRow } from "@/lib/appointments/to-row"
import { fail } from "@/lib/errors"
import { isId } from "@/lib/ids"
import { query } from "@/lib/operation"
import { patientReach, reachWhere as patientsWhere } from "@/lib/patients/reach"

const MOST = 20

/** The appointments of a lead's patient, whatever they were booked from: the latest first. */
export const appointmentsOfLead = query({
  name: "appointments.of_lead",
  may: "appointments.read",
  input: z.strictObject({ leadId: Id }),
  async run({ ctx, tx, input, grant }): Promise<AppointmentRow[]> {
    const lead = isId(input.leadId)
      ? await tx.lead.findFirst({
          where: { id: input.leadId, patient: patientsWhere(patientReach(ctx, grant)) },
          select: { patientId: true },
        })
      : null
    const { patientId } = lead ?? fail("not_found")
    const found = await tx.appointment.findMany({
      where: { patientId },
      orderBy: [{ startsAt: "desc" }, { id: "desc" }],
      take: MOST,
      include: WITH,
    })
    return found.map((one) => toRow(ctx, grant, one))
  },
  reads: ({ value }) => ({ what: "appointments", patientIds: patientsIn(value.slice(0, 1)) }),
})
