import { oneConversationSql, type StoredConversation } from "@/lib/conversations/list-sql"
import { conversationInReach, mayHere } from "@/lib/conversations/reach"
import { replyStateOf } from "@/lib/conversations/reply-state"
import { type ConversationView, FindConversationInput } from "@/lib/conversations/schema"
import { threadPage } from "@/lib/conversations/thread"
import { rowView, toRow } from "@/lib/conversations/to-row"
import { hasWindow } from "@/lib/conversations/window"
import { memberIdOf } from "@/lib/ctx"
import { fail } from "@/lib/errors"
import { query } from "@/lib/operation"

/** A conversation as it is worked: a page of its thread, what may be written, and what I began to write. */
export const findConversation = query({
  name: "conversations.find",
  may: "messages.read",
  input: FindConversationInput,
  async run({ ctx, tx, input }): Promise<ConversationView> {
    const { id, contactId, channel, isWorkable } = await conversationInReach(tx, ctx, input.id)
    const me = memberIdOf(ctx)
    const [stored] = await tx.$queryRaw<StoredConversation[]>(oneConversationSql(id, me))
    if (!stored) return fail("not_found")
    const thread = await threadPage(tx, { id, contactId, now: ctx.now, before: input.before })
    const reply = await replyStateOf(tx, ctx, { id, contactId, channel })
    const draft = me
      ? await tx.conversationDraft.findUnique({
          where: {
            clinicId_conversationId_memberId: { clinicId: ctx.clinicId, conversationId: id, memberId: me },
          },
        })
      : null
    return {
      conversation: toRow(stored, rowView(ctx, await hasWindow(tx))),
      ...thread,
      reply,
      draft: draft && { body: draft.body, savedAt: draft.savedAt.toISOString() },
      may: {
        send: mayHere(ctx, "messages.send", isWorkable),
        work: mayHere(ctx, "conversations.work", isWorkable),
        bypass: mayHere(ctx, "messages.bypass", isWorkable),
      },
    }
  },
  reads: ({ value }) => ({
    what: "conversation",
    patientIds: value.conversation.people.map((one) => one.patientId),
  }),
})
