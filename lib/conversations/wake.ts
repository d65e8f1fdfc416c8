import { keepEntry } from "@/lib/conversations/entries"
import { conversationForWork } from "@/lib/conversations/reach"
import { WakeConversationInput } from "@/lib/conversations/schema"
import { fact } from "@/lib/facts"
import { notify } from "@/lib/notifications/notify"
import { command } from "@/lib/operation"
import { addMs } from "@/lib/time"

/** Clocks of two processes differ a little. */
const EARLY_MS = 1_000

/** Brings a conversation back whose time has come, and tells whose it is, else who put it away. Before its time: nothing. */
export const wakeConversation = command({
  name: "conversations.wake",
  may: "conversations.work",
  input: WakeConversationInput,
  async run({ ctx, tx, input: { id } }) {
    const talk = await conversationForWork(tx, ctx, id)
    const { snoozedUntil } = talk
    if (talk.status !== "snoozed" || !snoozedUntil || snoozedUntil > addMs(ctx.now, EARLY_MS))
      return { value: { woken: false }, facts: [] }
    await tx.conversation.update({
      where: { id: talk.id },
      data: { status: "open", snoozedUntil: null, snoozedById: null },
    })
    await keepEntry(tx, ctx, talk.id, "woken")
    const memberId = talk.assigneeId ?? talk.snoozedById
    const told = memberId
      ? await notify(tx, ctx, [
          {
            memberId,
            kind: "conversation_woken",
            subjectType: "conversation",
            subjectId: talk.id,
            effectKey: `conversation_woken:${talk.id}:${snoozedUntil.getTime()}`,
          },
        ])
      : []
    const after = { status: "open", because: "time" }
    return {
      value: { woken: true },
      facts: [fact("conversation.reopened", talk.id, { before: { status: "snoozed" }, after }), ...told],
    }
  },
})
