import { afterAll, afterEach, describe, expect, it } from "vitest"
import { standingConsents } from "@/lib/consents/standing"
import { systemCtx } from "@/lib/ctx"
import { closeDb, inClinic } from "@/lib/db"
import { resetEnv } from "@/lib/env"
import { newId } from "@/lib/ids"
import { queueMessage } from "@/lib/messaging/queue"
import { sendMessage } from "@/lib/messaging/send"
import { makeTwilioFake } from "@/lib/providers/twilio/fake"
import { makeWhatsappFake } from "@/lib/providers/whatsapp/fake"
import { talkGround, wakeful } from "@/lib/testing/conversations"
import { testDatabase } from "@/lib/testing/db"
import { servePartner } from "@/lib/testing/partner-server"
import { ACCOUNT, connectTwilio } from "@/lib/testing/twilio"
import { connectWhatsapp } from "@/lib/testing/whatsapp"
import { addMs, MINUTE_MS, now } from "@/lib/time"

await testDatabase()
afterAll(closeDb)
afterEach(() => {
  process.env.TWILIO_API_URL = ""
  process.env.WHATSAPP_API_URL = ""
  resetEnv()
})

/** An answer that the provider refuses with this body; what is agreed to from then on. */
async function refused(channel: "sms" | "whatsapp", body: unknown) {
  const ground = await talkGround()
  const { clinic, lead } = ground
  const fake = channel === "sms" ? makeTwilioFake() : makeWhatsappFake()
  const server = await servePartner(fake)
  process.env[channel === "sms" ? "TWILIO_API_URL" : "WHATSAPP_API_URL"] = server.url
  resetEnv()
  if (channel === "sms") await connectTwilio(clinic.id, { externalId: ACCOUNT })
  else await connectWhatsapp(clinic.id, { secrets: { apiKey: "an-access-token" } as never })
  await inClinic(clinic.id, (tx) => tx.contact.updateMany({ data: { channel } }))
  const ctx = ground.ctxFor(["coordinator"])
  await wakeful(ctx)
  const { patientId, contactId } = lead
  const { id } = await inClinic(clinic.id, (tx) =>
    queueMessage(tx, ctx, {
      ...{ patientId, contactId, purpose: "reply", effectKey: newId() },
      content: { kind: "text", body: "Thursday at ten?" },
    }),
  )
  fake.be({ do: "fail", times: 1, status: 400, body })
  await expect(sendMessage(systemCtx(clinic.id, clinic, "send"), id, "send")).rejects.toThrow()
  await server.close()
  const standing = await inClinic(clinic.id, (tx) => standingConsents(tx, patientId, addMs(now(), MINUTE_MS)))
  const facts = await inClinic(clinic.id, (tx) => tx.fact.findMany({ where: { name: "consent.withdrawn" } }))
  return {
    standing: standing.map(({ purpose, status }) => `${purpose} ${status}`),
    facts: facts.length,
    message: await inClinic(clinic.id, (tx) => tx.message.findUniqueOrThrow({ where: { id } })),
  }
}

describe("somebody who stopped messages at the provider, past us", () => {
  it("by a text to Twilio: from then on we know, and offers by text are refused", async () => {
    const { standing, facts, message } = await refused("sms", { code: 21610, status: 400 })
    expect([standing, facts]).toEqual([["marketing_sms withdrawn"], 1])
    expect(message).toMatchObject({ status: "failed", failedBecause: "opted_out" })
  })

  it("inside WhatsApp: the same of its offers", async () => {
    const { standing, facts } = await refused("whatsapp", { error: { code: 131050 } })
    expect([standing, facts]).toEqual([["marketing_whatsapp withdrawn"], 1])
  })

  it("any other refusal stops nothing", async () => {
    expect(await refused("sms", { code: 21614, status: 400 })).toMatchObject({ standing: [], facts: 0 })
  })
})
