import { addresseeOf } from "@/lib/conversations/addressee"
import { hasWindow } from "@/lib/conversations/window"
import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import type { ReplyState } from "@/lib/messaging/schema"
import { writingStandOf } from "@/lib/messaging/window"

/** Whether free words may be written here just now, what stands in the way, and until when. */
export async function replyStateOf(
  tx: Tx,
  ctx: Ctx,
  one: { id: string; contactId: string; channel: string },
): Promise<ReplyState> {
  const { patientId, ground } = await addresseeOf(tx, one.id, one.contactId)
  const [stand] = await writingStandOf(tx, ctx, [{ patientId: patientId ?? "", ground }])
  const isTimed = one.channel === "whatsapp" && (await hasWindow(tx))
  return {
    hindrance: stand?.standing?.because ?? null,
    heldUntil: stand?.standing?.until?.toISOString() ?? null,
    budget: stand?.budget ?? null,
    openUntil: (isTimed && ground?.openUntil.toISOString()) || null,
  }
}
