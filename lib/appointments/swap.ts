import { assertMayChange } from "@/lib/appointments/asking"
import { busyOf, conflictsOf } from "@/lib/appointments/conflicts"
import { findService } from "@/lib/appointments/desks"
import { judgeAtCommit, lockSlots } from "@/lib/appointments/lock"
import type { NewPlace } from "@/lib/appointments/move-place"
import { putInside } from "@/lib/appointments/put"
import { appointmentInReach, type StoredAppointment } from "@/lib/appointments/reach"
import { isMovable } from "@/lib/appointments/rules"
import { type ConflictFound, SwapAppointmentsInput } from "@/lib/appointments/schema"
import type { AppointmentStatus } from "@/lib/appointments/words"
import type { Tx } from "@/lib/db"
import { fail } from "@/lib/errors"
import { command, type Done } from "@/lib/operation"
import { toDate } from "@/lib/time"

/** `of`: which of the two it stands in the way of. */
export type SwapConflict = ConflictFound & { of: string }
export type Swapped = { id: string; conflicts: null } | { id: null; conflicts: SwapConflict[] }

/** Two change places, or neither moves: each takes the other's time, practitioner and room, and stays as long as it is. */
export const swapAppointments = command({
  name: "appointments.swap",
  may: "appointments.write",
  input: SwapAppointmentsInput,
  async run({ ctx, tx, input, grant }): Promise<Done<Swapped>> {
    if (input.id === input.withId) fail("invalid_input", { fields: { withId: "Choose another one." } })
    await judgeAtCommit(tx)
    await lockSlots(tx, ctx)
    const one = await appointmentInReach(tx, ctx, grant, input.id)
    const other = await appointmentInReach(tx, ctx, grant, input.withId)
    const wasAt = (row: StoredAppointment) =>
      row.practitionerId === input.fromPractitionerId &&
      row.startsAt.getTime() === toDate(input.from).getTime()
    // The second press of a swap that was made.
    if (wasAt(other)) return { value: { id: one.id, conflicts: null }, facts: [] }
    if (!wasAt(one)) fail("conflict")
    for (const row of [one, other]) {
      if (!isMovable(row.status as AppointmentStatus)) fail("wrong_state")
      assertMayChange(ctx, row)
    }
    const oneThere = await inPlaceOf(tx, one, other)
    const otherHere = await inPlaceOf(tx, other, one)
    const conflicts = [
      ...(await conflictsOf(tx, ctx, oneThere)).map((found) => ({ ...found, of: one.id })),
      ...(await conflictsOf(tx, ctx, otherHere)).map((found) => ({ ...found, of: other.id })),
      ...betweenThem(one.id, oneThere, other.id, otherHere),
    ]
    if (!conflicts.every((found) => found.canBeWaved && input.anyway))
      return { value: { id: null, conflicts }, facts: [] }
    const anyway = [...new Set(conflicts.map((found) => found.conflict))]
    const first = await putInside(tx, ctx, one, oneThere, { anyway, swappedWith: other.id })
    const second = await putInside(tx, ctx, other, otherHere, { anyway, swappedWith: one.id })
    return {
      value: { id: one.id, conflicts: null },
      facts: [...first.facts, ...second.facts],
      events: [...first.events, ...second.events],
    }
  },
})

/** The other's room where its service is done there, else its own. */
async function inPlaceOf(tx: Tx, row: StoredAppointment, other: StoredAppointment): Promise<NewPlace> {
  const service = await findService(tx, row.serviceId, { evenRetired: true })
  const suits = other.roomId !== null && service.rooms?.some((room) => room.id === other.roomId)
  return {
    service,
    practitionerId: other.practitionerId,
    roomId: suits ? other.roomId : row.roomId,
    patientId: row.patientId,
    startsAt: other.startsAt,
    endsAt: toDate(other.startsAt.getTime() + row.endsAt.getTime() - row.startsAt.getTime()),
    but: [row.id, other.id],
  }
}

/** The longer of two that stood side by side may reach into the shorter one's new time. */
function betweenThem(oneId: string, one: NewPlace, otherId: string, other: NewPlace): SwapConflict[] {
  const a = busyOf(one)
  const b = busyOf(other)
  if (a.busyFrom >= b.busyUntil || b.busyFrom >= a.busyUntil) return []
  const withOther = { id: otherId, startsAt: b.busyFrom.toISOString(), endsAt: b.busyUntil.toISOString() }
  const found = { canBeWaved: false, with: withOther, of: oneId }
  if (one.practitionerId === other.practitionerId) return [{ conflict: "practitioner_busy", ...found }]
  return one.roomId !== null && one.roomId === other.roomId ? [{ conflict: "room_busy", ...found }] : []
}
