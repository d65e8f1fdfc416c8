import { expect, it } from "vitest"
import { createQuickReply } from "@/lib/conversations/create-quick-reply"
import { renderQuickReplies } from "@/lib/conversations/render-quick-replies"
import { inClinic } from "@/lib/db"
import { newId } from "@/lib/ids"
import { talkGround } from "@/lib/testing/conversations"
import { testDatabase } from "@/lib/testing/db"
import { describeRefusals } from "@/lib/testing/refusals"

await testDatabase()

it("reads in the person's language with what is known filled in, and says what is missing", async () => {
  const { clinic, ctxFor, conversationId: id, lead, member } = await talkGround({ name: "Maria Pop" })
  await inClinic(clinic.id, (tx) =>
    tx.patient.update({ where: { id: lead.patientId }, data: { language: "ro" } }),
  )
  const make = (shortcut: string, texts: { en?: string; ro?: string }, isShared: boolean) =>
    createQuickReply(ctxFor(["coordinator"]), { key: newId(), name: shortcut, shortcut, texts, isShared })
  await make("hi", { en: "Hello", ro: "Bună, {patient.firstName}! {member.name}, {clinic.name}" }, true)
  await make("when", { ro: "Ora: {appointment.time}" }, true)
  await make("when", { ro: "A mea" }, false)
  const { rows } = await renderQuickReplies(ctxFor(["coordinator"]), { id })
  expect(rows).toMatchObject([
    { shortcut: "hi", language: "ro", text: `Bună, Maria! ${member.name}, ${clinic.name}`, missing: [] },
    { shortcut: "when", text: "A mea" },
  ])
  const others = { ...ctxFor(["coordinator"]), actor: { ...ctxFor([]).actor, memberId: newId() } as never }
  expect((await renderQuickReplies(others, { id })).rows.at(-1)).toMatchObject({
    text: "Ora:",
    missing: ["appointment.time"],
  })
})

describeRefusals(renderQuickReplies, {
  prepare: async () => {
    const ground = await talkGround()
    return { ...ground, input: { id: ground.conversationId } }
  },
})
