import { assertMayChange } from "@/lib/appointments/asking"
import { freedEvent } from "@/lib/appointments/freed"
import type { StoredAppointment } from "@/lib/appointments/reach"
import { isMovable, mayBecome } from "@/lib/appointments/rules"
import type { AppointmentStatus } from "@/lib/appointments/words"
import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { fail } from "@/lib/errors"
import { type Fact, fact } from "@/lib/facts"
import type { OutboxEvent } from "@/lib/outbox"

export type Replaced = { facts: Fact[]; events: OutboxEvent[] }

/**
 * Another appointment stands in its place. One still to come gives its time back; a no-show and a cancelled one stay
 * what they were, for the figures are of what happened, and say where to look.
 */
export async function replaceInside(
  tx: Tx,
  ctx: Ctx,
  row: Pick<StoredAppointment, "id" | "status" | "patientId" | "startsAt" | "endsAt" | "practitionerId"> & {
    movedToId: string | null
  },
  byId: string,
): Promise<Replaced> {
  const status = row.status as AppointmentStatus
  const frees = isMovable(status)
  const mayFollow = frees ? status === "requested" || mayBecome(status, "rescheduled") : isOver(status)
  if (!mayFollow || row.movedToId) fail("wrong_state")
  assertMayChange(ctx, row)
  const { count } = await tx.appointment.updateMany({
    where: { id: row.id, status, startsAt: row.startsAt, movedToId: null },
    data: { ...(frees && { status: "rescheduled" }), movedToId: byId, updatedAt: ctx.now },
  })
  if (count === 0) fail("conflict")
  return {
    facts: [
      fact("appointment.rescheduled", row.id, {
        patientId: row.patientId,
        before: { status, startsAt: row.startsAt.toISOString() },
        after: { status: frees ? "rescheduled" : status, movedToId: byId },
      }),
    ],
    events: frees ? [freedEvent("appointment.moved", ctx, row)] : [],
  }
}

const isOver = (status: AppointmentStatus): boolean => status === "no_show" || status === "cancelled"
