import { mayBecome, mayBeNoShow } from "@/lib/appointments/rules"
import { AppointmentIdInput } from "@/lib/appointments/schema"
import { appointmentForStep, refuse, take } from "@/lib/appointments/step"
import { command, type Done } from "@/lib/operation"

/** They did not come. What is left of their time can be given to others. */
export const markNoShow = command({
  name: "appointments.mark_no_show",
  may: "appointments.write",
  input: AppointmentIdInput,
  async run({ ctx, tx, input, grant }): Promise<Done<{ id: string }>> {
    const row = await appointmentForStep(tx, ctx, grant, input.id)
    const value = { id: row.id }
    if (row.status === "no_show") return { value, facts: [] }
    if (!mayBecome(row.status, "no_show")) refuse("Only who was expected can have stayed away.")
    if (!mayBeNoShow(row.status, row.startsAt, ctx.now))
      refuse("It has not begun yet. If they cannot come, cancel it.")
    const facts = await take(tx, ctx, row, "appointment.missed", { status: "no_show", finishedAt: ctx.now })
    const data = { clinicId: ctx.clinicId, appointmentId: row.id }
    return { value, facts, events: [{ name: "appointment.missed", data }] }
  },
})
