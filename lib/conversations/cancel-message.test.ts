import { expect, it } from "vitest"
import { cancelConversationMessage } from "@/lib/conversations/cancel-message"
import { sendInConversation } from "@/lib/conversations/send"
import { inClinic } from "@/lib/db"
import { newId } from "@/lib/ids"
import { addTalk, conversationOf } from "@/lib/testing/conversations"
import { testDatabase } from "@/lib/testing/db"
import { recorded } from "@/lib/testing/facts"
import { readMessage, writingGround } from "@/lib/testing/messages"
import { describeRefusals } from "@/lib/testing/refusals"

await testDatabase()

const planned = async () => {
  const ground = await writingGround()
  const id = await conversationOf(ground.clinic.id, ground.lead.contactId)
  const content = { kind: "text" as const, body: "Hello" }
  const sent = await sendInConversation(ground.ctxFor(["coordinator"]), { id, key: newId(), content })
  return { ...ground, input: { id, messageId: sent.id } }
}

it("takes it back once, by whoever works there", async () => {
  const ground = await planned()
  await cancelConversationMessage(ground.ctxFor(["frontdesk"]), ground.input)
  await cancelConversationMessage(ground.ctxFor(["frontdesk"]), ground.input)
  expect(await readMessage(ground, ground.input.messageId)).toMatchObject({ status: "cancelled" })
  const facts = await recorded(ground.clinic.id, ground.input.messageId)
  expect(facts.map((one) => one.name)).toEqual(["message.scheduled", "message.cancelled"])
})

it("knows no message of another conversation", async () => {
  const ground = await planned()
  const other = await addTalk(ground.clinic.id)
  const input = { ...ground.input, id: other.id }
  await expect(cancelConversationMessage(ground.ctxFor(["admin"]), input)).rejects.toMatchObject({
    code: "not_found",
  })
})

describeRefusals(cancelConversationMessage, {
  prepare: planned,
  wrongState: {
    when: "one that has left",
    code: "wrong_state",
    prepare: async () => {
      const ground = await planned()
      await inClinic(ground.clinic.id, (tx) =>
        tx.message.update({ where: { id: ground.input.messageId }, data: { status: "sent" } }),
      )
      return ground
    },
  },
})
