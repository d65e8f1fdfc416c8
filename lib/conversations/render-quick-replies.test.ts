import { expect, it } from "vitest"
import { createQuickReply } from "@/lib/conversations/create-quick-reply"
import { renderQuickReplies } from "@/lib/conversations/render-quick-replies"
import { inClinic } from "@/lib/db"
import { newId } from "@/lib/ids"
import { talkGround } from "@/lib/testing/conversations"
import { testDatabase } from "@/lib/testing/db"
import { describeRefusals } from "@/lib/testing/refusals"
import { addMs, DAY_MS, toDate } from "@/lib/time"

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

it("says when they come next, in the clinic's time and the wording's language", async () => {
  const { clinic, ctxFor, conversationId: id, lead } = await talkGround({ name: "Maria Pop" })
  const clinicId = clinic.id
  const [practitionerId, serviceId] = [newId(), newId()]
  const startsAt = toDate("2037-03-03T08:30:00Z")
  const endsAt = toDate("2037-03-03T09:00:00Z")
  await inClinic(clinicId, async (tx) => {
    await tx.practitioner.create({ data: { id: practitionerId, clinicId, name: "Dr" } })
    await tx.service.create({ data: { id: serviceId, clinicId, name: "Check-up", minutes: 30 } })
    for (const [day, status] of [
      [0, "requested"],
      [1, "scheduled"],
    ] as const) {
      const more = { startsAt: addMs(startsAt, day * DAY_MS), endsAt: addMs(endsAt, day * DAY_MS) }
      await tx.appointment.create({
        data: {
          ...{ id: newId(), clinicId, patientId: lead.patientId, practitionerId, serviceId, status, ...more },
          ...{ busyFrom: more.startsAt, busyUntil: more.endsAt },
        },
      })
    }
  })
  await createQuickReply(ctxFor(["coordinator"]), {
    ...{ key: newId(), name: "when", shortcut: "when", isShared: true },
    texts: { en: "See you {appointment.time}" },
  })
  const { rows } = await renderQuickReplies(ctxFor(["coordinator"]), { id })
  expect(rows[0]).toMatchObject({ missing: [] })
  expect(rows[0]?.text).toMatch(/4.*2037/)
})

describeRefusals(renderQuickReplies, {
  prepare: async () => {
    const ground = await talkGround()
    return { ...ground, input: { id: ground.conversationId } }
  },
})
