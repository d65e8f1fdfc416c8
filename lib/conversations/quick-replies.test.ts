import { expect, it } from "vitest"
import { listQuickReplies } from "@/lib/conversations/quick-replies"
import { talkGround } from "@/lib/testing/conversations"
import { testDatabase } from "@/lib/testing/db"
import { quickReplyGround } from "@/lib/testing/quick-replies"
import { describeRefusals } from "@/lib/testing/refusals"

await testDatabase()

it("finds by name, shortcut and words, whatever the accents", async () => {
  const { ctxFor, shortcut } = await quickReplyGround(true, { ro: "Vă așteptăm mâine" })
  const found = async (q: string) => (await listQuickReplies(ctxFor(["coordinator"]), { q })).rows.length
  expect(await Promise.all(["greet", shortcut, "ASTEPTAM", "dentures"].map(found))).toEqual([1, 1, 1, 0])
})

describeRefusals(listQuickReplies, {
  subject: "none",
  prepare: async () => ({ ...(await talkGround()), input: {} }),
})
