import { addresseeOf } from "@/lib/conversations/addressee"
import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import type { ReplyState } from "@/lib/messaging/schema"
import { hindranceTo } from "@/lib/messaging/window"

/** Whether free words may be written here just now, what stands in the way, and until when. */
export async function replyStateOf(
  tx: Tx,
  ctx: Ctx,
  one: { id: string; contactId: string },
): Promise<ReplyState> {
  const { patientId, ground } = await addresseeOf(tx, one.id, one.contactId)
  const hindrance = await hindranceTo(tx, ctx, { patientId: patientId ?? "", ground })
  return { hindrance, openUntil: ground?.openUntil.toISOString() ?? null }
}
