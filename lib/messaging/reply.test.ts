import { afterAll, describe, expect, it } from "vitest"
import { closeDb, inClinic } from "@/lib/db"
import { newId } from "@/lib/ids"
import { replyToPatient } from "@/lib/messaging/reply"
import { testDatabase } from "@/lib/testing/db"
import { recorded } from "@/lib/testing/facts"
import { addMessage, factsOf, leadGround, readLead } from "@/lib/testing/lead-ground"
import { readMessage, writingGround } from "@/lib/testing/messages"
import { describeRefusals } from "@/lib/testing/refusals"
import { connectWhatsapp } from "@/lib/testing/whatsapp"
import { addMs, HOUR_MS, now } from "@/lib/time"

const db = await testDatabase()
afterAll(closeDb)

const eventsOf = async (messageId: string) =>
  (await db.owner.query(`select data from engine.event where id = $1`, [`message.queued:${messageId}`])).rows

describe("messages.reply", () => {
  it("queues the words with their basis and their writer, and starts one run that holds only ids", async () => {
    const ground = await writingGround()
    const input = { id: ground.lead.id, key: newId(), body: "  Tomorrow at nine?  " }
    const { id } = await replyToPatient(ground.ctxFor(["coordinator"]), input)
    expect(await readMessage(ground, id)).toMatchObject({
      direction: "out",
      status: "queued",
      body: "Tomorrow at nine?",
      basis: "reply",
      sentById: ground.member.id,
      contactId: ground.lead.contactId,
    })
    const { clinicId, id: leadId, patientId } = ground.lead
    expect(await eventsOf(id)).toEqual([{ data: { clinicId, messageId: id, leadId, patientId } }])
    expect((await recorded(clinicId, id)).map((one) => one.name)).toEqual(["message.queued"])
    expect(JSON.stringify(await recorded(clinicId, id))).not.toContain("nine")
  })

  it("stops the lead's clock: somebody has answered", async () => {
    const ground = await writingGround()
    await replyToPatient(ground.ctxFor(["coordinator"]), { id: ground.lead.id, key: newId(), body: "Yes" })
    expect(await readLead(ground.lead)).toMatchObject({
      status: "contacted",
      waitingSince: null,
      dueAt: null,
    })
    expect((await factsOf(ground.lead)).map((one) => one.name)).toContain("lead.status_changed")
  })

  it("sent twice with one key is one message", async () => {
    const ground = await writingGround()
    const input = { id: ground.lead.id, key: newId(), body: "Yes" }
    const ctx = ground.ctxFor(["coordinator"])
    const [one, other] = await Promise.all([replyToPatient(ctx, input), replyToPatient(ctx, input)])
    expect(other).toEqual(one)
    const sent = await inClinic(ground.clinic.id, (tx) => tx.message.count({ where: { direction: "out" } }))
    expect(sent).toBe(1)
    expect(await eventsOf(one.id)).toHaveLength(1)
  })

  it("answers where the person wrote last, by that message's time", async () => {
    const ground = await writingGround({ wroteAt: addMs(now(), -30 * HOUR_MS) })
    const input = { id: ground.lead.id, key: newId(), body: "Yes" }
    const ctx = ground.ctxFor(["admin"])
    await expect(replyToPatient(ctx, input)).rejects.toMatchObject({ reason: "window_closed" })
    await addMessage(ground.lead, "Still there?")
    await expect(replyToPatient(ctx, input)).resolves.toMatchObject({ id: expect.any(String) })
  })

  it.each([
    ["4,097 characters", { body: "x".repeat(4_097) }],
    ["nothing but blanks", { body: "   " }],
  ])("T24 refuses %s", async (_, bad) => {
    const ground = await writingGround()
    await expect(
      replyToPatient(ground.ctxFor(["admin"]), { id: ground.lead.id, key: newId(), ...bad }),
    ).rejects.toMatchObject({ code: "invalid_input" })
  })

  it("T24 refuses an address that is no number", async () => {
    const ground = await writingGround({ address: "US.13491208655302741918" })
    await expect(
      replyToPatient(ground.ctxFor(["admin"]), { id: ground.lead.id, key: newId(), body: "x" }),
    ).rejects.toMatchObject({ code: "wrong_state", reason: "no_number" })
  })

  it("lets a doctor answer on an own lead only", async () => {
    const ground = await writingGround()
    const doctor = ground.ctxFor(["doctor"])
    const input = { id: ground.lead.id, key: newId(), body: "Come at nine." }
    await expect(replyToPatient(doctor, input)).rejects.toMatchObject({ code: "forbidden" })
    await db.owner.query(`update "Lead" set "ownerId" = $1 where id = $2`, [ground.member.id, ground.lead.id])
    await expect(replyToPatient(doctor, input)).resolves.toBeDefined()
  })

  it.each([
    [
      "withdrawn",
      (one: Awaited<ReturnType<typeof writingGround>>) =>
        db.owner.query(
          `insert into "Consent" (id, "clinicId", "patientId", purpose, status, source, "effectKey", "recordedAt") values (gen_random_uuid(), $1, $2, 'data_processing', 'withdrawn', 'member', 'x', now())`,
          [one.clinic.id, one.lead.patientId],
        ),
    ],
    [
      "paused",
      (one: Awaited<ReturnType<typeof writingGround>>) =>
        db.owner.query(`update "Connection" set "pausedAt" = now() where id = $1`, [one.connectionId]),
    ],
    [
      "not_connected",
      (one: Awaited<ReturnType<typeof writingGround>>) =>
        db.owner.query(`update "Connection" set active = false where id = $1`, [one.connectionId]),
    ],
    [
      "merged",
      (one: Awaited<ReturnType<typeof writingGround>>) =>
        db.owner.query(
          `with kept as (insert into "Patient" (id, "clinicId", name, "nameFolded", "updatedAt") select gen_random_uuid(), "clinicId", name, "nameFolded", now() from "Patient" where id = $1 returning id) update "Patient" set "mergedIntoId" = kept.id from kept where "Patient".id = $1`,
          [one.lead.patientId],
        ),
    ],
  ])("refuses where it is %s", async (reason, make) => {
    const ground = await writingGround()
    await make(ground)
    await expect(
      replyToPatient(ground.ctxFor(["admin"]), { id: ground.lead.id, key: newId(), body: "x" }),
    ).rejects.toMatchObject({ code: "wrong_state", reason })
  })

  it("refuses who never wrote by WhatsApp", async () => {
    const ground = await leadGround()
    await connectWhatsapp(ground.clinic.id, { secrets: { apiKey: "an-access-token" } as never })
    await expect(
      replyToPatient(ground.ctxFor(["admin"]), { id: ground.lead.id, key: newId(), body: "x" }),
    ).rejects.toMatchObject({ reason: "no_conversation" })
  })
})

describeRefusals(replyToPatient, {
  prepare: async () => {
    const ground = await writingGround()
    return { ...ground, input: { id: ground.lead.id, key: newId(), body: "Yes" } }
  },
  wrongState: {
    when: "after the 24 hours",
    code: "wrong_state",
    prepare: async () => {
      const ground = await writingGround({ wroteAt: addMs(now(), -25 * HOUR_MS) })
      return { ...ground, input: { id: ground.lead.id, key: newId(), body: "Yes" } }
    },
  },
})
