import { addresseeOf } from "@/lib/conversations/addressee"
import { colleaguesHere } from "@/lib/conversations/colleague"
import { conversationForWork } from "@/lib/conversations/reach"
import { AddConversationNoteInput } from "@/lib/conversations/schema"
import { fail } from "@/lib/errors"
import { fact } from "@/lib/facts"
import { idFrom } from "@/lib/ids"
import { requireMember } from "@/lib/leads/reach"
import { notify } from "@/lib/notifications/notify"
import { command } from "@/lib/operation"

/**
 * A note for colleagues; who is called by name in it is told. The form's key makes a second press harmless. The fact holds
 * no text: notes can be erased, facts cannot.
 */
export const addConversationNote = command({
  name: "conversations.addNote",
  may: "conversations.work",
  input: AddConversationNoteInput,
  async run({ ctx, tx, input }) {
    const memberId = requireMember(ctx)
    const talk = await conversationForWork(tx, ctx, input.id)
    const { clinicId } = ctx
    const id = idFrom(`conversation note ${memberId} ${talk.id} ${input.key}`)
    const wanted = [...new Set(input.mentions)]
    const named = wanted.length > 0 ? await colleaguesHere(tx, ctx, wanted) : []
    if (named.length < wanted.length)
      fail("invalid_input", { fields: { mentions: "One of them does not work on conversations." } })
    const { count } = await tx.conversationEntry.createMany({
      data: [
        {
          id,
          clinicId,
          conversationId: talk.id,
          kind: "note",
          memberId,
          body: input.body,
          createdAt: ctx.now,
        },
      ],
      skipDuplicates: true,
    })
    if (count === 0) return { value: { id }, facts: [] }
    await tx.conversationMention.createMany({
      data: named.map((one) => ({
        clinicId,
        entryId: id,
        memberId: one.id,
        conversationId: talk.id,
        createdAt: ctx.now,
      })),
    })
    const told = await notify(
      tx,
      ctx,
      named
        .filter((one) => one.id !== memberId)
        .map((one) => ({
          memberId: one.id,
          kind: "conversation_mention",
          subjectType: "conversation",
          subjectId: talk.id,
          effectKey: `conversation_mention:${id}`,
        })),
    )
    const { patientId } = await addresseeOf(tx, talk.id, talk.contactId)
    const after = { noteId: id, mentions: named.length }
    return {
      value: { id },
      facts: [fact("conversation.noted", talk.id, { patientId: patientId ?? undefined, after }), ...told],
    }
  },
})
