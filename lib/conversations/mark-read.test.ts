import { expect, it } from "vitest"
import { listConversations } from "@/lib/conversations/list"
import { markConversationRead } from "@/lib/conversations/mark-read"
import { inClinic } from "@/lib/db"
import { colleague, talkGround } from "@/lib/testing/conversations"
import { testDatabase } from "@/lib/testing/db"
import { addMessage } from "@/lib/testing/lead-ground"
import { describeRefusals } from "@/lib/testing/refusals"
import { addMs, HOUR_MS, MINUTE_MS, now } from "@/lib/time"

await testDatabase()

it("notes how far I have read, never back; what arrives later is unread, though it was said before", async () => {
  const { clinic, ctxFor, conversationId: id, lead } = await talkGround()
  const bob = await colleague(clinic, ["coordinator"])
  const later = addMs(now(), MINUTE_MS)
  await addMessage(lead, "Are you there?", { createdAt: later })
  const ctx = { ...ctxFor(["coordinator"]), now: addMs(later, 1) }
  const unread = async (of = ctx) => (await listConversations(of, {})).rows[0]?.isUnread
  expect(await unread()).toBe(true)
  await markConversationRead(ctx, { id })
  await markConversationRead({ ...ctx, now: addMs(now(), -HOUR_MS) }, { id })
  expect(await unread()).toBe(false)
  expect(await unread(bob.ctx()), "a colleague has not").toBe(true)
  await inClinic(clinic.id, (tx) =>
    tx.message.updateMany({
      where: { contactId: lead.contactId, body: "Hello?" },
      data: { createdAt: addMs(later, HOUR_MS), providerAt: addMs(now(), -HOUR_MS) },
    }),
  )
  expect(await unread()).toBe(true)
})

describeRefusals(markConversationRead, {
  prepare: async () => {
    const ground = await talkGround()
    return { ...ground, input: { id: ground.conversationId } }
  },
})
