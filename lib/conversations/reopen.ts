import { keepEntry } from "@/lib/conversations/entries"
import { conversationForWork } from "@/lib/conversations/reach"
import { ConversationIdInput } from "@/lib/conversations/schema"
import { fact } from "@/lib/facts"
import { command } from "@/lib/operation"

/** Brings back what was closed or put away. What was not answered before it was closed waits again, since when it came. */
export const reopenConversation = command({
  name: "conversations.reopen",
  may: "conversations.work",
  input: ConversationIdInput,
  async run({ ctx, tx, input }) {
    const talk = await conversationForWork(tx, ctx, input.id)
    const value = { id: talk.id }
    if (talk.status === "open") return { value, facts: [] }
    await tx.conversation.update({
      where: { id: talk.id },
      data: { status: "open", snoozedUntil: null, snoozedById: null, handledAt: null },
    })
    await keepEntry(tx, ctx, talk.id, "reopened")
    const before = { status: talk.status }
    return { value, facts: [fact("conversation.reopened", talk.id, { before, after: { status: "open" } })] }
  },
})
