import { assertAlready } from "@/lib/appointments/already"
import { assertAnswers } from "@/lib/appointments/asking"
import { appointmentInReach } from "@/lib/appointments/reach"
import { answered } from "@/lib/appointments/request-task"
import { AppointmentIdInput } from "@/lib/appointments/schema"
import { fail } from "@/lib/errors"
import { fact } from "@/lib/facts"
import { command } from "@/lib/operation"

/** What somebody asked for is agreed to; its slot was theirs since they asked. */
export const acceptAppointment = command({
  name: "appointments.accept",
  may: "appointments.write",
  input: AppointmentIdInput,
  async run({ ctx, tx, input, grant }) {
    const row = await appointmentInReach(tx, ctx, grant, input.id)
    assertAnswers(ctx)
    const value = { id: row.id }
    if (row.status === "scheduled") return { value, facts: [] }
    if (row.status !== "requested") fail("wrong_state")
    const { count } = await tx.appointment.updateMany({
      where: { id: row.id, status: "requested" },
      data: { status: "scheduled", updatedAt: ctx.now },
    })
    if (count === 0) {
      await assertAlready(tx, row.id, "scheduled")
      return { value, facts: [] }
    }
    const accepted = fact("appointment.accepted", row.id, {
      patientId: row.patientId,
      before: { status: "requested" },
      after: { status: "scheduled" },
    })
    return { value, facts: [accepted, ...(await answered(tx, ctx, row.id))] }
  },
})
