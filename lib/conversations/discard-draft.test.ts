import { expect, it } from "vitest"
import { discardDraft } from "@/lib/conversations/discard-draft"
import { findConversation } from "@/lib/conversations/find"
import { saveDraft } from "@/lib/conversations/save-draft"
import { colleague, talkGround } from "@/lib/testing/conversations"
import { testDatabase } from "@/lib/testing/db"
import { describeRefusals } from "@/lib/testing/refusals"

await testDatabase()

it("throws mine away, twice harmless, and leaves a colleague's", async () => {
  const { clinic, ctxFor, conversationId: id } = await talkGround()
  const bob = await colleague(clinic, ["frontdesk"])
  await saveDraft(ctxFor(["coordinator"]), { id, body: "Mine" })
  await saveDraft(bob.ctx(), { id, body: "Bob's" })
  await discardDraft(ctxFor(["coordinator"]), { id })
  await discardDraft(ctxFor(["coordinator"]), { id })
  expect((await findConversation(ctxFor(["coordinator"]), { id })).draft).toBeNull()
  expect((await findConversation(bob.ctx(), { id })).draft).toMatchObject({ body: "Bob's" })
})

describeRefusals(discardDraft, {
  prepare: async () => {
    const ground = await talkGround()
    return { ...ground, input: { id: ground.conversationId } }
  },
})
