import { conversationInReach } from "@/lib/conversations/reach"
import { ConversationIdInput } from "@/lib/conversations/schema"
import { requireMember } from "@/lib/leads/reach"
import { command } from "@/lib/operation"

/** Notes that I have seen what is there until now. Who looked at whom stands in the record already. */
export const markConversationRead = command({
  name: "conversations.markRead",
  may: "messages.read",
  input: ConversationIdInput,
  async run({ ctx, tx, input }) {
    const memberId = requireMember(ctx)
    const { id } = await conversationInReach(tx, ctx, input.id)
    await tx.$executeRaw`
      insert into "ConversationRead" ("clinicId", "conversationId", "memberId", "readAt")
      values (${ctx.clinicId}::uuid, ${id}::uuid, ${memberId}::uuid, ${ctx.now}::timestamptz)
      on conflict ("clinicId", "conversationId", "memberId") do update
        set "readAt" = greatest("ConversationRead"."readAt", excluded."readAt")`
    return { value: { id }, facts: [] }
  },
})
