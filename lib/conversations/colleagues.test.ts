import { expect, it } from "vitest"
import { listConversationColleagues } from "@/lib/conversations/colleagues"
import { colleague, talkGround } from "@/lib/testing/conversations"
import { testDatabase } from "@/lib/testing/db"
import { describeRefusals } from "@/lib/testing/refusals"

await testDatabase()

it("names who is here and works on conversations", async () => {
  const { clinic, ctxFor, member } = await talkGround()
  const desk = await colleague(clinic, ["frontdesk"])
  await colleague(clinic, ["auditor"])
  const found = await listConversationColleagues(ctxFor(["frontdesk"]), {})
  expect(found.map((one) => one.id).sort()).toEqual([member.id, desk.id].sort())
})

describeRefusals(listConversationColleagues, {
  subject: "none",
  prepare: async () => ({ ...(await talkGround()), input: {} }),
})
