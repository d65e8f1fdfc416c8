import { expect, it } from "vitest"
import { listConversations } from "@/lib/conversations/list"
import { markConversationRead } from "@/lib/conversations/mark-read"
import { markConversationUnread } from "@/lib/conversations/mark-unread"
import { conversationOf, talkGround } from "@/lib/testing/conversations"
import { testDatabase } from "@/lib/testing/db"
import { addLead, addMessage, leadGround } from "@/lib/testing/lead-ground"
import { describeRefusals } from "@/lib/testing/refusals"

await testDatabase()

it("makes the newest of theirs unread for me, twice harmless", async () => {
  const { ctxFor, conversationId: id } = await talkGround()
  const ctx = ctxFor(["frontdesk"])
  await markConversationRead(ctx, { id })
  expect((await listConversations(ctx, { only: "unread" })).rows).toEqual([])
  await markConversationUnread(ctx, { id })
  await markConversationUnread(ctx, { id })
  expect((await listConversations(ctx, { only: "unread" })).rows).toHaveLength(1)
})

describeRefusals(markConversationUnread, {
  prepare: async () => {
    const ground = await talkGround()
    return { ...ground, input: { id: ground.conversationId } }
  },
  wrongState: {
    when: "one in which only we have written",
    code: "wrong_state",
    prepare: async () => {
      const ground = await leadGround()
      const lead = await addLead(ground.clinic.id)
      await addMessage(lead, "Hello", { direction: "out" })
      return { ...ground, input: { id: await conversationOf(ground.clinic.id, lead.contactId) } }
    },
  },
})
