import { describe, expect, it } from "vitest"
import { cancelConversationMessage } from "@/lib/conversations/cancel-message"
import { closeConversation } from "@/lib/conversations/close"
import { findConversation } from "@/lib/conversations/find"
import { saveDraft } from "@/lib/conversations/save-draft"
import { sendInConversation } from "@/lib/conversations/send"
import { changeWriting, UNDO_MS } from "@/lib/conversations/writing"
import { inClinic } from "@/lib/db"
import { newId } from "@/lib/ids"
import { releaseMessage } from "@/lib/messaging/release"
import { addTemplate } from "@/lib/testing/campaigns"
import { assignTo, colleague, conversationOf, readConversation, wakeful } from "@/lib/testing/conversations"
import { testDatabase } from "@/lib/testing/db"
import { addLead, readLead } from "@/lib/testing/lead-ground"
import { readMessage, runOf, writingGround } from "@/lib/testing/messages"
import { describeRefusals } from "@/lib/testing/refusals"
import { addMs, DAY_MS, HOUR_MS, now } from "@/lib/time"

await testDatabase()

const ground = async (given?: Parameters<typeof writingGround>[0]) => {
  const made = await writingGround(given)
  await wakeful(made.ctxFor(["admin"]))
  return { ...made, id: await conversationOf(made.clinic.id, made.lead.contactId) }
}
const text = (body: string) => ({ kind: "text" as const, body })

describe("sendInConversation", () => {
  it("waits ten seconds in which nothing is settled, then leaves: the lead's clock stops", async () => {
    const talk = await ground()
    const { id, ctxFor, lead } = talk
    const ctx = ctxFor(["coordinator"])
    await saveDraft(ctx, { id, body: "Tomor" })
    const input = { id, key: newId(), content: text("Tomorrow at nine?") }
    const sent = await sendInConversation(ctx, input)
    expect(sent).toMatchObject({
      status: "scheduled",
      undoUntil: addMs(ctx.now, UNDO_MS).toISOString(),
    })
    expect(await sendInConversation(ctx, input), "a second press").toEqual(sent)
    expect(await readLead(lead)).toMatchObject({ status: "new", waitingSince: expect.any(Date) })
    const view = await findConversation(ctx, { id })
    expect(view.draft, "what was sent is no draft").toBeNull()
    expect(view.conversation.waitingSince).not.toBeNull()
    expect(view.entries.at(-1)).toMatchObject({ body: "Tomorrow at nine?", undoUntil: sent.undoUntil })
    const run = { ...runOf(talk), now: addMs(ctx.now, UNDO_MS) }
    expect(await releaseMessage(run, { messageId: sent.id })).toEqual({ released: true })
    expect(await readLead(lead)).toMatchObject({ status: "contacted", waitingSince: null, dueAt: null })
    expect(await readConversation(talk, id)).toMatchObject({ waitingSince: null, lastMessageId: sent.id })
  })

  it("taken back it never leaves, the lead waits as before and the words are a draft again", async () => {
    const talk = await ground()
    const { id, ctxFor, lead } = talk
    const ctx = ctxFor(["coordinator"])
    const { waitingSince } = await readConversation(talk, id)
    const sent = await sendInConversation(ctx, { id, key: newId(), content: text("Wrong person") })
    await cancelConversationMessage(ctx, { id, messageId: sent.id })
    const run = { ...runOf(talk), now: addMs(ctx.now, UNDO_MS) }
    expect(await releaseMessage(run, { messageId: sent.id })).toEqual({ released: false })
    expect(await readMessage(talk, sent.id)).toMatchObject({ status: "cancelled" })
    expect(await readConversation(talk, id)).toMatchObject({ waitingSince })
    expect((await readLead(lead)).status).toBe("new")
    expect((await findConversation(ctx, { id })).draft).toMatchObject({ body: "Wrong person" })
  })

  it("leaves at once for who wants no waiting", async () => {
    const { id, ctxFor, lead } = await ground()
    const ctx = ctxFor(["frontdesk"])
    await changeWriting(ctx, { undoSeconds: 0 })
    const sent = await sendInConversation(ctx, { id, key: newId(), content: text("Yes") })
    expect(sent).toMatchObject({ status: "queued", undoUntil: null })
    expect(await readLead(lead)).toMatchObject({ status: "contacted", waitingSince: null })
  })

  it("is planned for later, quotes what it answers, and opens what was closed", async () => {
    const talk = await ground()
    const { id, ctxFor, lead } = talk
    const ctx = ctxFor(["admin"])
    await closeConversation(ctx, { id })
    const [first] = await inClinic(talk.clinic.id, (tx) =>
      tx.message.findMany({ where: { contactId: lead.contactId, direction: "in" } }),
    )
    const sendAt = addMs(ctx.now, HOUR_MS).toISOString()
    const content = { ...text("Good morning"), replyToId: first?.id ?? "" }
    const sent = await sendInConversation(ctx, { id, key: newId(), content, sendAt })
    expect(sent).toMatchObject({ status: "scheduled", undoUntil: sendAt })
    expect(await readMessage(talk, sent.id)).toMatchObject({ replyToExternalId: first?.externalId })
    expect(await readConversation(talk, id)).toMatchObject({ status: "open" })
  })

  it("says why it may not leave, keeps nothing of it, and the draft stays", async () => {
    const talk = await ground({ wroteAt: addMs(now(), -DAY_MS - HOUR_MS) })
    const { id, ctxFor } = talk
    const ctx = ctxFor(["coordinator"])
    await saveDraft(ctx, { id, body: "Late" })
    await expect(sendInConversation(ctx, { id, key: newId(), content: text("Late") })).rejects.toMatchObject({
      code: "wrong_state",
      reason: "window_closed",
    })
    const view = await findConversation(ctx, { id })
    expect(view.entries).toHaveLength(1)
    expect(view.draft).toMatchObject({ body: "Late" })
    expect(view.reply).toMatchObject({ hindrance: "window_closed" })
  })

  it("takes no file of another conversation, no stranger, no words at all, and no year to come", async () => {
    const { id, ctxFor, clinic } = await ground()
    const other = await addLead(clinic.id)
    const bad = [
      { content: { ...text(""), attachmentId: newId() } },
      { content: text("  ") },
      { content: { ...text("Hi"), replyToId: newId() } },
      { content: text("Hi"), patientId: other.patientId },
      { content: text("Hi"), sendAt: addMs(now(), 365 * DAY_MS).toISOString() },
      { content: { kind: "template" as const, templateVersionId: newId(), parameters: [] } },
    ]
    for (const one of bad)
      await expect(sendInConversation(ctxFor(["admin"]), { id, key: newId(), ...one })).rejects.toMatchObject(
        { code: "invalid_input" },
      )
  })

  it("takes a template whose gaps hold what the provider takes, and names the gap that does not", async () => {
    const { id, ctxFor, clinic } = await ground()
    const { versionId: templateVersionId } = await addTemplate(clinic.id, {
      body: "Hello {{1}}, see you {{2}}.",
    })
    const send = (...parameters: string[]) =>
      sendInConversation(ctxFor(["coordinator"]), {
        id,
        key: newId(),
        content: { kind: "template", templateVersionId, parameters },
      })
    const wrong = (fields: Record<string, string>) => ({ code: "invalid_input", fields })
    await expect(send("Ana")).rejects.toMatchObject(wrong({ parameters: "Fill every gap." }))
    await expect(send("Ana", "at\nnine")).rejects.toMatchObject(
      wrong({ "parameters.1": expect.stringContaining("One line only") }),
    )
    await expect(send("A".repeat(1_020), "at nine")).rejects.toMatchObject(
      wrong({ parameters: expect.stringContaining("longer") }),
    )
    expect(await send("Ana", "at nine")).toMatchObject({ status: "scheduled" })
  })

  it("is not the front desk's where it is a colleague's, and a doctor's only once they took the lead", async () => {
    const { id, ctxFor, clinic } = await ground()
    const input = { id, key: newId(), content: text("Hi") }
    await expect(sendInConversation(ctxFor(["doctor"]), input)).rejects.toMatchObject({ code: "forbidden" })
    const ana = await colleague(clinic, ["coordinator"])
    await assignTo(clinic.id, id, ana.id)
    await expect(sendInConversation(ctxFor(["frontdesk"]), input)).rejects.toMatchObject({
      code: "not_found",
    })
    await expect(
      sendInConversation(ctxFor(["caregiver"]), { ...input, bypass: { reason: "An emergency" } }),
    ).rejects.toMatchObject({ code: "not_found" })
  })
})

describeRefusals(sendInConversation, {
  prepare: async () => {
    const made = await ground()
    return { ...made, input: { id: made.id, key: newId(), content: text("Hello") } }
  },
})
