import { beforeAll, describe, expect, it } from "vitest"
import { processEvent } from "@/lib/inbox/process"
import { ctxWith } from "@/lib/testing/ctx"
import { testDatabase } from "@/lib/testing/db"
import { type MadeClinic, makeClinic } from "@/lib/testing/factory"
import { arrive } from "@/lib/testing/inbox"
import { formOf, postForm } from "@/lib/testing/lead-form"
import { connectWhatsapp, textBody } from "@/lib/testing/whatsapp"

const db = await testDatabase()
let clinic: MadeClinic
beforeAll(async () => {
  clinic = await makeClinic({ name: "Nordică" })
  await connectWhatsapp(clinic.id)
})

const rows = async (text: string, values: unknown[] = []) => (await db.owner.query(text, values)).rows
const admin = () => ctxWith(clinic, ["admin"])

async function take(change: Record<string, unknown> = {}): Promise<string> {
  const { status, body } = await postForm(clinic, formOf(clinic, change))
  expect(status, JSON.stringify(body)).toBe(200)
  await processEvent(await admin(), { id: body.id ?? "" })
  return body.id ?? ""
}
const messageOf = async (eventId: string) =>
  (
    await rows(
      `select message.*, lead."patientId", lead.source, lead."utmSource", lead."utmMedium", lead."utmCampaign",
         patient.name, patient.source as "patientSource"
       from "Message" message join "Lead" lead on lead.id = message."leadId"
       join "Patient" patient on patient.id = lead."patientId" where message."webhookEventId" = $1`,
      [eventId],
    )
  )[0]

describe("a form from the web", () => {
  it("becomes a patient with contacts, a lead with where it came from, and a message to be scored", async () => {
    const id = await take({
      email: "Ana.Pop@Example.test",
      phone: "0722 000 111",
      utm_source: "newsletter",
      utm_medium: "email",
      utm_campaign: "spring",
    })
    const message = await messageOf(id)
    expect(message).toMatchObject({
      kind: "form",
      body: "Mă doare o măsea.",
      source: "web",
      patientSource: "web",
      name: "Ana Pop",
      utmSource: "newsletter",
      utmMedium: "email",
      utmCampaign: "spring",
    })
    const contacts = await rows(
      `select contact.channel, contact.address from "Contact" contact join "PatientContact" link
         on link."contactId" = contact.id where link."patientId" = $1 order by channel`,
      [message.patientId],
    )
    expect(contacts).toEqual([
      { channel: "email", address: "ana.pop@example.test" },
      { channel: "voice", address: "+40722000111" },
    ])
    expect(
      await rows("select id from engine.event where id = $1", [`message.received:${message.id}`]),
    ).toHaveLength(1)
  })

  it("records each box that was ticked, with the words beside it", async () => {
    const id = await take({
      phone: "0722 000 112",
      consent: { data_processing: true, marketing_whatsapp: true, ai_processing: true },
    })
    const { patientId } = await messageOf(id)
    const consents = await rows(`select * from "Consent" where "patientId" = $1 order by purpose`, [
      patientId,
    ])
    expect(consents).toMatchObject([
      {
        purpose: "data_processing",
        status: "granted",
        source: "web_form",
        policyVersion: "2026-11",
        evidence: {
          webhookEventId: id,
          form: "hosted",
          language: "ro",
          words:
            "Nordică poate păstra și folosi ceea ce scriu aici, inclusiv despre sănătatea mea, pentru a-mi răspunde și a pregăti o vizită.",
        },
      },
      { purpose: "marketing_whatsapp", status: "granted" },
    ])
    const own = await take({ phone: "0722 000 113", form_version: "theirs" })
    const theirs = await rows(`select evidence from "Consent" where "patientId" = $1`, [
      (await messageOf(own)).patientId,
    ])
    expect(theirs).toEqual([{ evidence: { webhookEventId: own, form: "own" } }])
  })

  it("joins the open lead of somebody known by phone from WhatsApp", async () => {
    const [first = ""] = await arrive(clinic.slug, textBody({ body: "Bună", from: "40733111222" }))
    await processEvent(await admin(), { id: first })
    const second = await take({ phone: "0733 111 222", utm_source: "site" })
    const [known, form] = [await messageOf(first), await messageOf(second)]
    expect(form).toMatchObject({ leadId: known.leadId, patientId: known.patientId, source: "whatsapp" })
    expect(form.utmSource).toBe("site")
    expect(form.detail).toMatchObject({ name: "Ana Pop", phone: "0733 111 222" })
  })

  it("knows a second form by e-mail alone, and keeps where the person came from first", async () => {
    const first = await take({ phone: undefined, email: "ion@example.test", utm_source: "first" })
    const second = await take({ phone: undefined, email: "ION@example.test", utm_source: "second" })
    const [one, two] = [await messageOf(first), await messageOf(second)]
    expect(two).toMatchObject({ leadId: one.leadId, patientId: one.patientId, utmSource: "first" })
  })

  it("run twice changes nothing", async () => {
    const id = await take({ phone: "0722 000 114" })
    const count = () =>
      rows(`select (select count(*) from "Message") as messages, (select count(*) from "Lead") as leads,
        (select count(*) from "Consent") as consents, (select count(*) from "Fact") as facts`)
    const before = await count()
    await db.owner.query(`update "WebhookEvent" set fate = 'pending', "finishedAt" = null where id = $1`, [
      id,
    ])
    await processEvent(await admin(), { id })
    expect(await count()).toEqual(before)
  })

  it("without words is called what it is, where a line of it is shown", async () => {
    const { leadId } = await messageOf(await take({ phone: "0722 000 116", message: "" }))
    expect(await rows(`select "lastMessage" from "Lead" where id = $1`, [leadId])).toEqual([
      { lastMessage: "Web form" },
    ])
  })

  it.each([
    ["no words at all", ""],
    ["markup", "<img src=x onerror=alert(1)>"],
    ["writing from right to left", "\u202eevil\u2066 \u200f"],
    ["quotes and blanks", '  \'; drop table "Lead"; --\t\r\n '],
    ["emoji of many parts", "👩🏽‍⚕️🏳️‍🌈"],
  ])("keeps %s as it was typed", async (_, text) => {
    const id = await take({ phone: "0722 000 115", name: `x${text}`, message: text })
    const message = await messageOf(id)
    expect(message.body).toBe(text)
    expect(message.detail.name).toBe(`x${text}`)
  })
})

describe("a form under another name than the number is known by", () => {
  it("agrees to nothing for the known person, leaves their addresses, and asks a person", async () => {
    const known = await messageOf(await take({ phone: "0722 000 200" }))
    const id = await take({
      name: "Bob Marin",
      phone: "0722 000 200",
      email: "bob@example.test",
      consent: { data_processing: true, marketing_whatsapp: true },
    })
    const message = await messageOf(id)
    expect(message.patientId).toBe(known.patientId)
    expect(await rows(`select purpose from "Consent" where "patientId" = $1`, [known.patientId])).toEqual([
      { purpose: "data_processing" },
    ])
    expect(
      await rows(
        `select contact.address from "Contact" contact join "PatientContact" link
           on link."contactId" = contact.id where link."patientId" = $1`,
        [known.patientId],
      ),
    ).toEqual([{ address: "+40722000200" }])
    const tasks = await rows(`select kind, why from "Task" where "sourceId" = $1 order by kind`, [message.id])
    expect(tasks.map((one) => one.kind)).toEqual(["check_consent", "check_person"])
    expect(tasks[0].why).toContain("Offers by WhatsApp")
  })
})
