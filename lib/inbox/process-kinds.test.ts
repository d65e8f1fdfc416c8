import { beforeEach, describe, expect, it } from "vitest"
import { type Ctx, systemCtx } from "@/lib/ctx"
import { inClinic } from "@/lib/db"
import { newId } from "@/lib/ids"
import { processEvent } from "@/lib/inbox/process"
import { scoreLead } from "@/lib/leads/score"
import { testDatabase } from "@/lib/testing/db"
import { type MadeClinic, makeClinic } from "@/lib/testing/factory"
import { arrive } from "@/lib/testing/inbox"
import {
  change,
  connectWhatsapp,
  contactOf,
  envelope,
  NUMBER_ID,
  textMessage,
  wamid,
} from "@/lib/testing/whatsapp"
import { editOf, messageOf, preferenceChange, reactionOf, revokeOf } from "@/lib/testing/whatsapp-shapes"
import { now } from "@/lib/time"

const db = await testDatabase()
let clinic: MadeClinic
let ctx: Ctx

beforeEach(async () => {
  clinic = await makeClinic()
  await connectWhatsapp(clinic.id)
  ctx = systemCtx(clinic.id, clinic, "process-whatsapp-message")
})

const at = 1_760_000_000
const later = (seconds: number) => ({ timestamp: at + seconds })

/** Lets a body in, works on it, gives the events' rows. */
async function take(...changes: unknown[]) {
  const ids = await arrive(clinic.slug, JSON.stringify(envelope(...changes)))
  for (const id of ids) await processEvent({ ...ctx, now: now() }, { id })
  const { rows } = await db.owner.query(`select * from "WebhookEvent" where id = any($1) order by position`, [
    ids,
  ])
  return rows
}
const write = async (message: object, contacts: object[] = [contactOf()]) =>
  (await take(change({ contacts, messages: [message] })))[0]
const rowsOf = (table: string) =>
  db.owner
    .query(`select * from "${table}" where "clinicId" = $1 order by "createdAt", id`, [clinic.id])
    .then((r) => r.rows)
const only = async (table: string) => {
  const rows = await rowsOf(table)
  expect(rows).toHaveLength(1)
  return rows[0]
}
const lead = () => only("Lead")
const factNames = async () => (await rowsOf("Fact")).map((one) => one.name)

describe("a message that is not text", () => {
  const media = { id: "77", mime_type: "image/jpeg" }
  it.each<[string, object, object, string]>([
    ["photo", messageOf("image", media), { kind: "image", body: "" }, "Photo"],
    [
      "photo with words",
      messageOf("image", { ...media, caption: "Left side" }),
      { body: "Left side" },
      "Photo: Left side",
    ],
    ["voice message", messageOf("audio", { ...media, voice: true }), { kind: "audio" }, "Voice message"],
    ["video", messageOf("video", media), { kind: "video" }, "Video"],
    ["document", messageOf("document", media), { kind: "document" }, "Document"],
    ["sticker", messageOf("sticker", media), { kind: "sticker" }, "Sticker"],
    [
      "place",
      messageOf("location", { latitude: 1, longitude: 2 }),
      { kind: "location", body: "" },
      "Location",
    ],
    [
      "card",
      messageOf("contacts", [{ name: { formatted_name: "Dr. Ene" } }]),
      { kind: "contacts" },
      "Contact card",
    ],
    [
      "choice",
      messageOf("interactive", { type: "list_reply", list_reply: { id: "1", title: "Tuesday" } }),
      { kind: "interactive", body: "Tuesday" },
      "Tuesday",
    ],
    [
      "button",
      messageOf("button", { text: "Confirm", payload: "c" }),
      { kind: "button", body: "Confirm" },
      "Confirm",
    ],
    ["order", messageOf("order", { product_items: [] }), { kind: "order" }, "Order"],
    ["riddle", messageOf("unsupported"), { kind: "unsupported" }, "A message WhatsApp does not pass on"],
  ])("is a %s that opens a lead and waits for a person", async (_, message, row, line) => {
    expect(await write(message)).toMatchObject({ fate: "processed" })
    expect(await only("Message")).toMatchObject({ ...row, direction: "in", status: "received" })
    expect(await lead()).toMatchObject({ lastMessage: line, waitingSince: expect.any(Date), score: null })
  })

  it("keeps what it holds besides words", async () => {
    await write(
      messageOf("document", { id: "9", filename: "plan.pdf", mime_type: "application/pdf", file_size: 5 }),
    )
    expect((await only("Message")).detail).toEqual({
      media: { id: "9", fileName: "plan.pdf", mime: "application/pdf", size: 5 },
    })
  })

  it("is not scored without words, and does not change what words said", async () => {
    await write(messageOf("image", media, later(0)))
    const { id: leadId } = await lead()
    const [photo] = await rowsOf("Message")
    expect(await scoreLead(ctx, { leadId, messageId: photo.id })).toMatchObject({
      scoreId: null,
      isPressing: false,
    })
    expect(await rowsOf("Score")).toEqual([])
    await write(textMessage({ body: "Nu mai suport durerea, mi s-a umflat fața", ...later(1) }))
    await write(messageOf("image", media, later(2)))
    const last = (await rowsOf("Message")).at(-1)
    expect(await scoreLead(ctx, { leadId, messageId: last.id })).toMatchObject({
      classification: "HOT",
      urgency: "critical",
    })
  })

  it("tells the open lead's page where no score will", async () => {
    await write(messageOf("image", media))
    expect(await factNames()).toContain("lead.conversation_changed")
    await write(textMessage())
    expect((await factNames()).filter((name) => name === "lead.conversation_changed")).toHaveLength(1)
  })

  it("remembers the advertisement that brought it, the first one", async () => {
    const ad = (headline: string, seconds: number) =>
      write(
        messageOf("text", { body: "Hi" }, { referral: { source_type: "ad", headline }, ...later(seconds) }),
      )
    await ad("Later", 50)
    expect(await lead()).toMatchObject({ source: "whatsapp", referral: { headline: "Later", source: "ad" } })
    await ad("First", 10)
    await ad("Last", 90)
    expect((await lead()).referral).toMatchObject({ headline: "First" })
  })

  it("holds a huge text whole, and shows its beginning", async () => {
    const body = "ș".repeat(300_000)
    await write(textMessage({ body }))
    expect((await only("Message")).body).toBe(body)
    expect((await lead()).lastMessage).toBe("ș".repeat(160))
  })
})

describe("an edited message", () => {
  it("shows its new words, keeps the old ones and is scored again", async () => {
    await write(textMessage({ id: "wamid.first", body: "Where are you?", ...later(0) }))
    expect(await write(editOf("wamid.first", "Where are you? My face is swollen", later(5)))).toMatchObject({
      fate: "processed",
    })
    const message = await only("Message")
    expect(message).toMatchObject({
      body: "Where are you? My face is swollen",
      editedAt: new Date((at + 5) * 1_000),
    })
    expect((await rowsOf("MessageVersion")).map((one) => [one.kind, one.body])).toEqual(
      expect.arrayContaining([
        ["original", "Where are you?"],
        ["edit", "Where are you? My face is swollen"],
      ]),
    )
    expect(await lead()).toMatchObject({ lastMessage: "Where are you? My face is swollen" })
    const { rows } = await db.owner.query(
      `select data from engine.event where name = 'message.received' and clinic_id = $1 and data->>'revision' is not null`,
      [clinic.id],
    )
    expect(rows).toHaveLength(1)
    const { leadId, messageId, revision } = rows[0].data
    const first = await scoreLead(ctx, { leadId, messageId })
    const again = await scoreLead(ctx, { leadId, messageId, revision })
    expect(again).toMatchObject({ urgency: "critical", isNew: true })
    expect(again.scoreId).not.toBe(first.scoreId)
    expect(await scoreLead(ctx, { leadId, messageId, revision })).toMatchObject({ isNew: false })
  })

  it("does not start the clock again", async () => {
    await write(textMessage({ id: "wamid.first", ...later(0) }))
    await inClinic(clinic.id, (tx) => tx.lead.updateMany({ data: { waitingSince: null } }))
    await write(editOf("wamid.first", "Changed", later(5)))
    expect(await lead()).toMatchObject({ waitingSince: null })
  })

  it("is not changed by somebody else", async () => {
    await write(textMessage({ id: "wamid.first", body: "Mine" }))
    const from = "40799888777"
    const event = await write(editOf("wamid.first", "Theirs", { from }), [contactOf({ from })])
    expect(event).toMatchObject({ fate: "ignored", reason: expect.stringContaining("somebody else") })
    expect((await only("Message")).body).toBe("Mine")
    expect(await rowsOf("Patient")).toHaveLength(1)
  })

  it("waits for its message where that comes later, and makes nobody a patient meanwhile", async () => {
    await write(editOf("wamid.late", "New words", later(5)))
    expect(await rowsOf("Patient")).toEqual([])
    await write(textMessage({ id: "wamid.late", body: "Old words", ...later(0) }))
    expect(await only("Message")).toMatchObject({ body: "New words", editedAt: expect.any(Date) })
    expect(await lead()).toMatchObject({ lastMessage: "New words" })
  })
})

describe("a deleted message", () => {
  it("leaves no word anywhere: on the lead, in a score, in its versions", async () => {
    const words = "Nu mai suport durerea, mi s-a umflat fața"
    await write(textMessage({ id: "wamid.gone", body: words, ...later(0) }))
    const { id: leadId } = await lead()
    const { id: messageId } = await only("Message")
    await scoreLead(ctx, { leadId, messageId })
    await write(revokeOf("wamid.gone", later(9)))
    expect(await only("Message")).toMatchObject({
      body: "",
      detail: null,
      revokedAt: new Date((at + 9) * 1_000),
    })
    expect(await lead()).toMatchObject({ lastMessage: "Deleted by the sender", urgency: "critical" })
    expect(await only("Score")).toMatchObject({ reasons: [] })
    const said = await rowsOf("MessageVersion")
    expect(said.map((one) => [one.body, one.detail])).toEqual(said.map(() => ["", null]))
    expect(await factNames()).toContain("message.revoked")
    expect(JSON.stringify(await rowsOf("Fact"))).not.toContain("durerea")
  })

  it("keeps a photo's place in the conversation, not the photo", async () => {
    await write(messageOf("image", { id: "55", caption: "Look" }, { id: "wamid.photo", ...later(0) }))
    await write(revokeOf("wamid.photo", later(1)))
    expect(await only("Message")).toMatchObject({ kind: "image", body: "", detail: null })
    expect((await rowsOf("MessageVersion")).map((one) => one.detail)).toEqual([null, null])
  })
})

describe("a reaction", () => {
  const inForce = async () =>
    (await rowsOf("Message"))
      .filter((one) => one.kind === "reaction" && !one.revokedAt)
      .map((one) => one.body)
  it("is one a person and message, the newest, and opens nothing", async () => {
    await write(textMessage({ id: "wamid.ours", ...later(0) }))
    await inClinic(clinic.id, (tx) => tx.lead.updateMany({ data: { waitingSince: null } }))
    await write(reactionOf("wamid.ours", "👍", later(1)))
    await write(reactionOf("wamid.ours", "❤️", later(3)))
    expect(await write(reactionOf("wamid.ours", "😮", later(2)))).toMatchObject({ fate: "ignored" })
    expect(await inForce()).toEqual(["❤️"])
    await write(reactionOf("wamid.ours", undefined, later(4)))
    expect(await inForce()).toEqual([])
    expect(await lead()).toMatchObject({ waitingSince: null, lastMessage: "Hello" })
  })

  it("of somebody unknown makes no patient", async () => {
    expect(await write(reactionOf("wamid.unheard", "👍"))).toMatchObject({ fate: "processed" })
    expect(await rowsOf("Patient")).toEqual([])
    expect(await rowsOf("Lead")).toEqual([])
  })
})

describe("a number that changed", () => {
  const system = (to: string, seconds: number) =>
    messageOf("system", { type: "user_changed_number", wa_id: to }, later(seconds))
  it("takes the person along, with the former number kept", async () => {
    await write(textMessage(later(0)))
    expect(await write(system("40711000999", 5), [])).toMatchObject({ fate: "processed" })
    await write(textMessage({ from: "40711000999", ...later(9) }))
    expect(await rowsOf("Patient")).toHaveLength(1)
    expect(await only("Contact")).toMatchObject({ address: "+40711000999", lastFour: "0999" })
    expect(await only("FormerAddress")).toMatchObject({ address: "+12025550123" })
    expect(await factNames()).toContain("contact.moved")
  })

  it("follows two changes that are told in the wrong order", async () => {
    await write(textMessage(later(0)))
    const second = messageOf(
      "system",
      { type: "user_changed_number", wa_id: "40711000222" },
      { from: "40711000111", ...later(20) },
    )
    await write(second, [])
    await write(system("40711000111", 10), [])
    for (const [from, seconds] of [
      ["12025550123", 5],
      ["40711000111", 15],
      ["40711000222", 25],
    ] as const)
      await write(textMessage({ from, ...later(seconds) }), [contactOf({ from })])
    expect(await rowsOf("Patient")).toHaveLength(1)
    expect(await rowsOf("Lead")).toHaveLength(1)
    expect(new Set((await rowsOf("Message")).map((one) => one.contactId)).size).toBe(1)
    const { rows } = await db.owner.query(
      `select contact.address from "PatientContact" link join "Contact" contact on contact.id = link."contactId"
       where link."clinicId" = $1 and contact.address <> '+12025550123'`,
      [clinic.id],
    )
    expect(rows).toEqual([{ address: "+40711000222" }])
  })

  it("joins who had written from both before it was told, and asks whether they are one", async () => {
    await write(textMessage(later(0)))
    await write(textMessage({ from: "40711000999", ...later(9) }), [contactOf({ from: "40711000999" })])
    expect(await rowsOf("Patient")).toHaveLength(2)
    await write(system("40711000999", 5), [])
    const { rows } = await db.owner.query(
      `select count(distinct link."contactId")::int as contacts, count(*)::int as patients
       from "PatientContact" link where "clinicId" = $1`,
      [clinic.id],
    )
    expect(rows).toEqual([{ contacts: 1, patients: 2 }])
    expect(await only("Task")).toMatchObject({ kind: "check_person", ownerRole: "frontdesk" })
  })
})

describe("offers stopped or allowed inside WhatsApp", () => {
  const told = async (value: "stop" | "resume", seconds: number) =>
    (await take(preferenceChange("12025550123", value, at + seconds, NUMBER_ID)))[0]
  it("is a consent of that patient, with what shows it, once", async () => {
    await write(textMessage())
    const event = await told("stop", 5)
    expect(event).toMatchObject({ fate: "processed", kind: "user_preferences/stop" })
    await told("stop", 5)
    expect(await only("Consent")).toMatchObject({
      purpose: "marketing_whatsapp",
      status: "withdrawn",
      source: "whatsapp",
      recordedAt: new Date((at + 5) * 1_000),
      evidence: { webhookEventId: event.id, setting: "stop" },
    })
    expect(await factNames()).toContain("consent.withdrawn")
  })

  it("holds for all who share the number when stopped, and asks who when allowed again", async () => {
    await write(textMessage())
    const { id: contactId } = await only("Contact")
    const second = await inClinic(clinic.id, (tx) =>
      tx.patient.create({ data: { id: newId(), clinicId: clinic.id, name: "Ion", nameFolded: "ion" } }),
    )
    await inClinic(clinic.id, (tx) =>
      tx.patientContact.create({ data: { clinicId: clinic.id, patientId: second.id, contactId } }),
    )
    await told("stop", 5)
    expect(new Set((await rowsOf("Consent")).map((one) => one.patientId)).size).toBe(2)
    await told("resume", 9)
    expect(await rowsOf("Consent")).toHaveLength(2)
    expect(await only("Task")).toMatchObject({ kind: "check_consent" })
  })

  it("of a number nobody knows is kept, and makes nobody a patient", async () => {
    expect(await told("stop", 1)).toMatchObject({ fate: "processed" })
    expect(await rowsOf("Patient")).toEqual([])
    expect(await factNames()).toContain("contact.offers_stopped")
  })
})

describe("who it is", () => {
  it("is asked once a day where several at a number have open enquiries", async () => {
    await write(textMessage())
    const { id: contactId } = await only("Contact")
    const second = newId()
    await inClinic(clinic.id, async (tx) => {
      await tx.patient.create({
        data: { id: second, clinicId: clinic.id, name: "Ion Pop", nameFolded: "ion pop" },
      })
      await tx.patientContact.create({ data: { clinicId: clinic.id, patientId: second, contactId } })
      await tx.lead.create({ data: { id: newId(), clinicId: clinic.id, patientId: second, source: "voice" } })
    })
    await write(textMessage())
    await write(textMessage())
    const task = await only("Task")
    expect(task).toMatchObject({ kind: "check_person", patientId: second, sourceType: "message" })
    expect(`${task.title} ${task.why}`).not.toContain("Pop")
  })
})

describe("what concerns no patient", () => {
  it("a warning of the account is a task for the admins, once", async () => {
    const update = { field: "account_update", value: { event: "ACCOUNT_RESTRICTION" } }
    const body = JSON.stringify({ entry: [{ id: "1", time: at, changes: [update] }] })
    for (const id of [...(await arrive(clinic.slug, body)), ...(await arrive(clinic.slug, body))])
      await processEvent(ctx, { id })
    expect(await only("Task")).toMatchObject({ ownerRole: "admin", href: "/settings/integrations" })
    const { rows } = await db.owner.query(`select fate from "WebhookEvent" where "clinicId" = $1`, [
      clinic.id,
    ])
    expect(rows).toEqual([{ fate: "processed" }])
  })

  it("a group's message is ignored and makes nobody", async () => {
    const [event] = await take(
      change({ contacts: [contactOf()], messages: [{ ...textMessage(), group_id: "G1" }] }),
    )
    expect(event).toMatchObject({ fate: "ignored", reason: expect.stringContaining("group") })
    expect(await rowsOf("Contact")).toEqual([])
  })
})

it("takes a message told twice in one body once", async () => {
  const message = textMessage({ id: wamid() })
  const rows = await take(change({ contacts: [contactOf()], messages: [message, message] }))
  expect(new Set(rows.map((row) => row.id)).size).toBe(1)
  const { rows: deliveries } = await db.owner.query(
    `select accepted, duplicate from "WebhookDelivery" where "clinicId" = $1`,
    [clinic.id],
  )
  expect(deliveries).toEqual([{ accepted: 1, duplicate: 1 }])
  expect(await rowsOf("Message")).toHaveLength(1)
})
