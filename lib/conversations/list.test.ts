import { describe, expect, it } from "vitest"
import { listConversations } from "@/lib/conversations/list"
import { CONVERSATION_PAGE } from "@/lib/conversations/schema"
import { inClinic } from "@/lib/db"
import { newId } from "@/lib/ids"
import { addTalk, assignTo, colleague, talkGround } from "@/lib/testing/conversations"
import { memberOf } from "@/lib/testing/ctx"
import { testDatabase } from "@/lib/testing/db"
import { makeClinic } from "@/lib/testing/factory"
import { addMessage } from "@/lib/testing/lead-ground"
import { describeRefusals } from "@/lib/testing/refusals"
import { addMs, DAY_MS, HOUR_MS, MINUTE_MS, now } from "@/lib/time"

await testDatabase()
const ids = (page: { rows: { id: string }[] }) => page.rows.map((row) => row.id)

describe("listConversations", () => {
  it("tells who is there, what was said last, since when they wait and until when to write", async () => {
    const { clinic, ctxFor, lead, conversationId } = await talkGround({ urgency: "high" })
    const said = addMs(now(), -HOUR_MS)
    await addMessage(lead, "It hurts", { createdAt: said })
    const { rows } = await listConversations(ctxFor(["coordinator"]), {})
    expect(rows).toMatchObject([
      {
        id: conversationId,
        channel: "whatsapp",
        people: [{ patientId: lead.patientId, name: "Maria Pop" }],
        status: "open",
        owner: null,
        last: { direction: "in", text: "Hello?", status: "received" },
        waitingSince: said.toISOString(),
        urgency: "high",
        hasDraft: false,
        match: null,
      },
    ])
    expect(rows[0]?.address).toMatch(/^\+40 /)
    expect(rows[0]?.openUntil).toBe(addMs(new Date(rows[0]?.last?.at ?? ""), DAY_MS).toISOString())
    const [seen] = (await listConversations(ctxFor(["frontdesk"]), {})).rows
    expect(seen?.urgency, "a role without scores").toBeNull()
    const { rows: foreign } = await listConversations((await memberOf(await makeClinic()))(["admin"]), {})
    expect(foreign).toEqual([])
    expect(clinic.id).toBeTruthy()
  })

  it("gives each tab its own", async () => {
    const clinic = await makeClinic()
    const ana = await colleague(clinic, ["coordinator"])
    const early = addMs(now(), -3 * HOUR_MS)
    const [mine, nobodys, closed, others] = [
      await addTalk(clinic.id, { at: addMs(early, 1) }),
      await addTalk(clinic.id, { at: addMs(early, 2) }),
      await addTalk(clinic.id, { at: addMs(early, 3) }),
      await addTalk(clinic.id, { at: addMs(early, 4) }),
    ]
    const bob = await colleague(clinic, ["frontdesk"])
    await assignTo(clinic.id, mine.id, ana.id)
    await assignTo(clinic.id, others.id, bob.id)
    await inClinic(clinic.id, (tx) =>
      tx.conversation.update({ where: { id: closed.id }, data: { status: "closed", handledAt: now() } }),
    )
    await addMessage(nobodys.lead, "At nine", { direction: "out", createdAt: addMs(early, MINUTE_MS) })
    const asked = async (input: Parameters<typeof listConversations>[1]) =>
      ids(await listConversations(ana.ctx(), input))
    expect(await asked({}), "newest first").toEqual([nobodys.id, others.id, closed.id, mine.id])
    expect(await asked({ status: "closed" })).toEqual([closed.id])
    expect(await asked({ owner: "me" })).toEqual([mine.id])
    expect(await asked({ owner: "nobody", status: "open" })).toEqual([nobodys.id])
    expect(await asked({ owner: bob.id })).toEqual([others.id])
    expect(await asked({ owner: "no-such-member" })).toEqual([])
    expect(await asked({ channel: "sms" })).toEqual([])
    expect(await asked({ only: "waiting" })).toEqual([others.id, mine.id])
    expect(await asked({ sort: "waitingSince" })).toEqual([
      mine.id,
      others.id,
      ...[nobodys.id, closed.id].sort(),
    ])
  })

  it("shows the front desk its own and nobody's, a doctor their patients', a caregiver nothing", async () => {
    const clinic = await makeClinic()
    const desk = await colleague(clinic, ["frontdesk"])
    const doctor = await colleague(clinic, ["doctor"])
    const cold = { classification: "COLD", score: 1 }
    const free = await addTalk(clinic.id, { ...cold, at: addMs(now(), -5_000) })
    const desks = await addTalk(clinic.id, { ...cold, at: addMs(now(), -4_000) })
    const doctors = await addTalk(clinic.id, { ...cold, ownerId: doctor.id, at: addMs(now(), -3_000) })
    const pressing = await addTalk(clinic.id, { at: addMs(now(), -2_000) })
    const other = await colleague(clinic, ["coordinator"])
    await assignTo(clinic.id, desks.id, desk.id)
    await assignTo(clinic.id, doctors.id, other.id)
    expect(ids(await listConversations(desk.ctx(), {}))).toEqual([pressing.id, desks.id, free.id])
    expect(ids(await listConversations(doctor.ctx(), {}))).toEqual([pressing.id, doctors.id])
    await assignTo(clinic.id, free.id, doctor.id)
    expect(ids(await listConversations(doctor.ctx(), {}))).toEqual([pressing.id, doctors.id, free.id])
    expect(ids(await listConversations({ ...desk.ctx(), roles: ["frontdesk", "doctor"] }, {}))).toEqual([
      pressing.id,
      desks.id,
    ])
    expect((await listConversations({ ...desk.ctx(), roles: ["caregiver"] }, {})).rows).toEqual([])
  })

  it("finds by name without its marks, by last digits, and by words, and says which message held them", async () => {
    const clinic = await makeClinic()
    const ana = await colleague(clinic, ["coordinator"])
    const maria = await addTalk(clinic.id, { name: "Mária Țăran", address: "+40712345678" })
    const ion = await addTalk(clinic.id, { name: "Ion Dinu", body: "Mă doare măseaua de minte" })
    await addMessage(ion.lead, "Mulțumesc", { createdAt: addMs(now(), 1_000) })
    const asked = (q: string) => listConversations(ana.ctx(), { q })
    expect(ids(await asked("taran"))).toEqual([maria.id])
    expect(ids(await asked("5678"))).toEqual([maria.id])
    expect(ids(await asked("0712 345 678"))).toEqual([maria.id])
    const { rows } = await asked("MASEAUA DE")
    expect(rows).toMatchObject([
      { id: ion.id, last: { text: "Mulțumesc" }, match: { messageId: ion.messageId } },
    ])
    expect(rows[0]?.match?.text).toBe("Mă doare măseaua de minte")
    expect(ids(await asked("100%_")), "wildcards are letters").toEqual([])
    const elsewhere = await memberOf(await makeClinic())
    expect(ids(await listConversations(elsewhere(["admin"]), { q: "maseaua" }))).toEqual([])
  })

  it("S10 finds no words out of reach", async () => {
    const clinic = await makeClinic()
    const [desk, other] = [await colleague(clinic, ["frontdesk"]), await colleague(clinic, ["coordinator"])]
    const { id } = await addTalk(clinic.id, { name: "Zoe", body: "a secret abscess" })
    expect(ids(await listConversations(desk.ctx(), { q: "abscess" }))).toEqual([id])
    await assignTo(clinic.id, id, other.id)
    expect(ids(await listConversations(desk.ctx(), { q: "abscess" }))).toEqual([])
    expect(ids(await listConversations(desk.ctx(), { q: "Zoe" }))).toEqual([])
  })

  it("pages through many, each once, in either order", async () => {
    const clinic = await makeClinic()
    const ana = await colleague(clinic, ["frontdesk"])
    const all: string[] = []
    for (let n = 0; n < CONVERSATION_PAGE + 5; n++) {
      const talk = await addTalk(clinic.id, { at: addMs(now(), -HOUR_MS - Math.floor(n / 3) * 1_000) })
      if (n % 4 === 0) await assignTo(clinic.id, talk.id, ana.id)
      if (n % 5 === 0) await addMessage(talk.lead, "Yes", { direction: "out", createdAt: addMs(now(), -1) })
      all.push(talk.id)
    }
    for (const sort of ["-lastMessageAt", "waitingSince"] as const) {
      const seen: string[] = []
      let cursor: string | undefined
      do {
        const page = await listConversations(ana.ctx(), { sort, cursor })
        seen.push(...ids(page))
        cursor = page.nextCursor ?? undefined
      } while (cursor)
      expect(new Set(seen).size, sort).toBe(all.length)
      expect(seen, sort).toHaveLength(all.length)
    }
  })

  it("knows what I have not read, what names me and where I began to write", async () => {
    const { clinic, ctxFor, conversationId, member, lead } = await talkGround()
    const other = await addTalk(clinic.id)
    const me = { clinicId: clinic.id, conversationId, memberId: member.id }
    await addMessage(lead, "Still there?", { createdAt: addMs(now(), MINUTE_MS) })
    await inClinic(clinic.id, async (tx) => {
      await tx.conversationRead.create({ data: { ...me, readAt: now() } })
      await tx.conversationRead.create({
        data: { ...me, conversationId: other.id, readAt: addMs(now(), HOUR_MS) },
      })
      await tx.conversationDraft.create({ data: { ...me, body: "Dear", savedAt: now() } })
      await tx.conversationEntry.create({
        data: {
          id: newId(),
          clinicId: clinic.id,
          conversationId,
          kind: "note",
          memberId: member.id,
          body: "Look",
          mentions: { create: { memberId: member.id, conversationId } },
        },
      })
    })
    const ctx = ctxFor(["admin"])
    expect((await listConversations(ctx, { only: "unread" })).rows).toMatchObject([
      { id: conversationId, isUnread: true, hasDraft: true },
    ])
    expect(ids(await listConversations(ctx, { only: "mentions" }))).toEqual([conversationId])
    const bob = await colleague(clinic, ["coordinator"])
    expect(ids(await listConversations(bob.ctx(), { only: "mentions" }))).toEqual([])
    expect((await listConversations(bob.ctx(), {})).rows.map((row) => row.hasDraft)).toEqual([false, false])
  })

  it("refuses a place that is none", async () => {
    const { ctxFor } = await talkGround()
    await expect(listConversations(ctxFor(["admin"]), { cursor: "nowhere" })).rejects.toMatchObject({
      code: "invalid_input",
    })
  })
})

describeRefusals(listConversations, {
  subject: "none",
  badInput: { status: "lost" },
  prepare: async () => ({ ...(await talkGround()), input: {} }),
})
