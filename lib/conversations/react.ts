import { conversationForWork } from "@/lib/conversations/reach"
import { ReactInConversationInput } from "@/lib/conversations/schema"
import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { fail } from "@/lib/errors"
import { isId } from "@/lib/ids"
import { requireMember } from "@/lib/leads/reach"
import { type Carrier, carrierFor } from "@/lib/messaging/carriers"
import { queueMessage } from "@/lib/messaging/queue"
import { HINDRANCES } from "@/lib/messaging/words"
import { command } from "@/lib/operation"
import { addMs, DAY_MS } from "@/lib/time"

/** WhatsApp takes no sign on anything older. */
const OLDEST_MS = 30 * DAY_MS

/**
 * Puts a sign on what a person wrote, in place of the one before, or takes it away. It is no answer: whoever waits goes on
 * waiting, no lead moves. It leaves at once, by the gate; what that holds back is refused with its reason.
 */
export const reactInConversation = command({
  name: "conversations.react",
  may: "messages.send",
  input: ReactInConversationInput,
  async run({ ctx, tx, input }) {
    const memberId = requireMember(ctx)
    const talk = await conversationForWork(tx, ctx, input.id)
    const effectKey = `reaction:${talk.id}:${memberId}:${input.key}`
    const known = await tx.message.findFirst({ where: { effectKey }, select: { id: true } })
    if (known) return { value: known, facts: [] }
    const message = isId(input.messageId)
      ? await tx.message.findUnique({ where: { id: input.messageId, direction: "in" } })
      : null
    const { patientId, externalId: target } = message ?? {}
    if (!message || message.contactId !== talk.contactId || message.kind === "reaction") fail("not_found")
    if (!patientId || !target || message.revokedAt)
      return fail("wrong_state", { sentence: "This message is there no more." })
    const { emoji } = input
    if ((await standing(tx, talk.contactId, target)) === emoji)
      return { value: { id: message.id }, facts: [] }
    await mustTake(tx, ctx, talk, message)
    const queued = await queueMessage(tx, ctx, {
      patientId,
      contactId: talk.contactId,
      purpose: "reply",
      content: { kind: "reaction", body: emoji, target },
      effectKey,
      sentById: memberId,
    })
    if (queued.status === "blocked") {
      const because = queued.because ?? "merged"
      return fail("wrong_state", { sentence: HINDRANCES[because], reason: because })
    }
    return { value: { id: queued.id }, facts: queued.facts, events: queued.events }
  },
})

/** Our sign on a message as it will be once all is sent; empty: none. */
async function standing(tx: Tx, contactId: string, target: string): Promise<string> {
  const last = await tx.message.findFirst({
    where: { contactId, direction: "out", kind: "reaction", replyToExternalId: target },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    select: { body: true, status: true },
  })
  // One that did not go out may be tried again as it was.
  if (last && ["failed", "blocked", "cancelled"].includes(last.status)) return "?"
  return last?.body ?? ""
}

type Said = { createdAt: Date; webhookEventId: string | null }

async function mustTake(
  tx: Tx,
  ctx: Ctx,
  talk: { channel: string; contactId: string },
  said: Said,
): Promise<void> {
  const carrier = await carrierFor(tx, ctx, talk)
  // The gate says so.
  if (!carrier) return
  if (!carrier.react)
    fail("wrong_state", { sentence: "This channel takes no reactions.", reason: "no_reactions" })
  if (addMs(said.createdAt, OLDEST_MS) < ctx.now)
    fail("wrong_state", { sentence: "WhatsApp takes no reaction to what is older than 30 days." })
  if (!(await cameBy(tx, said, carrier)))
    fail("wrong_state", { sentence: "This message came by another connection, which does not carry it now." })
}

/** Its id means nothing to another carrier, which would say that all went well. */
async function cameBy(tx: Tx, { webhookEventId }: Said, { provider }: Carrier): Promise<boolean> {
  const event = webhookEventId
    ? await tx.webhookEvent.findUnique({ where: { id: webhookEventId }, select: { provider: true } })
    : null
  return !event || event.provider === provider
}
