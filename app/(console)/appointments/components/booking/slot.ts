import type { ConflictFound, FreeSlot } from "@/lib/appointments/schema"
import type { Choice } from "./wish"

/** What stood in the way, and what can be had instead. */
export type Lost = { conflicts: ConflictFound[]; others: FreeSlot[] }

/** A choice as an operation takes it. */
export const slotOf = (choice: Choice) => ({
  serviceId: choice.serviceId,
  practitionerId: choice.practitionerId,
  startsAt: choice.startsAt,
  ...(choice.roomId && { roomId: choice.roomId }),
  ...(choice.minutes && { minutes: choice.minutes }),
})
export type Slot = ReturnType<typeof slotOf>
