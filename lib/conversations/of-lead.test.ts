import { afterAll, expect, it } from "vitest"
import { findConversationOfLead } from "@/lib/conversations/of-lead"
import { closeDb } from "@/lib/db"
import { talkGround } from "@/lib/testing/conversations"
import { testDatabase } from "@/lib/testing/db"
import { leadGround } from "@/lib/testing/lead-ground"
import { writingGround } from "@/lib/testing/messages"
import { describeRefusals } from "@/lib/testing/refusals"

await testDatabase()
afterAll(closeDb)

it("is the one in which the lead's person wrote", async () => {
  const { ctxFor, conversationId, lead } = await talkGround()
  expect(await findConversationOfLead(ctxFor(["frontdesk"]), { id: lead.id })).toEqual({ id: conversationId })
})

it("is none for somebody who never wrote", async () => {
  const ground = await leadGround()
  expect(await findConversationOfLead(ground.ctxFor(["admin"]), { id: ground.lead.id })).toBeNull()
})

describeRefusals(findConversationOfLead, {
  prepare: async () => {
    const ground = await writingGround()
    return { ...ground, input: { id: ground.lead.id } }
  },
})
