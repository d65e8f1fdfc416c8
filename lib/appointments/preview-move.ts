import { conflictsOf } from "@/lib/appointments/conflicts"
import { placeOf, standsAt } from "@/lib/appointments/move-place"
import { appointmentInReach } from "@/lib/appointments/reach"
import { type ConflictFound, PreviewMoveInput } from "@/lib/appointments/schema"
import { query } from "@/lib/operation"

export type MovePreview = {
  conflicts: ConflictFound[]
  startsAt: string
  endsAt: string
  practitionerId: string
  /** The one it would have: its own while that is free. */
  roomId: string | null
}

/** What would stand in the way, before anything is dropped; the move itself asks again, under the lock. */
export const previewMove = query({
  name: "appointments.preview_move",
  may: "appointments.write",
  input: PreviewMoveInput,
  async run({ ctx, tx, input, grant }): Promise<MovePreview> {
    const row = await appointmentInReach(tx, ctx, grant, input.id)
    const place = await placeOf(tx, ctx, row, input)
    return {
      conflicts: standsAt(row, place) ? [] : await conflictsOf(tx, ctx, place),
      startsAt: place.startsAt.toISOString(),
      endsAt: place.endsAt.toISOString(),
      practitionerId: place.practitionerId,
      roomId: place.roomId,
    }
  },
})
