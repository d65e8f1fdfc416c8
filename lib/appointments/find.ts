import { appointmentInReach, type StoredAppointment } from "@/lib/appointments/reach"
import { AppointmentIdInput, type AppointmentView, type NoShowReason } from "@/lib/appointments/schema"
import { isMasked, toRow } from "@/lib/appointments/to-row"
import type { AppointmentOutcome, CancelCause } from "@/lib/appointments/words"
import type { Grant } from "@/lib/can"
import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { query } from "@/lib/operation"

/** Everything about one. */
export const findAppointment = query({
  name: "appointments.find",
  may: "appointments.read",
  input: AppointmentIdInput,
  async run({ ctx, tx, input, grant }): Promise<AppointmentView> {
    return toView(tx, ctx, grant, await appointmentInReach(tx, ctx, grant, input.id))
  },
  reads: ({ value }) => ({ what: "appointment", patientIds: [value.patient.id] }),
})

const iso = (at: Date | null): string | null => at?.toISOString() ?? null

/** Three statements more than the row itself. */
export async function toView(
  tx: Tx,
  ctx: Ctx,
  grant: Grant,
  stored: StoredAppointment,
): Promise<AppointmentView> {
  const masked = isMasked(ctx, grant, stored.patient.id)
  const reminders = await tx.appointmentReminder.findMany({
    where: { appointmentId: stored.id },
    orderBy: [{ dueAt: "asc" }, { id: "asc" }],
    take: 20,
  })
  const by = stored.bookedById
    ? await tx.member.findUnique({ where: { id: stored.bookedById }, select: { name: true } })
    : null
  return {
    ...toRow(ctx, grant, stored),
    noShowReasons: masked ? [] : (stored.noShowReasons as NoShowReason[]),
    outcome: stored.outcome as AppointmentOutcome | null,
    outcomeNote: masked ? null : stored.outcomeNote,
    cancelledBecause: stored.cancelledBecause as CancelCause | null,
    movedToId: stored.movedToId,
    moves: stored.moves,
    bookedBy: by?.name ?? null,
    createdAt: stored.createdAt.toISOString(),
    startedAt: iso(stored.startedAt),
    finishedAt: iso(stored.finishedAt),
    cancelledAt: iso(stored.cancelledAt),
    series: await seriesOf(tx, stored),
    reminders: reminders.map((one) => ({
      kind: one.kind as "h24" | "h2",
      dueAt: one.dueAt.toISOString(),
      status: one.status,
      because: one.because,
      answer: one.answer,
    })),
  }
}

/** Which of how many it is, in the order of time. */
async function seriesOf(tx: Tx, { seriesId, startsAt, id }: StoredAppointment) {
  const series = seriesId ? await tx.appointmentSeries.findUnique({ where: { id: seriesId } }) : null
  if (!series) return null
  const before = await tx.appointment.count({
    where: { seriesId, OR: [{ startsAt: { lt: startsAt } }, { startsAt, id: { lt: id } }] },
  })
  return { everyDays: series.everyDays, count: series.count, n: before + 1 }
}
