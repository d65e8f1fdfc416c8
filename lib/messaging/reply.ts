import { fail } from "@/lib/errors"
import { leadForWork, reachOf, requireMember } from "@/lib/leads/reach"
import { settleAnswered } from "@/lib/messaging/answered"
import { queueMessage } from "@/lib/messaging/queue"
import { ReplyInput } from "@/lib/messaging/schema"
import { replyGround } from "@/lib/messaging/window"
import { HINDRANCES } from "@/lib/messaging/words"
import { command } from "@/lib/operation"

/**
 * Free words to the person of a lead who wrote in the last 24 hours, which is their basis. They leave at once; the form's key
 * makes a second press harmless. Having answered stops the lead's clock.
 */
export const replyToPatient = command({
  name: "messages.reply",
  may: "messages.send",
  input: ReplyInput,
  async run({ ctx, tx, input, grant }) {
    const memberId = requireMember(ctx)
    const lead = await leadForWork(tx, input.id, reachOf(ctx, grant))
    const { patientId } = lead
    const ground = await replyGround(tx, lead.id)
    if (!ground) return refused("no_conversation")
    const { id, status, because, facts, events } = await queueMessage(tx, ctx, {
      patientId,
      contactId: ground.contactId,
      leadId: lead.id,
      purpose: "reply",
      content: { kind: "text", body: input.body },
      effectKey: `reply:${memberId}:${lead.id}:${input.key}`,
      sentById: memberId,
    })
    if (status === "blocked") return refused(because ?? "merged")
    if (facts.length === 0) return { value: { id }, facts: [] }
    return {
      value: { id },
      facts: [...facts, ...(await settleAnswered(tx, ctx, lead.id))],
      // It is queued once by this: the message alone tells which event.
      events: events.map((event) => ({ ...event, id: `message.queued:${id}` })),
    }
  },
})

const refused = (because: keyof typeof HINDRANCES): never =>
  fail("wrong_state", { sentence: HINDRANCES[because], reason: because })
