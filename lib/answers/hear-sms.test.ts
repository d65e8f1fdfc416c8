import { beforeEach, describe, expect, it } from "vitest"
import { standingConsents } from "@/lib/consents/standing"
import { systemCtx } from "@/lib/ctx"
import { inClinic } from "@/lib/db"
import { newId } from "@/lib/ids"
import { answerWebhook } from "@/lib/inbox/answer"
import { forgetDoors } from "@/lib/inbox/connections"
import { processEvent } from "@/lib/inbox/process"
import { queueMessage } from "@/lib/messaging/queue"
import { askConsent } from "@/lib/testing/answers"
import { testDatabase } from "@/lib/testing/db"
import { type MadeClinic, makeClinic } from "@/lib/testing/factory"
import { pathOf } from "@/lib/testing/platform"
import { ACCOUNT, connectTwilio, smsFields, twilioDelivery } from "@/lib/testing/twilio"
import { addMs, now } from "@/lib/time"

const db = await testDatabase()
let clinic: MadeClinic
let who: { patientId: string; contactId: string }

/** A text comes through the door, signed as Twilio signs, and is worked off. */
async function texts(Body: string, given: { token?: string; sid?: string } = {}): Promise<number> {
  const fields = smsFields({ Body, ...(given.sid && { MessageSid: given.sid }) })
  const request = twilioDelivery(fields, { slug: clinic.slug, ...(given.token && { token: given.token }) })
  const { status } = await answerWebhook(request, ...pathOf(request))
  const { rows } = await db.owner.query<{ id: string }>(
    `select id from "WebhookEvent" where "clinicId" = $1 and fate = 'pending'`,
    [clinic.id],
  )
  const ctx = systemCtx(clinic.id, clinic, "process-twilio-message")
  for (const { id } of rows) await processEvent(ctx, { id })
  return status
}
const ctx = () => ({ ...systemCtx(clinic.id, clinic, "test"), now: now() })
const standing = async () =>
  Object.fromEntries(
    (await inClinic(clinic.id, (tx) => standingConsents(tx, who.patientId, addMs(now(), 60_000)))).map(
      (one) => [one.purpose, `${one.status} by ${one.source}`],
    ),
  )
const offer = () =>
  inClinic(clinic.id, (tx) =>
    queueMessage(tx, ctx(), {
      ...who,
      purpose: "marketing",
      content: { kind: "text", body: "Whitening this week" },
      effectKey: newId(),
    }),
  )

beforeEach(async () => {
  clinic = await makeClinic()
  await connectTwilio(clinic.id, { externalId: ACCOUNT })
  forgetDoors()
  await inClinic(clinic.id, (tx) =>
    tx.clinicSetting.create({
      data: {
        clinicId: clinic.id,
        key: "sending_limits",
        value: { quietFrom: "00:00", quietTo: "00:00", minutesApart: 0, perDay: 50 },
      },
    }),
  )
  await texts("Hello")
  who = await inClinic(clinic.id, (tx) =>
    tx.patientContact.findFirstOrThrow({ select: { patientId: true, contactId: true } }),
  )
})

describe("a text through Twilio's door", () => {
  it("P6 STOP ends offers by text at once, and an offer is refused for it", async () => {
    expect((await offer()).because).toBe("no_consent")
    expect(await texts("STOP", { sid: `SM${"7".repeat(32)}` })).toBe(200)
    await texts("STOP", { sid: `SM${"7".repeat(32)}` })
    expect(await standing()).toEqual({ marketing_sms: "withdrawn by sms" })
    expect(await offer()).toMatchObject({ status: "blocked", because: "opted_out" })
    const heard = await inClinic(clinic.id, (tx) => tx.heardAnswer.findMany({}))
    expect(heard).toMatchObject([{ reading: "stop", outcome: "stopped", purposes: ["marketing_sms"] }])
  })

  it("P6 with a wrong signature stops nothing", async () => {
    expect(await texts("STOP", { token: "somebody-elses" })).toBe(401)
    expect(await standing()).toEqual({})
  })

  it("Da answers a question by text, and is kept as said by text", async () => {
    await askConsent(
      { clinic, ctx: ctx(), ...who, phone: "" },
      { purposes: ["marketing_sms", "appointment_reminders"] },
    )
    await texts("Da, mulțumesc")
    expect(await standing()).toEqual({
      marketing_sms: "granted by sms",
      appointment_reminders: "granted by sms",
    })
  })

  it("a condition is no yes, and a bare yes after it wipes nothing out", async () => {
    await askConsent({ clinic, ctx: ctx(), ...who, phone: "" }, { purposes: ["marketing_sms"] })
    await texts("Da, dar nu la telefon")
    await texts("Da, mulțumesc")
    expect(await standing()).toEqual({})
  })
})
