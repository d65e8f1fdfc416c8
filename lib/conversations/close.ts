import { keepEntry } from "@/lib/conversations/entries"
import { conversationForWork } from "@/lib/conversations/reach"
import { ConversationIdInput } from "@/lib/conversations/schema"
import { fact } from "@/lib/facts"
import { command } from "@/lib/operation"

/** Nothing there needs an answer any more; whoever writes opens it again. */
export const closeConversation = command({
  name: "conversations.close",
  may: "conversations.work",
  input: ConversationIdInput,
  async run({ ctx, tx, input }) {
    const talk = await conversationForWork(tx, ctx, input.id)
    const value = { id: talk.id }
    if (talk.status === "closed") return { value, facts: [] }
    await tx.conversation.update({
      where: { id: talk.id },
      data: { status: "closed", snoozedUntil: null, snoozedById: null, handledAt: ctx.now },
    })
    await keepEntry(tx, ctx, talk.id, "closed")
    const before = { status: talk.status }
    return { value, facts: [fact("conversation.closed", talk.id, { before, after: { status: "closed" } })] }
  },
})
