import { expect, it } from "vitest"
import { createQuickReply } from "@/lib/conversations/create-quick-reply"
import { listQuickReplies } from "@/lib/conversations/quick-replies"
import { newId } from "@/lib/ids"
import { colleague, talkGround } from "@/lib/testing/conversations"
import { testDatabase } from "@/lib/testing/db"
import { describeRefusals } from "@/lib/testing/refusals"

await testDatabase()

const input = (more: Partial<Parameters<typeof createQuickReply>[1]> = {}) => ({
  key: newId(),
  name: "Prices",
  shortcut: "prices",
  texts: { en: "Our prices: …", ro: "" },
  ...more,
})

it("keeps one's own once, in the languages that were written, under a shortcut of its own", async () => {
  const { clinic, ctxFor } = await talkGround()
  const ctx = ctxFor(["frontdesk"])
  const given = input({ shortcut: "Prices" })
  expect(await createQuickReply(ctx, given)).toEqual(await createQuickReply(ctx, given))
  const { rows } = await listQuickReplies(ctx, {})
  expect(rows).toMatchObject([
    { shortcut: "prices", texts: { en: "Our prices: …" }, isShared: false, mayChange: true },
  ])
  await expect(createQuickReply(ctx, input())).rejects.toMatchObject({ code: "invalid_input" })
  const bob = await colleague(clinic, ["frontdesk"])
  await createQuickReply(bob.ctx(), input())
  expect((await listQuickReplies(bob.ctx(), {})).rows, "a colleague's is not mine").toHaveLength(1)
})

it("makes everybody's only for who writes templates", async () => {
  const { ctxFor } = await talkGround()
  await expect(createQuickReply(ctxFor(["frontdesk"]), input({ isShared: true }))).rejects.toMatchObject({
    code: "forbidden",
  })
  await createQuickReply(ctxFor(["coordinator"]), input({ isShared: true }))
  expect((await listQuickReplies(ctxFor(["frontdesk"]), {})).rows).toMatchObject([
    { isShared: true, mayChange: false },
  ])
})

it("refuses a gap that nobody knows how to fill", async () => {
  const { ctxFor } = await talkGround()
  const texts = { en: "Hello {patient.lastName}" }
  await expect(createQuickReply(ctxFor(["admin"]), input({ texts }))).rejects.toMatchObject({
    code: "invalid_input",
  })
})

describeRefusals(createQuickReply, {
  subject: "none",
  prepare: async () => ({ ...(await talkGround()), input: input() }),
})
