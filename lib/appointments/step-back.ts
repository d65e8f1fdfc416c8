import { z } from "zod"
import { Id } from "@/lib/appointments/schema"
import { appointmentForStep, type Row, refuse, take, timeIsStillTheirs } from "@/lib/appointments/step"
import { type AppointmentStatus, BACKABLE } from "@/lib/appointments/words"
import { command } from "@/lib/operation"
import { addMs, DAY_MS } from "@/lib/time"

export const StepBackInput = z.strictObject({
  id: Id,
  /** What the person saw it in: another state since then is `conflict`. */
  from: z.enum(BACKABLE),
})

/** Of a step pressed by mistake, within a day: the state before it. */
export const stepBack = command({
  name: "appointments.step_back",
  may: "appointments.write",
  input: StepBackInput,
  async run({ ctx, tx, input, grant }) {
    const row = await appointmentForStep(tx, ctx, grant, input.id)
    const value = { id: row.id }
    const { status, ...cleared } = before({ ...row, status: input.from })
    if (row.status === status) return { value, facts: [] }
    if (row.status !== input.from) refuse("It has gone on since. Look at it again.")
    if (row.finishedAt && row.finishedAt < addMs(ctx.now, -DAY_MS))
      refuse("That is more than a day ago, and stays as it is.")
    if (row.movedToId) refuse("They have another appointment in its place.")
    await timeIsStillTheirs(tx, ctx, row)
    return { value, facts: await take(tx, ctx, row, "appointment.stepped_back", { status, ...cleared }) }
  },
})

function before(
  row: Row,
): { status: AppointmentStatus } & Partial<
  Record<"checkedInAt" | "startedAt" | "finishedAt" | "outcome" | "outcomeNote", null>
> {
  const expected = row.confirmedAt ? "confirmed" : "scheduled"
  switch (row.status) {
    case "completed":
      return { status: "in_session", finishedAt: null, outcome: null, outcomeNote: null }
    case "in_session":
      return { status: "checked_in", startedAt: null }
    case "no_show":
      return { status: expected, finishedAt: null }
    default:
      return { status: expected, checkedInAt: null }
  }
}
