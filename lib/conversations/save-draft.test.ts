import { expect, it } from "vitest"
import { findConversation } from "@/lib/conversations/find"
import { saveDraft } from "@/lib/conversations/save-draft"
import { colleague, talkGround } from "@/lib/testing/conversations"
import { testDatabase } from "@/lib/testing/db"
import { describeRefusals } from "@/lib/testing/refusals"

await testDatabase()

it("keeps what I began to write, as I wrote it last, and for me alone", async () => {
  const { clinic, ctxFor, conversationId: id } = await talkGround()
  const bob = await colleague(clinic, ["coordinator"])
  const ctx = ctxFor(["coordinator"])
  await saveDraft(ctx, { id, body: "Dear Ma" })
  await saveDraft(ctx, { id, body: "Dear Maria, " })
  expect((await findConversation(ctx, { id })).draft).toMatchObject({ body: "Dear Maria, " })
  expect((await findConversation(bob.ctx(), { id })).draft).toBeNull()
  expect(await saveDraft(ctx, { id, body: "  " })).toEqual({ savedAt: null })
  expect((await findConversation(ctx, { id })).draft).toBeNull()
})

describeRefusals(saveDraft, {
  prepare: async () => {
    const ground = await talkGround()
    return { ...ground, input: { id: ground.conversationId, body: "Dear" } }
  },
})
