import { ourMessage } from "@/lib/conversations/our-message"
import { MessageOfConversationInput } from "@/lib/conversations/schema"
import { fail } from "@/lib/errors"
import { fact } from "@/lib/facts"
import { settleAnswered } from "@/lib/messaging/answered"
import { queuedEvent } from "@/lib/messaging/events"
import { command } from "@/lib/operation"

/** A message planned for later leaves now. What the gate holds against it then is said as of any other. */
export const sendMessageNow = command({
  name: "conversations.sendNow",
  may: "messages.send",
  input: MessageOfConversationInput,
  async run({ ctx, tx, input }) {
    const { message } = await ourMessage(tx, ctx, input)
    const { id, patientId, leadId, status } = message
    if (status === "queued" || status === "sent") return { value: { id }, facts: [] }
    if (status !== "scheduled") return fail("wrong_state", { sentence: "It is planned no more." })
    await tx.message.update({
      where: { id },
      data: { status: "queued", statusAt: ctx.now, createdAt: ctx.now, sendAt: null },
    })
    const settled =
      leadId && message.purpose === "reply" && message.sentById ? await settleAnswered(tx, ctx, leadId) : []
    return {
      value: { id },
      facts: [
        fact("message.queued", id, {
          patientId,
          before: { status },
          after: { status: "queued", contactId: message.contactId },
        }),
        ...(leadId ? [fact("lead.conversation_changed", leadId, { patientId })] : []),
        ...settled,
      ],
      events: [queuedEvent(ctx, { id, patientId, leadId, statusAt: ctx.now })],
    }
  },
})
