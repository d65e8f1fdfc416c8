import type { AppointmentRow, ConflictFound } from "@/lib/appointments/schema"

/** An appointment on its way to another place, not yet put there. */
export type Moving = {
  appointment: AppointmentRow
  kind: "place" | "length"
  by: "pointer" | "keys"
  column: number
  from: number
  until: number
  start: { column: number; from: number; until: number }
}

/** free: nothing stands in the way; soft: it can be waved through; hard: the time is taken. */
export type Verdict = {
  state: "free" | "asking" | "soft" | "hard"
  conflicts: readonly Pick<ConflictFound, "conflict" | "canBeWaved">[]
}

/** Where it would stand, as the server is asked. */
export type Target = {
  id: string
  startsAt: string
  endsAt: string
  practitionerId?: string
  roomId?: string
}
