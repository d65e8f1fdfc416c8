import { ourMessage } from "@/lib/conversations/our-message"
import { MessageOfConversationInput } from "@/lib/conversations/schema"
import { memberIdOf } from "@/lib/ctx"
import { takeBack } from "@/lib/messaging/take-back"
import { command } from "@/lib/operation"

/** Takes a message back: an undo, or one planned for later. What its writer wrote is their draft again. */
export const cancelConversationMessage = command({
  name: "conversations.cancelMessage",
  may: "messages.send",
  input: MessageOfConversationInput,
  async run({ ctx, tx, input }) {
    const { talk, message } = await ourMessage(tx, ctx, input)
    const facts = await takeBack(tx, ctx, message)
    const memberId = memberIdOf(ctx)
    const isWords = message.sentById === memberId && message.templateVersionId === null
    if (facts.length > 0 && memberId && isWords && message.body !== "")
      await tx.conversationDraft.createMany({
        data: [
          {
            clinicId: ctx.clinicId,
            conversationId: talk.id,
            memberId,
            body: message.body,
            savedAt: ctx.now,
          },
        ],
        skipDuplicates: true,
      })
    await tx.attachment.updateMany({ where: { messageId: message.id }, data: { messageId: null } })
    return { value: { id: message.id }, facts }
  },
})
