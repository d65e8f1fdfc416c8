import { assertAnswers } from "@/lib/appointments/asking"
import { lockSlots } from "@/lib/appointments/lock"
import { appointmentInReach, type StoredAppointment } from "@/lib/appointments/reach"
import { type AppointmentStatus, OCCUPYING } from "@/lib/appointments/words"
import type { Grant } from "@/lib/can"
import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { fail } from "@/lib/errors"
import { type Fact, type FactName, fact } from "@/lib/facts"
import type { Prisma } from "@/lib/generated/prisma/client"
import { isId } from "@/lib/ids"
import { recoveryKey } from "@/lib/no-shows/words"
import { closeTasks } from "@/lib/tasks/close"

export type Row = StoredAppointment & { status: AppointmentStatus }

/** The appointment to be changed, its row held until the end: of two at once the second sees what the first did. */
export async function appointmentForStep(tx: Tx, ctx: Ctx, grant: Grant, id: string): Promise<Row> {
  assertAnswers(ctx)
  if (isId(id)) await tx.$executeRaw`select from "Appointment" where id = ${id}::uuid for update`
  return (await appointmentInReach(tx, ctx, grant, id)) as Row
}

type Change = { status: AppointmentStatus } & Prisma.AppointmentUncheckedUpdateManyInput

/** Writes the step, and what is on record of it. */
export async function take(
  tx: Tx,
  ctx: Ctx,
  row: Row,
  name: FactName,
  change: Change,
  more: Pick<Fact, "after" | "personal"> = {},
): Promise<Fact[]> {
  const { count } = await tx.appointment.updateMany({
    where: { id: row.id, status: row.status },
    data: { ...change, updatedAt: ctx.now },
  })
  if (count === 0) fail("conflict")
  // Who came after all needs no call.
  const closed =
    row.status === "no_show"
      ? await closeTasks(tx, ctx, { clinicId: ctx.clinicId, effectKey: recoveryKey(row.id) }, "came")
      : []
  const after = { status: change.status, ...(more.after as object | undefined) }
  return [
    fact(name, row.id, {
      patientId: row.patientId,
      before: { status: row.status },
      after,
      ...(more.personal !== undefined && { personal: more.personal }),
    }),
    ...closed,
  ]
}

/** Who did not come gave the time away; who comes after all gets it back only where nobody has it since. */
export async function timeIsStillTheirs(tx: Tx, ctx: Ctx, row: Row): Promise<void> {
  if (OCCUPYING.some((one) => one === row.status)) return
  await lockSlots(tx, ctx)
  const taken = await tx.$queryRaw<{ id: string }[]>`
    select id from "Occupancy"
    where "clinicId" = ${ctx.clinicId}::uuid and "busyFrom" < ${row.busyUntil}::timestamptz
      and "busyFrom" > ${row.busyFrom}::timestamptz - interval '1 day' and "busyUntil" > ${row.busyFrom}::timestamptz
      and ("expiresAt" is null or "expiresAt" > ${ctx.now}::timestamptz)
      and ("practitionerId" = ${row.practitionerId}::uuid or "roomId" = ${row.roomId}::uuid)
    limit 1`
  if (taken.length > 0)
    fail("wrong_state", { sentence: "Their time was given to somebody else meanwhile. Book them another." })
}

export const refuse = (sentence: string): never => fail("wrong_state", { sentence })
