import { colleagueHere } from "@/lib/conversations/colleague"
import { keepEntry } from "@/lib/conversations/entries"
import { conversationForWork } from "@/lib/conversations/reach"
import { AssignConversationInput } from "@/lib/conversations/schema"
import { memberIdOf } from "@/lib/ctx"
import { fail } from "@/lib/errors"
import { fact } from "@/lib/facts"
import { newId } from "@/lib/ids"
import { notify } from "@/lib/notifications/notify"
import { command } from "@/lib/operation"

/** Gives a conversation to somebody, or to nobody. Who gets it from a colleague is told. */
export const assignConversation = command({
  name: "conversations.assign",
  may: "conversations.work",
  input: AssignConversationInput,
  async run({ ctx, tx, input }) {
    const me = memberIdOf(ctx)
    const talk = await conversationForWork(tx, ctx, input.id)
    const wanted = input.to === "me" ? (me ?? fail("forbidden")) : input.to
    const owner = wanted === "nobody" ? null : await colleagueHere(tx, ctx, wanted)
    const value = { id: talk.id, owner: owner && { memberId: owner.id, name: owner.name } }
    if (talk.assigneeId === (owner?.id ?? null)) return { value, facts: [] }
    await tx.conversation.update({ where: { id: talk.id }, data: { assigneeId: owner?.id ?? null } })
    await keepEntry(tx, ctx, talk.id, "assigned", { toMemberId: owner?.id ?? null })
    const told =
      owner && owner.id !== me
        ? await notify(tx, ctx, [
            {
              memberId: owner.id,
              kind: "conversation_assigned",
              subjectType: "conversation",
              subjectId: talk.id,
              effectKey: `conversation_assigned:${talk.id}:${newId()}`,
            },
          ])
        : []
    const before = { ownerId: talk.assigneeId }
    const after = { ownerId: owner?.id ?? null }
    return { value, facts: [fact("conversation.assigned", talk.id, { before, after }), ...told] }
  },
})
