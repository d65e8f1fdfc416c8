import { isCheckInDay, mayBecome } from "@/lib/appointments/rules"
import { AppointmentIdInput } from "@/lib/appointments/schema"
import { appointmentForStep, refuse, take } from "@/lib/appointments/step"
import { command } from "@/lib/operation"

/** They are with the practitioner. Who walked straight in is checked in by it. */
export const startAppointment = command({
  name: "appointments.start",
  may: "appointments.write",
  input: AppointmentIdInput,
  async run({ ctx, tx, input, grant }) {
    const row = await appointmentForStep(tx, ctx, grant, input.id)
    const value = { id: row.id }
    if (row.status === "in_session") return { value, facts: [] }
    if (row.status === "completed" || !mayBecome(row.status, "in_session"))
      refuse("Only who is expected, or here, can begin.")
    if (!isCheckInDay(row.startsAt, ctx.now, ctx.clinic.timeZone))
      refuse("This appointment is on another day. Move it to today first.")
    const change = {
      status: "in_session",
      startedAt: ctx.now,
      checkedInAt: row.checkedInAt ?? ctx.now,
    } as const
    return { value, facts: await take(tx, ctx, row, "appointment.started", change) }
  },
})
