import { expect, it } from "vitest"
import { addConversationNote } from "@/lib/conversations/add-note"
import { closeConversation } from "@/lib/conversations/close"
import { findConversation } from "@/lib/conversations/find"
import { listConversations } from "@/lib/conversations/list"
import { saveDraft } from "@/lib/conversations/save-draft"
import { inClinic } from "@/lib/db"
import { newId } from "@/lib/ids"
import { joinContacts } from "@/lib/patients/join-contacts"
import { addTalk, assignTo, colleague, readConversation, talkGround } from "@/lib/testing/conversations"
import { testDatabase } from "@/lib/testing/db"
import { addMs, MINUTE_MS, now } from "@/lib/time"

await testDatabase()

const USER_ID = "US.13491208655302741918"

it("two addresses that are one become one conversation: messages, owner, notes and drafts go along", async () => {
  const talk = await talkGround({ name: "Ana Dinu" })
  const { clinic, ctxFor, conversationId: kept, member } = talk
  const ctx = ctxFor(["admin"])
  const bob = await colleague(clinic, ["coordinator"])
  const bare = await addTalk(clinic.id, { name: "Ana", address: USER_ID, at: addMs(now(), MINUTE_MS) })
  await addConversationNote(ctx, { id: bare.id, key: newId(), body: "Is Ana Dinu", mentions: [bob.id] })
  await saveDraft(ctx, { id: bare.id, body: "second" })
  await saveDraft(ctx, { id: kept, body: "first" })
  await assignTo(clinic.id, bare.id, bob.id)
  await closeConversation(ctx, { id: kept })
  await inClinic(clinic.id, (tx) =>
    joinContacts(tx, ctx, {
      kept: {
        contactId: talk.lead.contactId,
        address: "+40711111111",
        patientId: talk.lead.patientId,
      } as never,
      other: { contactId: bare.lead.contactId, address: USER_ID, patientId: bare.lead.patientId } as never,
      userId: USER_ID,
    }),
  )
  const { rows } = await listConversations(ctx, {})
  expect(rows.map((row) => row.id)).toEqual([kept])
  const view = await findConversation(ctx, { id: kept })
  expect(view.entries.map((one) => ("body" in one ? one.body : one.entry))).toEqual(
    expect.arrayContaining(["Hello?", "Hello?", "Is Ana Dinu"]),
  )
  expect(view.draft?.body).toBe("first\nsecond")
  expect(view.conversation).toMatchObject({ status: "open", owner: { memberId: bob.id } })
  expect((await readConversation({ clinic }, kept)).lastMessageId).toBe(bare.messageId)
  expect((await listConversations(bob.ctx(), { only: "mentions" })).rows).toHaveLength(1)
  expect(member.id).not.toBe(bob.id)
})

it("a contact that keeps messages keeps its conversation", async () => {
  const talk = await talkGround()
  const other = await addTalk(talk.clinic.id)
  const [first] = await inClinic(talk.clinic.id, (tx) =>
    tx.message.findMany({ where: { contactId: talk.lead.contactId } }),
  )
  const more = await addTalk(talk.clinic.id)
  await inClinic(talk.clinic.id, (tx) =>
    tx.message.update({ where: { id: more.messageId }, data: { contactId: other.lead.contactId } }),
  )
  const left = await inClinic(talk.clinic.id, (tx) => tx.conversation.findMany({ select: { id: true } }))
  expect(left.map((one) => one.id).sort()).toEqual([talk.conversationId, other.id].sort())
  expect(await readConversation(talk, talk.conversationId)).toMatchObject({ lastMessageId: first?.id })
})
