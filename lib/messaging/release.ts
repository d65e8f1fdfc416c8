import { fail } from "@/lib/errors"
import { fact } from "@/lib/facts"
import { settleAnswered } from "@/lib/messaging/answered"
import { queuedEvent } from "@/lib/messaging/events"
import { command } from "@/lib/operation"
import { outgoingForWork } from "@/lib/sending/reach"
import { MessageInput } from "@/lib/sending/schema"

/**
 * The time of a planned message has come: it is queued, and from now on it counts as written. What its time does to it is
 * the gate's to say, just before it leaves. Twice is harmless.
 */
export const releaseMessage = command({
  name: "messages.release",
  may: "messages.send",
  input: MessageInput,
  async run({ ctx, tx, input, grant }) {
    const message = await outgoingForWork(tx, ctx, grant, input.messageId)
    if (ctx.actor.kind !== "system") return fail("forbidden")
    const { id, patientId, leadId, sendAt } = message
    if (message.status !== "scheduled" || (sendAt && sendAt > ctx.now))
      return { value: { released: false }, facts: [] }
    await tx.message.update({
      where: { id },
      data: { status: "queued", statusAt: ctx.now, createdAt: ctx.now },
    })
    return {
      value: { released: true },
      facts: [
        fact("message.queued", id, {
          patientId,
          before: { status: "scheduled" },
          after: { status: "queued", contactId: message.contactId, purpose: message.purpose ?? "reply" },
        }),
        ...(leadId ? [fact("lead.conversation_changed", leadId, { patientId })] : []),
        ...(leadId && isAnswer(message) ? await settleAnswered(tx, ctx, leadId) : []),
      ],
      events: [queuedEvent(ctx, { id, patientId, leadId, statusAt: ctx.now })],
    }
  },
})

/** By a person: what a job writes settles nothing. */
const isAnswer = ({ purpose, sentById }: { purpose: string | null; sentById: string | null }): boolean =>
  purpose === "reply" && sentById !== null
