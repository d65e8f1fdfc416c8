import { assertAlready } from "@/lib/appointments/already"
import { assertAnswers } from "@/lib/appointments/asking"
import { appointmentInReach, type StoredAppointment } from "@/lib/appointments/reach"
import { answered } from "@/lib/appointments/request-task"
import { mayBecome } from "@/lib/appointments/rules"
import { AppointmentIdInput } from "@/lib/appointments/schema"
import type { AppointmentStatus } from "@/lib/appointments/words"
import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { fail } from "@/lib/errors"
import { type Fact, fact } from "@/lib/facts"
import { command } from "@/lib/operation"

type ToConfirm = Pick<StoredAppointment, "id" | "status" | "patientId" | "startsAt">

/** The patient said that they come. */
export const confirmAppointment = command({
  name: "appointments.confirm",
  may: "appointments.write",
  input: AppointmentIdInput,
  async run({ ctx, tx, input, grant }) {
    const row = await appointmentInReach(tx, ctx, grant, input.id)
    assertAnswers(ctx)
    return { value: { id: row.id }, facts: await confirmInside(tx, ctx, row, { by: "member" }) }
  },
})

/** In the caller's transaction; what was confirmed already tells nothing. A confirmation is of this time, not of a later one. */
export async function confirmInside(
  tx: Tx,
  ctx: Ctx,
  row: ToConfirm,
  { by, messageId }: { by: "reply" | "member"; messageId?: string },
): Promise<Fact[]> {
  const status = row.status as AppointmentStatus
  if (status === "confirmed") return []
  if (!mayBecome(status, "confirmed")) fail("wrong_state")
  const { count } = await tx.appointment.updateMany({
    where: { id: row.id, status, startsAt: row.startsAt },
    data: { status: "confirmed", confirmedAt: ctx.now, confirmedBy: by, updatedAt: ctx.now },
  })
  if (count === 0) {
    await assertAlready(tx, row.id, "confirmed")
    return []
  }
  return [
    fact("appointment.confirmed", row.id, {
      patientId: row.patientId,
      before: { status },
      after: { status: "confirmed", by, ...(messageId && { messageId }) },
    }),
    ...(status === "requested" ? await answered(tx, ctx, row.id) : []),
  ]
}
