import { expect, it } from "vitest"
import { closeConversation } from "@/lib/conversations/close"
import { reopenConversation } from "@/lib/conversations/reopen"
import { readConversation, talkGround } from "@/lib/testing/conversations"
import { testDatabase } from "@/lib/testing/db"
import { recorded } from "@/lib/testing/facts"
import { describeRefusals } from "@/lib/testing/refusals"

await testDatabase()

it("brings it back, and what was not answered waits since it came", async () => {
  const { clinic, ctxFor, conversationId: id } = await talkGround()
  const { waitingSince } = await readConversation({ clinic }, id)
  await closeConversation(ctxFor(["coordinator"]), { id })
  await reopenConversation(ctxFor(["coordinator"]), { id })
  await reopenConversation(ctxFor(["coordinator"]), { id })
  expect(await readConversation({ clinic }, id)).toMatchObject({
    status: "open",
    handledAt: null,
    waitingSince,
  })
  expect((await recorded(clinic.id, id)).map((one) => one.name)).toEqual([
    "conversation.closed",
    "conversation.reopened",
  ])
})

describeRefusals(reopenConversation, {
  prepare: async () => {
    const ground = await talkGround()
    return { ...ground, input: { id: ground.conversationId } }
  },
})
