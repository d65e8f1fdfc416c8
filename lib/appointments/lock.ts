import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"

/**
 * Before anything is read that a booking is decided by: bookings of a clinic come one after the other. The trigger
 * `occupy` takes the same lock, and the constraints on "Occupancy" hold whatever the code does.
 */
export async function lockSlots(tx: Tx, ctx: Ctx): Promise<void> {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended('slots ' || ${ctx.clinicId}::text, 0))`
}

/** Two may change places: overlaps are judged at the commit alone. */
export async function judgeAtCommit(tx: Tx): Promise<void> {
  await tx.$executeRaw`set constraints "Occupancy_practitioner", "Occupancy_room" deferred`
}
