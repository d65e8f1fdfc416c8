import { conversationInReach } from "@/lib/conversations/reach"
import { ConversationIdInput } from "@/lib/conversations/schema"
import { requireMember } from "@/lib/leads/reach"
import { command } from "@/lib/operation"

/** Throws away what I began to write there. */
export const discardDraft = command({
  name: "conversations.discardDraft",
  may: "messages.send",
  input: ConversationIdInput,
  async run({ ctx, tx, input }) {
    const memberId = requireMember(ctx)
    const { id } = await conversationInReach(tx, ctx, input.id)
    await tx.conversationDraft.deleteMany({
      where: { clinicId: ctx.clinicId, conversationId: id, memberId },
    })
    return { value: { id }, facts: [] }
  },
})
