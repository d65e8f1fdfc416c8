import { type Ctx, memberIdOf } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { isId } from "@/lib/ids"

/**
 * A hold that may be given up for what is booked now: one's own, or one the product keeps for a patient. A colleague's
 * keeps its slot; of one that ran out the slot is anybody's.
 */
export async function holdToUse(
  tx: Tx,
  ctx: Ctx,
  id: string | undefined,
): Promise<{ id: string } | undefined> {
  if (!id || !isId(id)) return undefined
  const hold = await tx.slotHold.findUnique({
    where: { id },
    select: { id: true, status: true, heldById: true },
  })
  if (hold?.status !== "held") return undefined
  const me = memberIdOf(ctx)
  return me === null || hold.heldById === null || hold.heldById === me ? { id: hold.id } : undefined
}
