import { describe, expect, it } from "vitest"
import { findConversation } from "@/lib/conversations/find"
import { THREAD_PAGE } from "@/lib/conversations/schema"
import { inClinic } from "@/lib/db"
import { newId } from "@/lib/ids"
import { addTalk, assignTo, colleague, talkGround } from "@/lib/testing/conversations"
import { testDatabase } from "@/lib/testing/db"
import { makeClinic } from "@/lib/testing/factory"
import { addMessage } from "@/lib/testing/lead-ground"
import { describeRefusals } from "@/lib/testing/refusals"
import { addMs, HOUR_MS, MINUTE_MS, now } from "@/lib/time"

await testDatabase()

describe("findConversation", () => {
  it("merges what was said, noted and done by time, oldest first", async () => {
    const { clinic, ctxFor, conversationId, member, lead } = await talkGround()
    const bob = await colleague(clinic, ["frontdesk"])
    const at = (minute: number) => addMs(now(), (minute - 60) * MINUTE_MS)
    await addMessage(lead, "First", { createdAt: at(1) })
    await inClinic(clinic.id, async (tx) => {
      const base = { clinicId: clinic.id, conversationId, memberId: member.id }
      await tx.conversationEntry.create({
        data: { ...base, id: newId(), kind: "assigned", toMemberId: bob.id, createdAt: at(2) },
      })
      await tx.conversationEntry.create({
        data: {
          ...base,
          id: newId(),
          kind: "note",
          body: "Ask for the scan",
          createdAt: at(3),
          mentions: { create: { memberId: bob.id, conversationId } },
        },
      })
    })
    const answer = await addMessage(lead, "Answer", { direction: "out", createdAt: at(4) })
    const view = await findConversation(ctxFor(["admin"]), { id: conversationId })
    expect(view.entries).toMatchObject([
      { entry: "message", body: "First", direction: "in" },
      { entry: "change", change: "assigned", by: member.name, to: bob.name },
      { entry: "note", body: "Ask for the scan", mentions: [{ memberId: bob.id, name: bob.name }] },
      { entry: "message", id: answer, status: "sent" },
      { entry: "message", body: "Hello?" },
    ])
    expect(view).toMatchObject({
      before: null,
      draft: null,
      conversation: { id: conversationId },
      may: { send: true, work: true, bypass: true },
    })
  })

  it("shows reactions and quotes on their message, why one failed, and until when one can be taken back", async () => {
    const { clinic, ctxFor, conversationId, lead } = await talkGround()
    const target = await addMessage(lead, "Shall we say nine?", {
      direction: "out",
      createdAt: addMs(now(), -40_000),
    })
    const base = { clinicId: clinic.id, contactId: lead.contactId, leadId: lead.id, statusAt: now() }
    const sendAt = addMs(now(), HOUR_MS)
    await inClinic(clinic.id, async (tx) => {
      const theirs = { ...base, direction: "in", status: "received" }
      await tx.message.createMany({
        data: [
          { ...theirs, id: newId(), kind: "reaction", body: "👍", replyToExternalId: `wamid.${target}` },
          { ...theirs, id: newId(), body: "Yes", replyToExternalId: `wamid.${target}` },
          { ...theirs, id: newId(), body: "", revokedAt: now(), createdAt: addMs(now(), 1_000) },
        ],
      })
      const ours = { ...base, direction: "out", basis: "reply", purpose: "reply" }
      await tx.message.createMany({
        data: [
          { ...ours, id: newId(), body: "No", status: "failed", failedBecause: "not_reachable" },
          {
            ...ours,
            id: newId(),
            body: "Later",
            status: "scheduled",
            sendAt,
            createdAt: addMs(now(), 2_000),
          },
          { ...ours, id: newId(), body: "Offer", status: "blocked", failedBecause: "withdrawn" },
        ],
      })
    })
    const { entries } = await findConversation(ctxFor(["coordinator"]), { id: conversationId })
    const said = (body: string) => entries.find((one) => one.entry === "message" && one.body === body)
    expect(said("Shall we say nine?")).toMatchObject({
      id: target,
      reactions: [{ emoji: "👍", direction: "in" }],
    })
    expect(said("👍")).toBeUndefined()
    expect(said("Yes")).toMatchObject({ replyTo: { id: target, body: "Shall we say nine?" } })
    expect(said("No")).toMatchObject({ because: "This number cannot get WhatsApp messages." })
    expect(said("Offer")).toMatchObject({ status: "blocked", because: expect.stringMatching(/took back/) })
    expect(said("Later")).toMatchObject({
      undoUntil: sendAt.toISOString(),
      sendAt: sendAt.toISOString(),
    })
    expect(said("")).toMatchObject({ revokedAt: expect.any(String), view: null, detail: null })
  })

  it("pages backwards, each entry once", async () => {
    const { clinic, ctxFor, conversationId, lead, member } = await talkGround()
    const total = THREAD_PAGE * 2 + 3
    for (let n = 0; n < total; n++) {
      const createdAt = addMs(now(), -HOUR_MS + Math.floor(n / 4) * 1_000)
      if (n % 3 > 0) await addMessage(lead, `Message ${n}`, { createdAt })
      else
        await inClinic(clinic.id, (tx) =>
          tx.conversationEntry.create({
            data: {
              id: newId(),
              clinicId: clinic.id,
              conversationId,
              kind: "note",
              memberId: member.id,
              body: `${n}`,
              createdAt,
            },
          }),
        )
    }
    const seen: string[] = []
    let before: string | undefined
    do {
      const view = await findConversation(ctxFor(["admin"]), { id: conversationId, before })
      const times = view.entries.map((one) => one.at)
      expect(times).toEqual([...times].sort())
      seen.unshift(...view.entries.map((one) => one.id))
      before = view.before ?? undefined
    } while (before)
    expect(seen).toHaveLength(total + 1)
    expect(new Set(seen).size).toBe(total + 1)
  })

  it("is not found out of reach: the front desk's of a colleague, a doctor's of a stranger, a caregiver's", async () => {
    const clinic = await makeClinic()
    const [desk, other] = [await colleague(clinic, ["frontdesk"]), await colleague(clinic, ["coordinator"])]
    const doctor = await colleague(clinic, ["doctor"])
    const { id } = await addTalk(clinic.id, { classification: "COLD" })
    expect(await findConversation(desk.ctx(), { id })).toMatchObject({ may: { send: true, work: true } })
    await assignTo(clinic.id, id, other.id)
    for (const ctx of [desk.ctx(), doctor.ctx(), { ...desk.ctx(), roles: ["caregiver" as const] }])
      await expect(findConversation(ctx, { id })).rejects.toMatchObject({ code: "not_found" })
    await expect(findConversation(desk.ctx(), { id: "no-id" })).rejects.toMatchObject({ code: "not_found" })
  })

  it("lets a doctor read what presses, and write once its lead is theirs", async () => {
    const clinic = await makeClinic()
    const doctor = await colleague(clinic, ["doctor"])
    const { id, lead } = await addTalk(clinic.id)
    expect((await findConversation(doctor.ctx(), { id })).may).toEqual({
      send: false,
      work: false,
      bypass: false,
    })
    await inClinic(clinic.id, (tx) =>
      tx.lead.update({ where: { id: lead.id }, data: { ownerId: doctor.id } }),
    )
    expect((await findConversation(doctor.ctx(), { id })).may).toEqual({
      send: true,
      work: true,
      bypass: true,
    })
  })
})

describeRefusals(findConversation, {
  prepare: async () => {
    const ground = await talkGround()
    return { ...ground, input: { id: ground.conversationId } }
  },
})
