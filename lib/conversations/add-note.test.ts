import { expect, it } from "vitest"
import { addConversationNote } from "@/lib/conversations/add-note"
import { findConversation } from "@/lib/conversations/find"
import { inClinic } from "@/lib/db"
import { newId } from "@/lib/ids"
import { assignTo, colleague, readConversation, talkGround } from "@/lib/testing/conversations"
import { testDatabase } from "@/lib/testing/db"
import { recorded } from "@/lib/testing/facts"
import { describeRefusals } from "@/lib/testing/refusals"

await testDatabase()

it("keeps it once however often the form is sent, tells who is named, and no word of it is on record", async () => {
  const { clinic, ctxFor, conversationId: id, member } = await talkGround()
  const bob = await colleague(clinic, ["doctor"])
  const before = await readConversation({ clinic }, id)
  const input = { id, key: newId(), body: " @Bob may he fly? ", mentions: [bob.id, member.id, bob.id] }
  await addConversationNote(ctxFor(["coordinator"]), input)
  await addConversationNote(ctxFor(["coordinator"]), input)
  const { entries } = await findConversation(ctxFor(["coordinator"]), { id })
  expect(entries.filter((one) => one.entry === "note")).toMatchObject([
    { body: "@Bob may he fly?", by: member.name, mentions: [{}, {}] },
  ])
  const told = await inClinic(clinic.id, (tx) => tx.notification.findMany())
  expect(told).toMatchObject([{ memberId: bob.id, kind: "conversation_mention", subjectId: id }])
  const facts = await recorded(clinic.id, id)
  expect(facts.filter((one) => one.name === "conversation.noted")).toHaveLength(1)
  expect(JSON.stringify(facts)).not.toContain("fly")
  expect(await readConversation({ clinic }, id), "a note answers nobody").toEqual(before)
})

it("opens the conversation to whom it names, though it is somebody else's", async () => {
  const { clinic, ctxFor, conversationId: id } = await talkGround({ classification: "COLD" })
  const [owner, desk] = [await colleague(clinic, ["coordinator"]), await colleague(clinic, ["frontdesk"])]
  await assignTo(clinic.id, id, owner.id)
  await expect(findConversation(desk.ctx(), { id })).rejects.toMatchObject({ code: "not_found" })
  await addConversationNote(ctxFor(["admin"]), { id, key: newId(), body: "Please call", mentions: [desk.id] })
  expect((await findConversation(desk.ctx(), { id })).conversation.id).toBe(id)
})

it("names nobody who does not work here", async () => {
  const { clinic, ctxFor, conversationId: id } = await talkGround()
  const auditor = await colleague(clinic, ["auditor"])
  const note = { id, key: newId(), body: "Look", mentions: [auditor.id] }
  await expect(addConversationNote(ctxFor(["admin"]), note)).rejects.toMatchObject({ code: "invalid_input" })
})

describeRefusals(addConversationNote, {
  prepare: async () => {
    const ground = await talkGround()
    return { ...ground, input: { id: ground.conversationId, key: newId(), body: "A note" } }
  },
  badInput: { id: "x", key: newId(), body: "  " },
})
