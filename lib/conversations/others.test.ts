import { expect, it } from "vitest"
import { listOtherConversations } from "@/lib/conversations/others"
import { inClinic } from "@/lib/db"
import { addTalk, assignTo, colleague, talkGround } from "@/lib/testing/conversations"
import { testDatabase } from "@/lib/testing/db"
import { describeRefusals } from "@/lib/testing/refusals"

await testDatabase()

it("says where else the same person is spoken with, as far as I see it", async () => {
  const { clinic, ctxFor, conversationId: id, lead } = await talkGround()
  const other = await addTalk(clinic.id, { address: "+40711222333", classification: "COLD" })
  await addTalk(clinic.id)
  await inClinic(clinic.id, (tx) =>
    tx.patientContact.create({
      data: { clinicId: clinic.id, patientId: lead.patientId, contactId: other.lead.contactId },
    }),
  )
  const { rows } = await listOtherConversations(ctxFor(["frontdesk"]), { id })
  expect(rows).toMatchObject([
    { id: other.id, channel: "whatsapp", address: "+40 711 222 333", status: "open" },
  ])
  const ana = await colleague(clinic, ["coordinator"])
  await assignTo(clinic.id, other.id, ana.id)
  expect((await listOtherConversations(ctxFor(["frontdesk"]), { id })).rows).toEqual([])
})

describeRefusals(listOtherConversations, {
  prepare: async () => {
    const ground = await talkGround()
    return { ...ground, input: { id: ground.conversationId } }
  },
})
