import type { Heard, Said } from "@/lib/answers/said"
import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"

/** A reply to times that were offered by the booking agent; null: it is none. */
export async function hearBooking(_tx: Tx, _ctx: Ctx, _said: Said): Promise<Heard | null> {
  return null
}
