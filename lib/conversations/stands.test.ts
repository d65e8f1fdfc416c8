import { describe, expect, it } from "vitest"
import { closeConversation } from "@/lib/conversations/close"
import { inClinic } from "@/lib/db"
import { newId } from "@/lib/ids"
import { readConversation, talkGround } from "@/lib/testing/conversations"
import { testDatabase } from "@/lib/testing/db"
import { addMessage } from "@/lib/testing/lead-ground"
import { addMs, HOUR_MS, MINUTE_MS, now } from "@/lib/time"

const db = await testDatabase()

const at = (minutes: number) => addMs(now(), minutes * MINUTE_MS)
type Given = Awaited<ReturnType<typeof talkGround>>

const write = ({ clinic, lead }: Given, more: Record<string, unknown>) => {
  const id = newId()
  const base = { id, clinicId: clinic.id, contactId: lead.contactId, leadId: lead.id, body: "x" }
  const made = { ...base, direction: "in", status: "received", statusAt: now(), ...more }
  return inClinic(clinic.id, async (tx) => {
    await tx.message.create({ data: made })
    return id
  })
}
const ours = (more: Record<string, unknown> = {}) => ({
  direction: "out",
  status: "sent",
  basis: "reply",
  purpose: "reply",
  ...more,
})
const change = ({ clinic }: Given, id: string, data: Record<string, unknown>) =>
  inClinic(clinic.id, (tx) => tx.message.update({ where: { id }, data }))

describe("how a conversation stands, by its messages", () => {
  it("waits since the oldest that was not answered, and no more once it is", async () => {
    const talk = await talkGround()
    const { waitingSince } = await readConversation(talk, talk.conversationId)
    await addMessage(talk.lead, "Hello again", { createdAt: at(1) })
    expect((await readConversation(talk, talk.conversationId)).waitingSince).toEqual(waitingSince)
    await write(talk, ours({ createdAt: at(2) }))
    expect(await readConversation(talk, talk.conversationId)).toMatchObject({
      waitingSince: null,
      lastOutboundAt: expect.any(Date),
    })
  })

  it("one that comes late waits since it came, stands where it was said, and is unread", async () => {
    const talk = await talkGround()
    const answeredAt = at(1)
    const answer = await write(talk, ours({ createdAt: answeredAt }))
    const came = at(30)
    await write(talk, { createdAt: came, providerAt: addMs(now(), -HOUR_MS), body: "Late" })
    expect(await readConversation(talk, talk.conversationId)).toMatchObject({
      waitingSince: came,
      heardAt: came,
      lastMessageId: answer,
    })
  })

  it.each(["failed", "cancelled", "blocked", "scheduled"])(
    "an answer that is %s answers nobody",
    async (status) => {
      const talk = await talkGround()
      const { waitingSince } = await readConversation(talk, talk.conversationId)
      const id = await write(talk, ours({ status: "queued", createdAt: at(1) }))
      expect((await readConversation(talk, talk.conversationId)).waitingSince).toBeNull()
      await change(talk, id, { status })
      expect((await readConversation(talk, talk.conversationId)).waitingSince).toEqual(waitingSince)
    },
  )

  it("an urgent text of the clinic's own answers nobody either", async () => {
    const talk = await talkGround()
    await write(talk, ours({ basis: "emergency", purpose: "emergency", createdAt: at(1) }))
    expect((await readConversation(talk, talk.conversationId)).waitingSince).not.toBeNull()
  })

  it("a reaction neither waits, nor opens, nor is the last that was said", async () => {
    const talk = await talkGround()
    const { lastMessageId } = await readConversation(talk, talk.conversationId)
    await closeConversation(talk.ctxFor(["admin"]), { id: talk.conversationId })
    await write(talk, { kind: "reaction", body: "👍", createdAt: at(1) })
    expect(await readConversation(talk, talk.conversationId)).toMatchObject({
      status: "closed",
      waitingSince: null,
      lastMessageId,
    })
  })

  it("a closed one opens for a new message, and what was settled before is settled still", async () => {
    const talk = await talkGround()
    await closeConversation({ ...talk.ctxFor(["admin"]), now: at(1) }, { id: talk.conversationId })
    const again = at(2)
    await write(talk, { createdAt: again })
    expect(await readConversation(talk, talk.conversationId)).toMatchObject({
      status: "open",
      waitingSince: again,
    })
  })

  it("follows messages that are taken away", async () => {
    const talk = await talkGround()
    const before = await readConversation(talk, talk.conversationId)
    const id = await write(talk, { createdAt: at(1) })
    await db.owner.query(`delete from "Message" where id = $1`, [id]).catch(() => null)
    const left = await inClinic(talk.clinic.id, (tx) => tx.message.count({ where: { id } }))
    const after = await readConversation(talk, talk.conversationId)
    expect(after.lastMessageId).toBe(left === 0 ? before.lastMessageId : id)
  })
})
