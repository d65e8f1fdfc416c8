import { expect, it } from "vitest"
import { closeConversation } from "@/lib/conversations/close"
import { readConversation, talkGround } from "@/lib/testing/conversations"
import { testDatabase } from "@/lib/testing/db"
import { recorded } from "@/lib/testing/facts"
import { addMessage } from "@/lib/testing/lead-ground"
import { describeRefusals } from "@/lib/testing/refusals"
import { addMs, now } from "@/lib/time"

await testDatabase()

it("says that nothing needs an answer, once, until somebody writes again", async () => {
  const { clinic, ctxFor, conversationId: id, lead } = await talkGround()
  expect((await readConversation({ clinic }, id)).waitingSince).not.toBeNull()
  await closeConversation(ctxFor(["frontdesk"]), { id })
  await closeConversation(ctxFor(["frontdesk"]), { id })
  expect(await readConversation({ clinic }, id)).toMatchObject({ status: "closed", waitingSince: null })
  expect((await recorded(clinic.id, id)).map((one) => one.name)).toEqual(["conversation.closed"])
  const at = addMs(now(), 1_000)
  await addMessage(lead, "One more thing", { createdAt: at })
  expect(await readConversation({ clinic }, id)).toMatchObject({ status: "open", waitingSince: at })
})

describeRefusals(closeConversation, {
  prepare: async () => {
    const ground = await talkGround()
    return { ...ground, input: { id: ground.conversationId } }
  },
})
