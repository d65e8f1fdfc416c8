import { isCheckInDay, mayBecome } from "@/lib/appointments/rules"
import { AppointmentIdInput } from "@/lib/appointments/schema"
import { appointmentForStep, refuse, take, timeIsStillTheirs } from "@/lib/appointments/step"
import { command } from "@/lib/operation"

/** They are here, and wait. Also who came after they were given up, if their time is still theirs. */
export const checkIn = command({
  name: "appointments.check_in",
  may: "appointments.write",
  input: AppointmentIdInput,
  async run({ ctx, tx, input, grant }) {
    const row = await appointmentForStep(tx, ctx, grant, input.id)
    const value = { id: row.id }
    if (row.status === "checked_in") return { value, facts: [] }
    if (row.status === "requested") refuse("Accept the appointment first.")
    if (row.status === "in_session" || row.status === "completed" || !mayBecome(row.status, "checked_in"))
      refuse("Only who is expected can be checked in.")
    if (!isCheckInDay(row.startsAt, ctx.now, ctx.clinic.timeZone))
      refuse("This appointment is on another day. Move it to today first.")
    if (row.movedToId) refuse("They have another appointment in its place.")
    await timeIsStillTheirs(tx, ctx, row)
    const change = { status: "checked_in", checkedInAt: ctx.now, finishedAt: null } as const
    return { value, facts: await take(tx, ctx, row, "appointment.checked_in", change) }
  },
})
