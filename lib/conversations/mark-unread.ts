import { conversationForWork } from "@/lib/conversations/reach"
import { ConversationIdInput } from "@/lib/conversations/schema"
import { fail } from "@/lib/errors"
import { requireMember } from "@/lib/leads/reach"
import { command } from "@/lib/operation"
import { addMs } from "@/lib/time"

/** As if I had not seen the newest of what came in. */
export const markConversationUnread = command({
  name: "conversations.markUnread",
  may: "messages.read",
  input: ConversationIdInput,
  async run({ ctx, tx, input }) {
    const memberId = requireMember(ctx)
    const { id, heardAt } = await conversationForWork(tx, ctx, input.id)
    if (!heardAt) return fail("wrong_state", { sentence: "Nobody has written there yet." })
    const mine = { clinicId: ctx.clinicId, conversationId: id, memberId }
    const readAt = addMs(heardAt, -1)
    await tx.conversationRead.upsert({
      where: { clinicId_conversationId_memberId: mine },
      create: { ...mine, readAt },
      update: { readAt },
    })
    return { value: { id }, facts: [] }
  },
})
