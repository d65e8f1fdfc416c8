import { mayChange, refuseTaken, writtenTexts } from "@/lib/conversations/quick-reply-reach"
import { CreateQuickReplyInput } from "@/lib/conversations/schema"
import { fail } from "@/lib/errors"
import { fact } from "@/lib/facts"
import { idFrom } from "@/lib/ids"
import { requireMember } from "@/lib/leads/reach"
import { command } from "@/lib/operation"

/** Keeps words that are said often, for everybody or for oneself. */
export const createQuickReply = command({
  name: "quickReplies.create",
  may: "messages.send",
  input: CreateQuickReplyInput,
  async run({ ctx, tx, input }) {
    const memberId = requireMember(ctx)
    const ownerId = input.isShared ? null : memberId
    if (!mayChange(ctx, { ownerId }))
      fail("forbidden", { sentence: "Replies for everybody are made by an admin or a coordinator." })
    const id = idFrom(`quick reply ${memberId} ${input.key}`)
    if (await tx.quickReply.findUnique({ where: { id }, select: { id: true } }))
      return { value: { id }, facts: [] }
    await refuseTaken(tx, { ownerId, shortcut: input.shortcut })
    const { name, shortcut } = input
    await tx.quickReply.create({
      data: {
        id,
        clinicId: ctx.clinicId,
        name,
        shortcut,
        texts: writtenTexts(input.texts),
        ownerId,
        createdById: memberId,
        createdAt: ctx.now,
        updatedAt: ctx.now,
      },
    })
    return {
      value: { id },
      facts: [fact("quick_reply.created", id, { after: { shortcut, isShared: input.isShared } })],
    }
  },
})
