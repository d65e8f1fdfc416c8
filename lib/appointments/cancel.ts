import { assertAlready } from "@/lib/appointments/already"
import { assertMayChange } from "@/lib/appointments/asking"
import { freedEvent } from "@/lib/appointments/freed"
import { appointmentInReach, reachWhere, type StoredAppointment } from "@/lib/appointments/reach"
import { answered } from "@/lib/appointments/request-task"
import { mayBecome } from "@/lib/appointments/rules"
import { CancelAppointmentInput } from "@/lib/appointments/schema"
import { type AppointmentStatus, type CancelCause, MOST_IN_SERIES } from "@/lib/appointments/words"
import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { fail } from "@/lib/errors"
import { type Fact, fact } from "@/lib/facts"
import { command } from "@/lib/operation"
import type { OutboxEvent } from "@/lib/outbox"

export type ToCancel = Pick<
  StoredAppointment,
  "id" | "status" | "patientId" | "practitionerId" | "startsAt" | "endsAt"
>
type Why = {
  because: CancelCause
  /** A person's own; sealed. */
  words?: string | undefined
  by: "member" | "reply" | "waiting_list" | "system"
}
export type Cancelled = { facts: Fact[]; events: OutboxEvent[] }

/** Frees the slot, for this one or for all of its series that are still to come. */
export const cancelAppointment = command({
  name: "appointments.cancel",
  may: "appointments.write",
  input: CancelAppointmentInput,
  async run({ ctx, tx, input: { id, because, words, following }, grant }) {
    const row = await appointmentInReach(tx, ctx, grant, id)
    const later =
      following && row.seriesId
        ? await tx.appointment.findMany({
            where: {
              ...reachWhere(ctx, grant),
              seriesId: row.seriesId,
              startsAt: { gt: row.startsAt },
              status: { in: ["requested", "scheduled", "confirmed"] },
            },
            orderBy: { startsAt: "asc" },
            take: MOST_IN_SERIES,
          })
        : []
    const done: Cancelled = { facts: [], events: [] }
    for (const one of [row, ...later]) {
      if (one.status !== "cancelled") assertMayChange(ctx, one)
      const { facts, events } = await cancelInside(tx, ctx, one, { because, words, by: "member" })
      done.facts.push(...facts)
      done.events.push(...events)
    }
    return { value: { id: row.id, cancelled: done.events.length }, ...done }
  },
})

/** In the caller's transaction; what was cancelled already tells nothing. */
export async function cancelInside(
  tx: Tx,
  ctx: Ctx,
  row: ToCancel,
  { because, words, by }: Why,
): Promise<Cancelled> {
  const status = row.status as AppointmentStatus
  if (status === "cancelled") return { facts: [], events: [] }
  if (!mayBecome(status, "cancelled")) fail("wrong_state")
  const { count } = await tx.appointment.updateMany({
    where: { id: row.id, status, startsAt: row.startsAt },
    data: { status: "cancelled", cancelledAt: ctx.now, cancelledBecause: because, updatedAt: ctx.now },
  })
  if (count === 0) {
    await assertAlready(tx, row.id, "cancelled")
    return { facts: [], events: [] }
  }
  const cancelled = fact("appointment.cancelled", row.id, {
    patientId: row.patientId,
    before: { status, startsAt: row.startsAt.toISOString(), practitionerId: row.practitionerId },
    after: { status: "cancelled", because, by },
    ...(words && { personal: { words } }),
  })
  const facts = [cancelled, ...(status === "requested" ? await answered(tx, ctx, row.id) : [])]
  return { facts, events: [freedEvent("appointment.cancelled", ctx, row)] }
}
