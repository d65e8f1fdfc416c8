import { mayBecome } from "@/lib/appointments/rules"
import { CompleteAppointmentInput } from "@/lib/appointments/schema"
import { appointmentForStep, refuse, take } from "@/lib/appointments/step"
import { command, type Done } from "@/lib/operation"

/** It is over, and what came of it. What is said of the patient is sealed with the record. */
export const completeAppointment = command({
  name: "appointments.complete",
  may: "appointments.write",
  input: CompleteAppointmentInput,
  async run({ ctx, tx, input, grant }): Promise<Done<{ id: string }>> {
    const row = await appointmentForStep(tx, ctx, grant, input.id)
    const { outcome, words } = input
    const value = { id: row.id }
    if (row.status === "completed" && row.outcome === outcome) return { value, facts: [] }
    if (row.status === "completed") refuse("A colleague completed this already, with another outcome.")
    if (!mayBecome(row.status, "completed")) refuse("Check the patient in first.")
    const facts = await take(
      tx,
      ctx,
      row,
      "appointment.completed",
      {
        status: "completed",
        finishedAt: ctx.now,
        startedAt: row.startedAt ?? row.checkedInAt ?? ctx.now,
        outcome,
        outcomeNote: words ?? null,
      },
      { after: { outcome }, ...(words && { personal: { words } }) },
    )
    const data = { clinicId: ctx.clinicId, appointmentId: row.id }
    return { value, facts, events: [{ name: "appointment.completed", data }] }
  },
})
