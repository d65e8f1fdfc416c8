import { conversationInReach } from "@/lib/conversations/reach"
import { SaveDraftInput } from "@/lib/conversations/schema"
import { requireMember } from "@/lib/leads/reach"
import { command, type Done } from "@/lib/operation"

/** Keeps what I began to write there, for me alone; empty words are none. Nobody is told, so nothing is recorded. */
export const saveDraft = command({
  name: "conversations.saveDraft",
  may: "messages.send",
  input: SaveDraftInput,
  async run({ ctx, tx, input: { id, body } }): Promise<Done<{ savedAt: string | null }>> {
    const memberId = requireMember(ctx)
    const talk = await conversationInReach(tx, ctx, id)
    const { clinicId, now: savedAt } = ctx
    const mine = { clinicId, conversationId: talk.id, memberId }
    if (body.trim() === "") {
      await tx.conversationDraft.deleteMany({ where: mine })
      return { value: { savedAt: null }, facts: [] }
    }
    await tx.conversationDraft.upsert({
      where: { clinicId_conversationId_memberId: mine },
      create: { ...mine, body, savedAt },
      update: { body, savedAt },
    })
    return { value: { savedAt: savedAt.toISOString() }, facts: [] }
  },
})
