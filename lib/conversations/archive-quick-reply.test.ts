import { expect, it } from "vitest"
import { archiveQuickReply, restoreQuickReply } from "@/lib/conversations/archive-quick-reply"
import { createQuickReply } from "@/lib/conversations/create-quick-reply"
import { listQuickReplies } from "@/lib/conversations/quick-replies"
import { newId } from "@/lib/ids"
import { testDatabase } from "@/lib/testing/db"
import { quickReplyGround } from "@/lib/testing/quick-replies"
import { describeRefusals } from "@/lib/testing/refusals"

await testDatabase()

it("is offered no more, then again, each once; its shortcut is free meanwhile", async () => {
  const { ctxFor, id, shortcut } = await quickReplyGround(true)
  const ctx = ctxFor(["admin"])
  await archiveQuickReply(ctx, { id })
  await archiveQuickReply(ctx, { id })
  expect((await listQuickReplies(ctx, {})).rows).toEqual([])
  expect((await listQuickReplies(ctx, { archived: "yes" })).rows).toMatchObject([{ id, isArchived: true }])
  await restoreQuickReply(ctx, { id })
  await restoreQuickReply(ctx, { id })
  expect((await listQuickReplies(ctx, {})).rows).toHaveLength(1)
  await archiveQuickReply(ctx, { id })
  const other = { key: newId(), name: "Other", shortcut, texts: { en: "Hi" }, isShared: true }
  await createQuickReply(ctx, other)
  await expect(restoreQuickReply(ctx, { id })).rejects.toMatchObject({ code: "invalid_input" })
})

const prepare = async () => {
  const made = await quickReplyGround(true)
  return { ...made, input: { id: made.id } }
}
describeRefusals(archiveQuickReply, { prepare })
describeRefusals(restoreQuickReply, { prepare })
