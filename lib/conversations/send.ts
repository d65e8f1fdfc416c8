import { addresseeOf, isThere } from "@/lib/conversations/addressee"
import { contentOf } from "@/lib/conversations/content"
import { conversationForWork } from "@/lib/conversations/reach"
import { SendInConversationInput, type SentInConversation } from "@/lib/conversations/schema"
import { undoMsOf } from "@/lib/conversations/writing"
import { type Ctx, grantOf } from "@/lib/ctx"
import { fail } from "@/lib/errors"
import { requireMember } from "@/lib/leads/reach"
import { settleAnswered } from "@/lib/messaging/answered"
import { queueMessage } from "@/lib/messaging/queue"
import { HINDRANCES } from "@/lib/messaging/words"
import { command, type Done } from "@/lib/operation"
import { addMs, DAY_MS } from "@/lib/time"

const LATEST_MS = 90 * DAY_MS

/**
 * Writes to whom a conversation is with: words, a template, a file, now or later. For the first seconds it can be taken back,
 * unless the writer chose otherwise; until then nothing of the lead is settled. What the gate holds back is refused with its
 * reason and stays in the composer. The form's key makes a second press harmless.
 */
export const sendInConversation = command({
  name: "conversations.send",
  may: "messages.send",
  input: SendInConversationInput,
  async run({ ctx, tx, input }): Promise<Done<SentInConversation>> {
    const memberId = requireMember(ctx)
    const talk = await conversationForWork(tx, ctx, input.id)
    if (input.bypass && !grantOf(ctx, "messages.bypass")) fail("forbidden")
    const effectKey = `conversation:${talk.id}:${memberId}:${input.key}`
    const known = await tx.message.findFirst({
      where: { effectKey },
      select: { id: true, status: true, sendAt: true },
    })
    if (known) return { value: sentAs(ctx, known), facts: [] }
    const { leadId, ...to } = await addresseeOf(tx, talk.id, talk.contactId)
    const patientId = input.patientId ?? to.patientId
    if (!patientId || (input.patientId && !(await isThere(tx, talk.contactId, input.patientId))))
      return fail("invalid_input", { fields: { patientId: "This person is not known at this address." } })
    const place = { id: talk.id, contactId: talk.contactId, hasWritten: talk.lastInboundAt !== null }
    const { content, purpose } = await contentOf(tx, ctx, place, input.content)
    const queued = await queueMessage(tx, ctx, {
      patientId,
      contactId: talk.contactId,
      leadId: patientId === to.patientId ? leadId : null,
      purpose,
      content,
      effectKey,
      sentById: memberId,
      sendAt: await whenToSend(),
      bypass: input.bypass ?? null,
    })
    if (queued.status === "blocked") {
      const because = queued.because ?? "merged"
      return fail("wrong_state", { sentence: HINDRANCES[because], reason: because })
    }
    await tx.conversationDraft.deleteMany({
      where: { clinicId: ctx.clinicId, conversationId: talk.id, memberId },
    })
    if (talk.status === "snoozed" || talk.status === "closed")
      await tx.conversation.update({
        where: { id: talk.id },
        data: { status: "open", snoozedUntil: null, snoozedById: null },
      })
    const settled =
      queued.status === "queued" && leadId && patientId === to.patientId
        ? await settleAnswered(tx, ctx, leadId)
        : []
    const sent = await tx.message.findUniqueOrThrow({
      where: { id: queued.id },
      select: { id: true, status: true, sendAt: true },
    })
    return { value: sentAs(ctx, sent), facts: [...queued.facts, ...settled], events: queued.events }

    async function whenToSend(): Promise<Date | null> {
      const { sendAt } = input
      if (sendAt && sendAt > addMs(ctx.now, LATEST_MS))
        fail("invalid_input", { fields: { sendAt: "At most 90 days from now." } })
      const undoMs = await undoMsOf(tx, ctx, memberId)
      const soonest = addMs(ctx.now, undoMs)
      if (sendAt && sendAt > soonest) return sendAt
      return undoMs > 0 ? soonest : null
    }
  },
})

const sentAs = (
  ctx: Ctx,
  { id, status, sendAt }: { id: string; status: string; sendAt: Date | null },
): SentInConversation =>
  status === "scheduled" && sendAt && sendAt > ctx.now
    ? { id, status: "scheduled", undoUntil: sendAt.toISOString() }
    : { id, status: "queued", undoUntil: null }
