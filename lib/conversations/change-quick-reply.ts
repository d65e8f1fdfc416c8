import { quickReplyToChange, refuseTaken, writtenTexts } from "@/lib/conversations/quick-reply-reach"
import { ChangeQuickReplyInput } from "@/lib/conversations/schema"
import { fail } from "@/lib/errors"
import { fact } from "@/lib/facts"
import { command } from "@/lib/operation"

/** Words a quick reply anew. What was sent with it stays as it was sent. */
export const changeQuickReply = command({
  name: "quickReplies.change",
  may: "messages.send",
  input: ChangeQuickReplyInput,
  async run({ ctx, tx, input }) {
    const one = await quickReplyToChange(tx, ctx, input.id)
    if (one.archivedAt) fail("wrong_state", { sentence: "This one is put away. Bring it back first." })
    const { name, shortcut } = input
    const texts = writtenTexts(input.texts)
    const isSame = one.name === name && one.shortcut === shortcut && sorted(one.texts) === sorted(texts)
    if (isSame) return { value: { id: one.id }, facts: [] }
    await refuseTaken(tx, { id: one.id, ownerId: one.ownerId, shortcut })
    await tx.quickReply.update({
      where: { id: one.id },
      data: { name, shortcut, texts, updatedAt: ctx.now },
    })
    const before = { shortcut: one.shortcut }
    return {
      value: { id: one.id },
      facts: [fact("quick_reply.changed", one.id, { before, after: { shortcut } })],
    }
  },
})

const sorted = (texts: unknown): string =>
  JSON.stringify(
    Object.entries(texts as Record<string, string>).sort(([one], [other]) => (one < other ? -1 : 1)),
  )
