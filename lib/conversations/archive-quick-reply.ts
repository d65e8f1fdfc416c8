import { quickReplyToChange, refuseTaken } from "@/lib/conversations/quick-reply-reach"
import { QuickReplyIdInput } from "@/lib/conversations/schema"
import { fact } from "@/lib/facts"
import { command } from "@/lib/operation"

/** Puts a quick reply away: it is offered no more. */
export const archiveQuickReply = command({
  name: "quickReplies.archive",
  may: "messages.send",
  input: QuickReplyIdInput,
  async run({ ctx, tx, input }) {
    const one = await quickReplyToChange(tx, ctx, input.id)
    if (one.archivedAt) return { value: { id: one.id }, facts: [] }
    await tx.quickReply.update({
      where: { id: one.id },
      data: { archivedAt: ctx.now, updatedAt: ctx.now },
    })
    return { value: { id: one.id }, facts: [fact("quick_reply.archived", one.id, {})] }
  },
})

/** Offers it again. */
export const restoreQuickReply = command({
  name: "quickReplies.restore",
  may: "messages.send",
  input: QuickReplyIdInput,
  async run({ ctx, tx, input }) {
    const one = await quickReplyToChange(tx, ctx, input.id)
    if (!one.archivedAt) return { value: { id: one.id }, facts: [] }
    await refuseTaken(tx, one)
    await tx.quickReply.update({ where: { id: one.id }, data: { archivedAt: null, updatedAt: ctx.now } })
    return { value: { id: one.id }, facts: [fact("quick_reply.restored", one.id, {})] }
  },
})
