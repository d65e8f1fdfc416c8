import { leadForWork, reachOf } from "@/lib/leads/reach"
import { LeadIdInput, type ReplyState } from "@/lib/messaging/schema"
import { hindrancesTo, replyGround } from "@/lib/messaging/window"
import { query } from "@/lib/operation"

/** Whether free words may be written on a lead just now, and for how long. */
export const findReplyState = query({
  name: "messages.replyState",
  may: "messages.send",
  input: LeadIdInput,
  async run({ ctx, tx, input, grant }): Promise<ReplyState> {
    const { id, patientId } = await leadForWork(tx, input.id, reachOf(ctx, grant))
    const ground = await replyGround(tx, id)
    const [standing] = await hindrancesTo(tx, ctx, [{ patientId, ground }])
    return {
      hindrance: standing?.because ?? null,
      heldUntil: standing?.until?.toISOString() ?? null,
      openUntil: ground?.openUntil.toISOString() ?? null,
    }
  },
})
