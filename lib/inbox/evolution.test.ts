import { afterAll, beforeEach, describe, expect, it } from "vitest"
import { systemCtx } from "@/lib/ctx"
import { closeDb, inClinic } from "@/lib/db"
import { newId } from "@/lib/ids"
import { answerWebhook } from "@/lib/inbox/answer"
import { forgetDoors } from "@/lib/inbox/connections"
import { processEvent } from "@/lib/inbox/process"
import { sampleFile } from "@/lib/media/sample"
import { testDatabase } from "@/lib/testing/db"
import {
  connectEvolution,
  EVOLUTION_KEY,
  evolutionBody,
  evolutionDelivery,
  evolutionId,
} from "@/lib/testing/evolution"
import { type MadeClinic, makeClinic } from "@/lib/testing/factory"
import { arrive } from "@/lib/testing/inbox"
import { pathOf } from "@/lib/testing/platform"
import { connectTwilio, smsFields, twilioDelivery } from "@/lib/testing/twilio"
import { connectWhatsapp, textBody } from "@/lib/testing/whatsapp"

const db = await testDatabase()
afterAll(closeDb)

let clinic: MadeClinic
beforeEach(async () => {
  clinic = await makeClinic()
  await connectEvolution(clinic.id)
  forgetDoors()
})

const ctx = () => systemCtx(clinic.id, clinic, "process-evolution-message")
type Made = { id: string; fate: string; key: string; reason: string | null }

async function post(request: Request): Promise<{ status: number; ids: string[]; duplicate: boolean }> {
  const answer = await answerWebhook(request, ...pathOf(request))
  const given = answer.status === 200 ? await answer.json() : {}
  return { status: answer.status, ids: given.ids ?? (given.id ? [given.id] : []), duplicate: given.duplicate }
}

/** Delivered and worked on; what became of each item. */
async function told(body: string): Promise<Made[]> {
  const { ids } = await post(evolutionDelivery(body, { slug: clinic.slug }))
  for (const id of ids) await processEvent(ctx(), { id })
  const { rows } = await db.owner.query<Made>(
    `select id, fate, key, reason from "WebhookEvent" where id = any($1) order by position`,
    [ids],
  )
  return rows
}
const rowsOf = async (table: string) =>
  (
    await db.owner.query(`select * from "${table}" where "clinicId" = $1 order by "createdAt", id`, [
      clinic.id,
    ])
  ).rows
const counts = async () =>
  Promise.all(["Patient", "Contact", "Lead", "Message"].map(async (one) => (await rowsOf(one)).length))

describe("a message by Evolution", () => {
  it("makes patient, lead and message once, in either way of writing its event, as object or in a list", async () => {
    const id = evolutionId()
    const [first] = await told(evolutionBody({ id }))
    expect(first).toMatchObject({ fate: "processed", key: `front-desk:messages.upsert:${id}` })
    const one = JSON.parse(evolutionBody({ id }))
    const again = await post(
      evolutionDelivery(JSON.stringify({ ...one, event: "MESSAGES_UPSERT" }), { slug: clinic.slug }),
    )
    const listed = await post(
      evolutionDelivery(JSON.stringify({ ...one, data: [one.data] }), { slug: clinic.slug }),
    )
    expect([again.duplicate, listed.duplicate, again.ids]).toEqual([true, true, [first?.id]])
    expect(await counts()).toEqual([1, 1, 1, 1])
    expect(await rowsOf("Contact")).toMatchObject([{ channel: "whatsapp", address: "+12025550123" }])
  })

  it("keeps the instance's key nowhere", async () => {
    await told(evolutionBody())
    const { rows } = await db.owner.query(
      `select convert_from(body, 'UTF8') as text, headers from "WebhookDelivery" where "clinicId" = $1`,
      [clinic.id],
    )
    expect(JSON.stringify(rows)).not.toMatch(/THE-KEY-OF-THE-INSTANCE|Bearer/)
    expect(rows[0].text).toContain("left out")
  })

  it("takes what the clinic's phone wrote as ours: nobody's enquiry, and who waited waits no more", async () => {
    await told(evolutionBody())
    const id = evolutionId()
    const [made] = await told(
      evolutionBody({ id, fromMe: true, name: "Front desk", message: { conversation: "Tuesday is fine" } }),
    )
    expect(made?.fate).toBe("processed")
    expect(await counts()).toEqual([1, 1, 1, 2])
    const ours = (await rowsOf("Message")).find((one) => one.direction === "out")
    expect(ours).toMatchObject({
      externalId: id,
      status: "sent",
      purpose: "reply",
      detail: { fromPhone: true },
      sentById: null,
    })
    expect(await rowsOf("Lead")).toMatchObject([{ waitingSince: null }])
    expect(await rowsOf("Conversation")).toMatchObject([{ waitingSince: null }])
    expect((await rowsOf("Patient"))[0].name).toBe("Ana Pop")
    const [again] = await told(evolutionBody({ id, fromMe: true, event: "send.message" }))
    expect(again).toMatchObject({ fate: "ignored" })
    expect(await counts()).toEqual([1, 1, 1, 2])
  })

  it("makes nobody a patient to whom only the phone wrote", async () => {
    await told(evolutionBody({ fromMe: true }))
    expect(await counts()).toEqual([0, 1, 0, 1])
  })

  it("knows its own send by the echo that comes before the answer", async () => {
    await told(evolutionBody())
    const [{ contactId, leadId }] = await rowsOf("Message")
    const id = newId()
    await inClinic(clinic.id, async (tx) => {
      await tx.message.create({
        data: {
          id,
          clinicId: clinic.id,
          contactId,
          leadId,
          direction: "out",
          body: "Yes",
          status: "queued",
          statusAt: new Date(),
          basis: "reply",
          purpose: "reply",
        },
      })
      await tx.effect.create({
        data: {
          id: newId(),
          clinicId: clinic.id,
          key: `message:${id}`,
          kind: "message",
          provider: "evolution",
          status: "started",
        },
      })
    })
    const externalId = evolutionId()
    await told(evolutionBody({ id: externalId, fromMe: true, message: { conversation: "Yes" } }))
    const out = (await rowsOf("Message")).filter((one) => one.direction === "out")
    expect(out).toMatchObject([{ id, externalId, status: "queued" }])
  })

  it.each([
    ["a group", "120363041234567890@g.us"],
    ["a status", "status@broadcast"],
    ["a list", "1700000000@broadcast"],
    ["a channel", "120363@newsletter"],
  ])("leaves %s alone, and says why", async (_, from) => {
    const made = await told(evolutionBody({ from }))
    expect(made).toMatchObject([{ fate: "ignored", reason: expect.any(String) }])
    expect(await counts()).toEqual([0, 0, 0, 0])
  })

  it("takes an id that is no phone for an id, and finds the number beside it", async () => {
    await told(evolutionBody({ from: "98765@lid" }))
    expect(await rowsOf("Contact")).toMatchObject([
      { address: "98765@lid", userId: "98765@lid", lastFour: null },
    ])
    await told(evolutionBody({ from: "98765@lid", key: { remoteJidAlt: "12025550123@s.whatsapp.net" } }))
    expect(await rowsOf("Contact")).toMatchObject([{ address: "+12025550123", userId: "98765@lid" }])
    expect(await counts()).toEqual([1, 1, 1, 2])
  })

  it("is quarantined of another instance, and of nobody", async () => {
    await db.owner.query(`update "Connection" set "externalId" = 'other' where "clinicId" = $1`, [clinic.id])
    forgetDoors()
    expect(await told(evolutionBody())).toMatchObject([
      { fate: "quarantined", reason: expect.stringContaining("instance") },
    ])
    await db.owner.query(`update "Connection" set "externalId" = null where "clinicId" = $1`, [clinic.id])
    forgetDoors()
    expect(await told(evolutionBody({ from: "no-one" }))).toMatchObject([{ fate: "quarantined" }])
  })

  it("keeps a file that stands in the body, as what its bytes are", async () => {
    const base64 = Buffer.from(sampleFile("image/png")).toString("base64")
    const imageMessage = { caption: "Here", mimetype: "image/jpeg", fileLength: { low: 52, high: 0 } }
    await told(evolutionBody({ message: { imageMessage, base64 } }))
    expect(await rowsOf("Message")).toMatchObject([{ kind: "image", body: "Here" }])
    expect(await rowsOf("Media")).toMatchObject([
      { status: "kept", mime: "image/png", toldMime: "image/jpeg" },
    ])
  })

  it("has a file fetched that does not, and forgets it with a deleted message", async () => {
    const id = evolutionId()
    await told(
      evolutionBody({
        id,
        message: { documentMessage: { fileName: "scan.pdf", mimetype: "application/pdf" } },
      }),
    )
    expect(await rowsOf("Media")).toMatchObject([{ status: "wanted", providerId: id, fileName: "scan.pdf" }])
    await told(
      evolutionBody({
        event: "messages.delete",
        data: { id, remoteJid: "12025550123@s.whatsapp.net", fromMe: false },
      }),
    )
    expect(await rowsOf("Media")).toEqual([])
    expect(await rowsOf("Message")).toMatchObject([{ body: "", detail: null, revokedAt: expect.any(Date) }])
  })

  it("comes to the same words in whatever order an edit comes", async () => {
    const id = evolutionId()
    const edit = evolutionBody({
      message: {
        protocolMessage: { type: "MESSAGE_EDIT", key: { id }, editedMessage: { conversation: "Thursday?" } },
      },
    })
    await told(edit)
    await told(
      evolutionBody({ id, message: { conversation: "Tuesday?" }, at: Math.floor(Date.now() / 1_000) - 60 }),
    )
    expect(await rowsOf("Message")).toMatchObject([{ body: "Thursday?", editedAt: expect.any(Date) }])
  })

  // As Evolution 2 sends it: the sender's own notice by itself, in which their message looks like ours and names our number.
  const notice = (id: string, given: object) =>
    evolutionBody({
      event: "messages.edited",
      data: { key: { remoteJid: "40700000001@s.whatsapp.net", fromMe: true, id }, ...given },
    })

  it("takes each edit that is told of by itself, of whoever wrote the message", async () => {
    const id = evolutionId()
    await told(evolutionBody({ id, message: { conversation: "Tuesday?" } }))
    const at = Date.now() - 50_000
    const edit = (words: string, n: number) =>
      notice(id, {
        type: "MESSAGE_EDIT",
        editedMessage: { conversation: words },
        timestampMs: String(at + n),
      })
    expect(await told(edit("Thursday?", 0))).toMatchObject([{ fate: "processed" }])
    expect(await told(edit("Friday?", 9_000))).toMatchObject([{ fate: "processed" }])
    expect(await rowsOf("Message")).toMatchObject([{ body: "Friday?", editedAt: new Date(at + 9_000) }])
    const again = await post(evolutionDelivery(edit("Friday?", 9_000), { slug: clinic.slug }))
    expect(again.duplicate).toBe(true)
    expect(await counts()).toEqual([1, 1, 1, 1])
  })

  it("deletes by such a notice, and leaves alone what is ours, unknown, or nobody's words", async () => {
    const [id, ours] = [evolutionId(), evolutionId()]
    await told(evolutionBody({ id }))
    await told(evolutionBody({ id: ours, fromMe: true, message: { conversation: "Yes" } }))
    expect(await told(notice(id, { type: "REVOKE" }))).toMatchObject([{ fate: "processed" }])
    for (const [target, given] of [
      [ours, { type: 14, editedMessage: { conversation: "No" } }],
      [evolutionId(), { type: "MESSAGE_EDIT", editedMessage: { conversation: "No" } }],
      [id, { type: "EPHEMERAL_SETTING", ephemeralExpiration: 604800 }],
    ] as const)
      expect(await told(notice(target, given))).toMatchObject([
        { fate: "ignored", reason: expect.any(String) },
      ])
    expect(await rowsOf("Message")).toMatchObject([
      { body: "", revokedAt: expect.any(Date) },
      { body: "Yes" },
    ])
  })

  it("says of an edit that only phones can read that there was one, beside the message", async () => {
    const id = evolutionId()
    await told(evolutionBody({ id }))
    const secretEncryptedMessage = { targetMessageKey: { id }, secretEncType: "MESSAGE_EDIT" }
    await told(evolutionBody({ message: { secretEncryptedMessage } }))
    expect((await rowsOf("Message")).at(-1)).toMatchObject({
      ...{ kind: "unsupported", body: "", replyToExternalId: id },
      detail: { errors: [{ title: expect.stringContaining("edited") }] },
    })
  })

  it("knows what a plain answer quotes, which Evolution 2 lays beside the words", async () => {
    const [id, answer] = [evolutionId(), evolutionId()]
    await told(evolutionBody({ id }))
    const key = { remoteJid: "12025550123@s.whatsapp.net", fromMe: false, id: answer }
    const said = {
      messageType: "conversation",
      message: { conversation: "Yes" },
      contextInfo: { stanzaId: id },
    }
    await told(evolutionBody({ data: { key, ...said, messageTimestamp: Math.floor(Date.now() / 1_000) } }))
    expect((await rowsOf("Message")).find((one) => one.externalId === answer)).toMatchObject({
      body: "Yes",
      replyToExternalId: id,
    })
  })

  it("keeps one reaction, and takes it back", async () => {
    const id = evolutionId()
    await told(evolutionBody({ id }))
    const react = (emoji: string, at: number) =>
      evolutionBody({ at, message: { reactionMessage: { key: { id }, text: emoji } } })
    const now = Math.floor(Date.now() / 1_000)
    await told(react("👍", now))
    await told(react("", now + 5))
    expect((await rowsOf("Message")).filter((one) => one.kind === "reaction")).toMatchObject([
      { body: "", revokedAt: expect.any(Date), replyToExternalId: id },
    ])
  })
})

describe("what became of ours", () => {
  const status = (id: string, given: object) =>
    evolutionBody({
      event: "messages.update",
      data: { keyId: id, remoteJid: "12025550123@s.whatsapp.net", fromMe: true, ...given },
    })

  it("moves forward only, by word and by number, each told once", async () => {
    const id = evolutionId()
    await told(evolutionBody({ id, fromMe: true }))
    const stands = async () => (await rowsOf("Message")).at(-1)?.status
    await told(status(id, { status: "READ" }))
    expect(await stands()).toBe("read")
    expect(await told(status(id, { status: "DELIVERY_ACK" }))).toMatchObject([{ fate: "ignored" }])
    expect(await stands()).toBe("read")
    const again = await post(evolutionDelivery(status(id, { update: { status: 3 } }), { slug: clinic.slug }))
    expect(again.duplicate).toBe(true)
    expect(await told(status(evolutionId(), { status: "READ" }))).toMatchObject([{ fate: "ignored" }])
  })
})

describe("how the clinic's phone stands", () => {
  const line = (state: string, at: string, statusReason?: number) => {
    const body = JSON.parse(evolutionBody({ event: "connection.update", data: { state, statusReason } }))
    return JSON.stringify({ ...body, date_time: at })
  }
  const stands = async () => (await rowsOf("Connection")).find((one) => one.provider === "evolution")

  it("is told by its clock, whatever the order, and a phone that was logged out is somebody's task until it is back", async () => {
    await told(line("open", "2024-11-20T08:00:00.000Z"))
    await told(line("close", "2024-11-20T09:00:00.000Z", 401))
    expect(await stands()).toMatchObject({ state: "close", stateReason: "401" })
    expect(await told(line("connecting", "2024-11-20T08:30:00.000Z"))).toMatchObject([{ fate: "ignored" }])
    expect(await rowsOf("Task")).toMatchObject([
      { ownerRole: "admin", status: "open", kind: "silent_connection" },
    ])
    await told(line("open", "2024-11-20T10:00:00.000Z"))
    expect(await stands()).toMatchObject({ state: "open", stateReason: null })
    expect(await rowsOf("Task")).toMatchObject([{ status: "done" }])
    await told(line("close", "2024-11-21T09:00:00.000Z", 401))
    expect((await rowsOf("Task")).map((one) => one.status).sort()).toEqual(["done", "open"])
  })

  it.each([
    ["barred", line("close", "2024-11-20T09:00:00.000Z", 403), "403"],
    ["given up waiting for its code", line("refused", "2024-11-20T09:00:00.000Z", 428), "no_scan"],
    ["taken away", evolutionBody({ event: "REMOVE_INSTANCE", data: null }), "removed"],
    ["deleted", evolutionBody({ event: "instance.delete", data: null }), "removed"],
  ])("somebody is asked to link one that was %s", async (_, body, stateReason) => {
    expect(await told(body)).toMatchObject([{ fate: "processed" }])
    expect(await stands()).toMatchObject({ state: "close", stateReason })
    expect(await rowsOf("Task")).toMatchObject([{ status: "open", kind: "silent_connection" }])
  })

  it("a clock that runs hours ahead, as of a server in another zone, hides nothing that comes later", async () => {
    const ahead = (minutes: number) => new Date(Date.now() + (180 - minutes) * 60_000).toISOString()
    await told(line("close", ahead(0), 428))
    await told(line("open", ahead(5)))
    const row = await stands()
    expect(row).toMatchObject({ state: "open" })
    expect(row.stateAt.getTime()).toBeLessThanOrEqual(Date.now())
  })

  it("keeps no code by which another phone could be linked", async () => {
    const qrcode = {
      pairingCode: "WZYEH1YY",
      code: "2@y8eK+bjtEjUWy9/FOM",
      base64: "data:image/png;base64,AAAA",
    }
    await told(evolutionBody({ event: "qrcode.updated", data: { qrcode } }))
    const { rows } = await db.owner.query(`select body from "WebhookDelivery" where "clinicId" = $1`, [
      clinic.id,
    ])
    expect(rows.map((one) => String(one.body)).join()).not.toMatch(/WZYEH1YY|2@y8eK|base64,AAAA/)
  })

  it("asks nobody where it was only out of reach", async () => {
    await told(line("close", "2024-11-20T09:00:00.000Z", 428))
    expect([await stands(), await rowsOf("Task")]).toMatchObject([{ state: "close" }, []])
  })

  it.each([
    "qrcode.updated",
    "QRCODE_UPDATED",
    "presence.update",
    "contacts.upsert",
    "chats.update",
    "call",
    "of.no.kind",
  ])("keeps %s and says why it needs nothing", async (event) => {
    expect(await told(evolutionBody({ event }))).toMatchObject([
      { fate: "ignored", reason: expect.any(String) },
    ])
  })
})

describe("the door", () => {
  it("takes one scheme and no other, each at its own address", async () => {
    const at = (path: string, headers: Record<string, string> = {}) =>
      post(evolutionDelivery(evolutionBody(), { slug: clinic.slug, path, headers }))
    const none = { authorization: "" }
    expect((await at("")).status).toBe(200)
    expect((await at("messages-upsert")).status).toBe(200)
    expect((await at(EVOLUTION_KEY, none)).status).toBe(401)
    expect((await at("", { ...none, "x-rounds-token": EVOLUTION_KEY })).status).toBe(401)
    await db.owner.query(`update "Connection" set scheme = 'evolution-path' where "clinicId" = $1`, [
      clinic.id,
    ])
    forgetDoors()
    expect((await at(EVOLUTION_KEY, none)).status).toBe(200)
    expect((await at(`${EVOLUTION_KEY}/messages-upsert`, none)).status).toBe(200)
    expect((await at("")).status).toBe(401)
    expect((await at(`${EVOLUTION_KEY}x`)).status).toBe(401)
    expect((await at("a/b/c")).status).toBe(404)
  })

  it("takes 16 MiB and not a byte more", async () => {
    const sized = (bytes: number) => {
      const body = evolutionBody({ message: { conversation: "x" } })
      return body.replace('"conversation":"x"', `"conversation":"${"x".repeat(bytes - body.length + 1)}"`)
    }
    const most = 16 * 1024 * 1024
    expect((await post(evolutionDelivery(sized(most), { slug: clinic.slug }))).status).toBe(200)
    expect((await post(evolutionDelivery(sized(most + 1), { slug: clinic.slug }))).status).toBe(413)
  })
})

describe("one person by every channel", () => {
  it("is one patient with an address for each", async () => {
    await connectWhatsapp(clinic.id)
    await connectTwilio(clinic.id)
    const [id = ""] = await arrive(clinic.slug, textBody({ from: "12025550177" }))
    await processEvent(ctx(), { id })
    await told(evolutionBody({ from: "12025550177:12@s.whatsapp.net" }))
    const sms = await post(twilioDelivery(smsFields({ From: "+12025550177" }), { slug: clinic.slug }))
    for (const one of sms.ids) await processEvent(ctx(), { id: one })
    expect(await counts()).toEqual([1, 2, 1, 3])
    expect((await rowsOf("Contact")).map((one) => [one.channel, one.address])).toEqual([
      ["whatsapp", "+12025550177"],
      ["sms", "+12025550177"],
    ])
  })
})
