import { expect, it } from "vitest"
import { cancelConversationMessage } from "@/lib/conversations/cancel-message"
import { sendInConversation } from "@/lib/conversations/send"
import { sendMessageNow } from "@/lib/conversations/send-now"
import { newId } from "@/lib/ids"
import { conversationOf, wakeful } from "@/lib/testing/conversations"
import { testDatabase } from "@/lib/testing/db"
import { readLead } from "@/lib/testing/lead-ground"
import { readMessage, writingGround } from "@/lib/testing/messages"
import { describeRefusals } from "@/lib/testing/refusals"
import { addMs, HOUR_MS, now } from "@/lib/time"

const db = await testDatabase()

const planned = async () => {
  const ground = await writingGround()
  await wakeful(ground.ctxFor(["admin"]))
  const id = await conversationOf(ground.clinic.id, ground.lead.contactId)
  const sent = await sendInConversation(ground.ctxFor(["coordinator"]), {
    id,
    key: newId(),
    content: { kind: "text", body: "Hello" },
    sendAt: addMs(now(), HOUR_MS).toISOString(),
  })
  return { ...ground, input: { id, messageId: sent.id } }
}

it("lets it leave now, once, and settles the lead", async () => {
  const ground = await planned()
  await sendMessageNow(ground.ctxFor(["admin"]), ground.input)
  await sendMessageNow(ground.ctxFor(["admin"]), ground.input)
  const { messageId } = ground.input
  expect(await readMessage(ground, messageId)).toMatchObject({ status: "queued", sendAt: null })
  expect(await readLead(ground.lead)).toMatchObject({ status: "contacted", waitingSince: null })
  const { rows } = await db.owner.query(
    "select id from engine.event where name = 'message.queued' and data->>'messageId' = $1",
    [messageId],
  )
  expect(rows).toHaveLength(1)
})

describeRefusals(sendMessageNow, {
  prepare: planned,
  wrongState: {
    when: "one that was taken back",
    code: "wrong_state",
    prepare: async () => {
      const ground = await planned()
      await cancelConversationMessage(ground.ctxFor(["admin"]), ground.input)
      return ground
    },
  },
})
