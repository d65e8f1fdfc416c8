import { expect, it } from "vitest"
import { assignConversation } from "@/lib/conversations/assign"
import { findConversation } from "@/lib/conversations/find"
import { inClinic } from "@/lib/db"
import { colleague, readConversation, talkGround } from "@/lib/testing/conversations"
import { testDatabase } from "@/lib/testing/db"
import { recorded } from "@/lib/testing/facts"
import { describeRefusals } from "@/lib/testing/refusals"

await testDatabase()

const noticesOf = (clinicId: string, memberId: string) =>
  inClinic(clinicId, (tx) => tx.notification.findMany({ where: { memberId } }))

it("gives it to a colleague, who is told once, and back to nobody; the thread says so", async () => {
  const { clinic, ctxFor, conversationId: id, member } = await talkGround()
  const bob = await colleague(clinic, ["frontdesk"])
  const ctx = ctxFor(["coordinator"])
  const given = { id, owner: { memberId: bob.id, name: bob.name } }
  expect(await assignConversation(ctx, { id, to: bob.id })).toEqual(given)
  expect(await assignConversation(ctx, { id, to: bob.id }), "twice").toEqual(given)
  expect(await noticesOf(clinic.id, bob.id)).toMatchObject([
    { kind: "conversation_assigned", subjectType: "conversation", subjectId: id },
  ])
  expect(await assignConversation(ctx, { id, to: "nobody" })).toEqual({ id, owner: null })
  const { entries } = await findConversation(ctx, { id })
  expect(entries.filter((one) => one.entry === "change")).toMatchObject([
    { change: "assigned", by: member.name, to: bob.name },
    { change: "assigned", by: member.name, to: null },
  ])
  expect((await recorded(clinic.id, id)).map((one) => one.name).sort()).toEqual([
    "conversation.assigned",
    "conversation.assigned",
    "notification.sent",
  ])
})

it("takes it oneself without a notice", async () => {
  const { clinic, ctxFor, conversationId: id, member } = await talkGround()
  await assignConversation(ctxFor(["frontdesk"]), { id, to: "me" })
  expect(await readConversation({ clinic }, id)).toMatchObject({ assigneeId: member.id })
  expect(await noticesOf(clinic.id, member.id)).toEqual([])
})

it("gives it to nobody who does not work here: an auditor, another clinic's, no id", async () => {
  const { clinic, ctxFor, conversationId: id } = await talkGround()
  const auditor = await colleague(clinic, ["auditor"])
  const stranger = await talkGround()
  for (const to of [auditor.id, stranger.member.id, "someone"])
    await expect(assignConversation(ctxFor(["admin"]), { id, to })).rejects.toMatchObject({
      code: "invalid_input",
    })
})

it("lets a doctor take nothing whose lead waits to be taken", async () => {
  const { ctxFor, conversationId: id } = await talkGround()
  await expect(assignConversation(ctxFor(["doctor"]), { id, to: "me" })).rejects.toMatchObject({
    code: "forbidden",
  })
})

describeRefusals(assignConversation, {
  prepare: async () => {
    const ground = await talkGround()
    return { ...ground, input: { id: ground.conversationId, to: "nobody" } }
  },
})
