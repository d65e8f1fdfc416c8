import { z } from "zod"
import { appointmentPage } from "@/lib/appointments/list"
import {
  AppointmentFilters,
  type AppointmentPage,
  type AppointmentRow,
  Id,
  optional,
} from "@/lib/appointments/schema"
import { query } from "@/lib/operation"
import { patientInReach, patientReach } from "@/lib/patients/reach"

const NEXT = 20
const PAST = 10

export const OfPatientInput = z.strictObject({
  patientId: Id,
  /** Of the past ones. */
  cursor: optional(z.string().max(400)),
})

/** A patient's next ones, soonest first, and the past ones, latest first. */
export const appointmentsOfPatient = query({
  name: "appointments.of_patient",
  may: "appointments.read",
  input: OfPatientInput,
  async run({ ctx, tx, input, grant }): Promise<{ next: AppointmentRow[]; past: AppointmentPage }> {
    const { id: patientId } = await patientInReach(tx, input.patientId, patientReach(ctx, grant))
    const of = (tab: "upcoming" | "past", cursor?: string) =>
      AppointmentFilters.parse({ tab, patientId, cursor })
    const next = await appointmentPage(tx, ctx, grant, of("upcoming"), NEXT)
    const past = await appointmentPage(tx, ctx, grant, of("past", input.cursor), PAST)
    return { next: next.rows, past }
  },
  reads: ({ input }) => ({ what: "appointments", patientIds: [input.patientId] }),
})
