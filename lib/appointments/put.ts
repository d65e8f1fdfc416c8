import { busyOf, type Place } from "@/lib/appointments/conflicts"
import { freedEvent } from "@/lib/appointments/freed"
import type { StoredAppointment } from "@/lib/appointments/reach"
import type { Conflict } from "@/lib/appointments/schema"
import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { fail } from "@/lib/errors"
import { type Fact, fact } from "@/lib/facts"
import type { OutboxEvent } from "@/lib/outbox"

type Why = { anyway: readonly Conflict[]; swappedWith?: string }

/**
 * Puts one elsewhere, in the caller's transaction, under `lockSlots` and after its conflicts were judged. A confirmation
 * was of the former time; what stays at its time stays confirmed.
 */
export async function putInside(
  tx: Tx,
  ctx: Ctx,
  row: StoredAppointment,
  place: Place,
  { anyway, swappedWith }: Why,
): Promise<{ facts: Fact[]; events: OutboxEvent[] }> {
  const { practitionerId, roomId, startsAt, endsAt } = place
  const isOtherTime = row.startsAt.getTime() !== startsAt.getTime()
  const { count } = await tx.appointment.updateMany({
    where: { id: row.id, status: row.status, startsAt: row.startsAt, practitionerId: row.practitionerId },
    data: {
      practitionerId,
      roomId,
      startsAt,
      endsAt,
      ...busyOf(place),
      updatedAt: ctx.now,
      ...(isOtherTime && {
        moves: { increment: 1 },
        status: row.status === "confirmed" ? "scheduled" : row.status,
        confirmedAt: null,
        confirmedBy: null,
      }),
    },
  })
  if (count === 0) fail("conflict")
  const moved = fact("appointment.moved", row.id, {
    patientId: row.patientId,
    before: whereabouts(row),
    after: { ...whereabouts(place), anyway: [...anyway], ...(swappedWith && { swappedWith }) },
  })
  return { facts: [moved], events: [freedEvent("appointment.moved", ctx, row)] }
}

const whereabouts = ({
  practitionerId,
  roomId,
  startsAt,
  endsAt,
}: Pick<Place, "practitionerId" | "roomId" | "startsAt" | "endsAt">) => ({
  startsAt: startsAt.toISOString(),
  endsAt: endsAt.toISOString(),
  practitionerId,
  roomId,
})
