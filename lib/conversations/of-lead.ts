import { leadForWork, reachOf } from "@/lib/leads/reach"
import { LeadIdInput } from "@/lib/messaging/schema"
import { replyGround } from "@/lib/messaging/window"
import { query } from "@/lib/operation"

/** Where a lead is answered: the conversation its person wrote in last; null where they never wrote. */
export const findConversationOfLead = query({
  name: "conversations.ofLead",
  may: "messages.send",
  input: LeadIdInput,
  async run({ ctx, tx, input, grant }): Promise<{ id: string } | null> {
    const lead = await leadForWork(tx, input.id, reachOf(ctx, grant))
    const ground = await replyGround(tx, lead.id)
    if (!ground) return null
    return tx.conversation.findUnique({
      where: { clinicId_contactId: { clinicId: ctx.clinicId, contactId: ground.contactId } },
      select: { id: true },
    })
  },
})
