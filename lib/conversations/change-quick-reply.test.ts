import { expect, it } from "vitest"
import { archiveQuickReply } from "@/lib/conversations/archive-quick-reply"
import { changeQuickReply } from "@/lib/conversations/change-quick-reply"
import { listQuickReplies } from "@/lib/conversations/quick-replies"
import { colleague } from "@/lib/testing/conversations"
import { testDatabase } from "@/lib/testing/db"
import { recorded } from "@/lib/testing/facts"
import { quickReplyGround } from "@/lib/testing/quick-replies"
import { describeRefusals } from "@/lib/testing/refusals"

await testDatabase()

it("words it anew, once", async () => {
  const { clinic, ctxFor, id } = await quickReplyGround()
  const input = { id, name: "Greeting", shortcut: "hello", texts: { ro: "Bună" } }
  await changeQuickReply(ctxFor(["frontdesk"]), input)
  await changeQuickReply(ctxFor(["frontdesk"]), input)
  expect((await listQuickReplies(ctxFor(["frontdesk"]), {})).rows).toMatchObject([
    { name: "Greeting", shortcut: "hello", texts: { ro: "Bună" } },
  ])
  expect((await recorded(clinic.id, id)).map((one) => one.name)).toEqual([
    "quick_reply.created",
    "quick_reply.changed",
  ])
})

it("knows no colleague's own, and leaves everybody's to who writes templates", async () => {
  const own = await quickReplyGround()
  const bob = await colleague(own.clinic, ["admin"])
  const words = { name: "Mine now", shortcut: "mine", texts: { en: "Hi" } }
  await expect(changeQuickReply(bob.ctx(), { id: own.id, ...words })).rejects.toMatchObject({
    code: "not_found",
  })
  const shared = await quickReplyGround(true)
  await expect(
    changeQuickReply(shared.ctxFor(["frontdesk"]), { id: shared.id, ...words }),
  ).rejects.toMatchObject({ code: "forbidden" })
})

const ground = async () => {
  const made = await quickReplyGround(true)
  return { ...made, input: { id: made.id, name: "Hello", shortcut: made.shortcut, texts: { en: "Hi" } } }
}
describeRefusals(changeQuickReply, {
  prepare: ground,
  wrongState: {
    when: "one that was put away",
    code: "wrong_state",
    prepare: async () => {
      const made = await ground()
      await archiveQuickReply(made.ctxFor(["admin"]), { id: made.id })
      return made
    },
  },
})
