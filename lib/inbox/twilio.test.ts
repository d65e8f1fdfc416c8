import { afterAll, beforeEach, describe, expect, it } from "vitest"
import { systemCtx } from "@/lib/ctx"
import { closeDb, inClinic } from "@/lib/db"
import { newId } from "@/lib/ids"
import { answerWebhook } from "@/lib/inbox/answer"
import { forgetDoors } from "@/lib/inbox/connections"
import { processEvent } from "@/lib/inbox/process"
import { testDatabase } from "@/lib/testing/db"
import { type MadeClinic, makeClinic } from "@/lib/testing/factory"
import { pathOf } from "@/lib/testing/platform"
import { ACCOUNT, connectTwilio, smsFields, smsSid, twilioDelivery } from "@/lib/testing/twilio"

const db = await testDatabase()
afterAll(closeDb)

let clinic: MadeClinic
beforeEach(async () => {
  clinic = await makeClinic()
  await connectTwilio(clinic.id)
  forgetDoors()
})
const ctx = () => systemCtx(clinic.id, clinic, "process-twilio-message")
const rowsOf = async (table: string) =>
  (
    await db.owner.query(`select * from "${table}" where "clinicId" = $1 order by "createdAt", id`, [
      clinic.id,
    ])
  ).rows
const eventsOf = async () =>
  (
    await db.owner.query(`select * from "WebhookEvent" where "clinicId" = $1 order by "receivedAt", id`, [
      clinic.id,
    ])
  ).rows

type Given = Parameters<typeof twilioDelivery>[1]
async function told(fields: Record<string, string>, given: Given = {}): Promise<Response> {
  const request = twilioDelivery(fields, { slug: clinic.slug, ...given })
  const answer = await answerWebhook(request, ...pathOf(request))
  for (const { id, fate } of await eventsOf()) if (fate === "pending") await processEvent(ctx(), { id })
  return answer
}
const call = (more: Record<string, string> = {}) => ({
  CallSid: `CA${"5".repeat(32)}`,
  AccountSid: ACCOUNT,
  From: "+12025550143",
  To: "+12025550100",
  Direction: "inbound",
  CallStatus: "ringing",
  CallToken: "a-token-with-both-numbers",
  ...more,
})

describe("a text message", () => {
  it("makes patient, lead and message, once however often it is told", async () => {
    const fields = smsFields({ Body: "Do you have time on Friday?" })
    expect(await (await told(fields)).json()).toMatchObject({ received: true, duplicate: false })
    expect(await (await told(fields)).json()).toMatchObject({ duplicate: true })
    expect(await rowsOf("Message")).toMatchObject([
      { body: "Do you have time on Friday?", externalId: fields.MessageSid, direction: "in" },
    ])
    expect(await rowsOf("Contact")).toMatchObject([{ channel: "sms", address: "+12025550123" }])
    expect(await rowsOf("Lead")).toMatchObject([{ source: "sms" }])
    expect(await rowsOf("Patient")).toMatchObject([{ source: "sms" }])
    expect(await eventsOf()).toMatchObject([
      { key: fields.MessageSid, kind: "sms/incoming", fate: "processed" },
    ])
  })

  it.each([
    ["", "quarantined"],
    ["anonymous", "quarantined"],
    ["+266696687", "quarantined"],
    ["client:front-desk", "quarantined"],
    ["sip:a@example.org", "quarantined"],
    ["whatsapp:+12025550123", "quarantined"],
    ["12345", "ignored"],
    ["VODAFONE", "ignored"],
  ])("from %s makes nobody a patient, and is %s with why", async (From, fate) => {
    await told(smsFields({ From }))
    expect(await eventsOf()).toMatchObject([{ fate, reason: expect.any(String) }])
    expect(await rowsOf("Patient")).toEqual([])
  })

  it("has its files fetched at Twilio, each in its place, and none from where somebody else says", async () => {
    const fields = smsFields({ NumMedia: "3", Body: "", MediaUrl2: "http://127.0.0.1/x" })
    const file = (n: number) => `Messages/${fields.MessageSid}/Media/ME${String(n).repeat(32)}`
    const at = `https://api.twilio.com/2010-04-01/Accounts/${ACCOUNT}`
    await told({
      ...fields,
      ...{ MediaUrl0: `${at}/${file(1)}`, MediaContentType0: "image/jpeg" },
      ...{ MediaUrl1: `https://example.org/${file(2)}`, MediaContentType1: "application/pdf" },
    })
    expect(await rowsOf("Message")).toMatchObject([{ kind: "image", body: "" }])
    const media = (await rowsOf("Media")).sort((one, other) => one.position - other.position)
    expect(media.map(({ providerId, toldMime }) => [providerId, toldMime])).toEqual([
      [file(1).replace("Messages/", ""), "image/jpeg"],
      [file(2).replace("Messages/", ""), "application/pdf"],
      [null, null],
    ])
  })

  it("of another account is kept aside; with a wrong signature nothing is kept", async () => {
    await db.owner.query(`update "Connection" set "externalId" = $2 where "clinicId" = $1`, [
      clinic.id,
      `AC${"9".repeat(32)}`,
    ])
    forgetDoors()
    await told(smsFields())
    expect(await eventsOf()).toMatchObject([{ fate: "quarantined" }])
    expect((await told(smsFields(), { token: "another-token" })).status).toBe(401)
    expect(await eventsOf()).toHaveLength(1)
  })
})

describe("what became of a text of ours", () => {
  async function sent(externalId: string | null): Promise<string> {
    await told(smsFields())
    const [{ contactId, leadId }] = await rowsOf("Message")
    const id = newId()
    await inClinic(clinic.id, (tx) =>
      tx.message.create({
        data: {
          id,
          clinicId: clinic.id,
          contactId,
          leadId,
          externalId,
          direction: "out",
          body: "Yes",
          status: externalId ? "sent" : "unsure",
          statusAt: new Date(),
          basis: "reply",
          purpose: "reply",
        },
      }),
    )
    return id
  }
  const status = (sid: string, MessageStatus: string, more: Record<string, string> = {}) => ({
    MessageSid: sid,
    SmsSid: sid,
    SmsStatus: MessageStatus,
    MessageStatus,
    AccountSid: ACCOUNT,
    From: "+12025550100",
    To: "+12025550123",
    ...more,
  })
  const stands = async (id: string) => (await rowsOf("Message")).find((one) => one.id === id)

  it("moves forward only", async () => {
    const sid = smsSid()
    const id = await sent(sid)
    for (const one of ["delivered", "sent", "queued"]) await told(status(sid, one))
    expect(await stands(id)).toMatchObject({ status: "delivered" })
    expect((await eventsOf()).slice(-2)).toMatchObject([{ fate: "ignored" }, { fate: "ignored" }])
  })

  it.each([
    ["30003", "not_reachable"],
    ["30007", "sms_filtered"],
    ["21610", "opted_out"],
    ["99999", "sms_undelivered"],
  ])("fails by Twilio's code %s with the reason %s", async (ErrorCode, because) => {
    const sid = smsSid()
    const id = await sent(sid)
    await told(status(sid, "undelivered", { ErrorCode }))
    expect(await stands(id)).toMatchObject({ status: "failed", failedBecause: because })
  })

  it("21610 is known as a stop from then on, once, whichever status tells of it", async () => {
    const sid = smsSid()
    await sent(sid)
    await told(status(sid, "failed", { ErrorCode: "21610" }))
    await told(status(sid, "undelivered", { ErrorCode: "21610" }))
    expect(await rowsOf("ContactPreference")).toMatchObject([
      { purpose: "marketing_sms", status: "withdrawn" },
    ])
    expect(await rowsOf("Consent")).toMatchObject([
      { purpose: "marketing_sms", status: "withdrawn", source: "sms" },
    ])
  })

  it("finds one whose answer was lost by what its address carries", async () => {
    const id = await sent(null)
    const sid = smsSid()
    await told(status(sid, "delivered"), { query: `?kind=sms&ref=${id}` })
    expect(await stands(id)).toMatchObject({ status: "delivered", externalId: sid })
  })
})

describe("a call", () => {
  it("hears the clinic's language and name, and somebody is asked to call back, once", async () => {
    await db.owner.query(`update "Clinic" set language = 'ro', name = 'Zâmbet & <Co>' where id = $1`, [
      clinic.id,
    ])
    forgetDoors()
    const answer = await told(call(), { query: "?kind=voice" })
    const text = await answer.text()
    expect([answer.status, answer.headers.get("content-type")]).toEqual([200, "text/xml; charset=utf-8"])
    expect(text).toMatch(
      /^<\?xml version="1.0" encoding="UTF-8"\?>\n<Response><Say language="ro-RO">[^<]+<\/Say><Hangup\/><\/Response>$/,
    )
    expect(text).toContain("Zâmbet &amp; &lt;Co&gt;")
    await told(call(), { query: "?kind=voice" })
    await told(call({ CallSid: `CA${"6".repeat(32)}` }), { query: "?kind=voice" })
    expect(await rowsOf("Task")).toMatchObject([
      { kind: "call_back", ownerRole: "frontdesk", status: "open" },
    ])
    expect(await rowsOf("Contact")).toMatchObject([{ channel: "voice", address: "+12025550143" }])
    expect((await eventsOf()).map((one) => one.fate)).toEqual(["processed", "processed"])
    const { rows } = await db.owner.query(
      `select convert_from(body, 'UTF8') as text from "WebhookDelivery" where "clinicId" = $1`,
      [clinic.id],
    )
    expect(JSON.stringify(rows)).not.toContain("a-token-with-both-numbers")
  })

  it("that hides its number is promised nothing", async () => {
    const answer = await told(call({ From: "anonymous" }), { query: "?kind=voice" })
    expect(await answer.text()).not.toContain("call you back")
    expect(await eventsOf()).toMatchObject([{ fate: "ignored" }])
    expect(await rowsOf("Task")).toEqual([])
  })

  it("tells how it went and of its recording later: kept, each once, with why nothing is done", async () => {
    await told(call({ SequenceNumber: "1", CallbackSource: "call-progress-events" }), {
      query: "?kind=status",
    })
    await told(call({ SequenceNumber: "2", CallbackSource: "call-progress-events" }), {
      query: "?kind=status",
    })
    await told(call({ SequenceNumber: "2", CallbackSource: "call-progress-events" }), {
      query: "?kind=status",
    })
    const recording = { RecordingSid: `RE${"7".repeat(32)}`, RecordingStatus: "completed" }
    const answer = await told(
      { ...recording, CallSid: `CA${"5".repeat(32)}`, AccountSid: ACCOUNT },
      { query: "?kind=recording" },
    )
    expect(await answer.json()).toMatchObject({ received: true })
    expect((await eventsOf()).map((one) => [one.kind, one.fate, one.reason])).toEqual([
      ["voice/status", "ignored", "Calls come with a later part."],
      ["voice/status", "ignored", "Calls come with a later part."],
      ["voice/recording", "ignored", "Calls come with a later part."],
    ])
  })

  it("is refused unsigned, with nothing said to the caller", async () => {
    const answer = await told(call(), { query: "?kind=voice", token: "another-token" })
    expect([answer.status, (await eventsOf()).length]).toEqual([401, 0])
  })
})
