import { assertMayChange } from "@/lib/appointments/asking"
import { othersFor } from "@/lib/appointments/book"
import { conflictsOf } from "@/lib/appointments/conflicts"
import { lockSlots } from "@/lib/appointments/lock"
import { placeOf, standsAt } from "@/lib/appointments/move-place"
import { putInside } from "@/lib/appointments/put"
import { appointmentInReach } from "@/lib/appointments/reach"
import { isMovable } from "@/lib/appointments/rules"
import { type ConflictFound, type FreeSlot, MoveAppointmentInput } from "@/lib/appointments/schema"
import type { AppointmentStatus } from "@/lib/appointments/words"
import { fail } from "@/lib/errors"
import { command, type Done } from "@/lib/operation"
import { MINUTE_MS, toDate } from "@/lib/time"

/** Moved, or what stood in the way and what can be had instead. */
export type Moved =
  | { id: string; conflicts: null }
  | { id: null; conflicts: ConflictFound[]; others: FreeSlot[] }

/** To another time, length, practitioner or room. It keeps its row and its state. */
export const moveAppointment = command({
  name: "appointments.move",
  may: "appointments.write",
  input: MoveAppointmentInput,
  async run({ ctx, tx, input, grant }): Promise<Done<Moved>> {
    await tx.$executeRaw`savepoint slots`
    await lockSlots(tx, ctx)
    const row = await appointmentInReach(tx, ctx, grant, input.id)
    const place = await placeOf(tx, ctx, row, input)
    const done = { id: row.id, conflicts: null }
    // The second press of a move that was made.
    if (standsAt(row, place)) return { value: done, facts: [] }
    if (!isMovable(row.status as AppointmentStatus)) fail("wrong_state")
    assertMayChange(ctx, row)
    if (row.startsAt.getTime() !== toDate(input.from).getTime()) fail("conflict")
    const conflicts = await conflictsOf(tx, ctx, place)
    if (conflicts.every((one) => one.canBeWaved && input.anyway)) {
      const anyway = conflicts.map((one) => one.conflict)
      return { value: done, ...(await putInside(tx, ctx, row, place, { anyway })) }
    }
    await tx.$executeRaw`rollback to savepoint slots`
    const minutes = (place.endsAt.getTime() - place.startsAt.getTime()) / MINUTE_MS
    const others = place.service.isRetired
      ? []
      : await othersFor(tx, ctx, { serviceId: row.serviceId, startsAt: input.startsAt, minutes })
    return { value: { id: null, conflicts, others }, facts: [] }
  },
})
