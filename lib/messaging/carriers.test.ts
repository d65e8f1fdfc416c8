import { afterAll, afterEach, describe, expect, it } from "vitest"
import { systemCtx } from "@/lib/ctx"
import { closeDb, inClinic } from "@/lib/db"
import { resetEnv } from "@/lib/env"
import { newId } from "@/lib/ids"
import { attachFile } from "@/lib/media/attach"
import { sampleFile } from "@/lib/media/sample"
import { carrierFor } from "@/lib/messaging/carriers"
import { queueMessage } from "@/lib/messaging/queue"
import { sendMessage } from "@/lib/messaging/send"
import { makeEvolutionFake } from "@/lib/providers/evolution/fake"
import type { FakePartner } from "@/lib/providers/fake"
import { makeTwilioFake } from "@/lib/providers/twilio/fake"
import { makeWhatsappFake } from "@/lib/providers/whatsapp/fake"
import { talkGround, wakeful } from "@/lib/testing/conversations"
import { testDatabase } from "@/lib/testing/db"
import { connectEvolution } from "@/lib/testing/evolution"
import { addMessage } from "@/lib/testing/lead-ground"
import { type PartnerServer, servePartner } from "@/lib/testing/partner-server"
import { ACCOUNT, connectTwilio } from "@/lib/testing/twilio"
import { connectWhatsapp } from "@/lib/testing/whatsapp"
import { addMs, now } from "@/lib/time"

const db = await testDatabase()
const servers: PartnerServer[] = []
afterEach(() => {
  process.env.EVOLUTION_API_URL = ""
  process.env.TWILIO_API_URL = ""
  process.env.WHATSAPP_API_URL = ""
  resetEnv()
})
afterAll(async () => {
  for (const server of servers) await server.close()
  await closeDb()
})

async function serve(
  name: "EVOLUTION_API_URL" | "TWILIO_API_URL" | "WHATSAPP_API_URL",
  fake: FakePartner<unknown>,
) {
  const server = await servePartner(fake)
  servers.push(server)
  process.env[name] = server.url
  resetEnv()
}

type Ground = Awaited<ReturnType<typeof talkGround>>

async function say(ground: Ground, attachmentId?: string) {
  const ctx = ground.ctxFor(["coordinator"])
  await wakeful(ctx)
  const { patientId, contactId, id: leadId } = ground.lead
  const queued = await inClinic(ground.clinic.id, (tx) =>
    queueMessage(tx, ctx, {
      patientId,
      contactId,
      leadId,
      purpose: "reply",
      content: { kind: "text", body: "Thursday at ten?", ...(attachmentId && { attachmentId }) },
      effectKey: `test ${contactId} ${attachmentId ?? ""}`,
      sentById: ground.member.id,
    }),
  )
  if (queued.status === "blocked") throw new Error(queued.because ?? "")
  expect(queued).toMatchObject({ status: "queued" })
  const system = systemCtx(ground.clinic.id, ground.clinic, "send-whatsapp-message")
  return sendMessage(system, queued.id, "send")
}

describe("by Evolution", () => {
  const connected = async () => {
    const ground = await talkGround()
    const fake = makeEvolutionFake()
    await serve("EVOLUTION_API_URL", fake)
    await connectEvolution(ground.clinic.id, { apiKey: "key-of-a-test", externalId: "desk" })
    return { ground, fake }
  }

  it("a message leaves once where no other way by WhatsApp is connected", async () => {
    const { ground, fake } = await connected()
    const sent = await say(ground)
    expect(fake.kept).toMatchObject([{ id: sent.externalId, body: "Thursday at ten?" }])
    expect(sent).toMatchObject({ status: "sent", isRepeat: false })
  })

  it("a file goes along", async () => {
    const { ground, fake } = await connected()
    const bytes = Uint8Array.from(sampleFile("image/png"))
    const { conversationId } = ground
    const file = await attachFile(ground.ctxFor(["coordinator"]), {
      conversationId,
      bytes,
      fileName: "a.png",
    })
    await say(ground, file.id)
    expect(fake.kept).toMatchObject([{ file: "image", body: "Thursday at ten?" }])
  })

  it("is known by no window, takes no templates, and reaches people without a number", async () => {
    const { ground } = await connected()
    const carrier = await inClinic(ground.clinic.id, (tx) =>
      carrierFor(tx, ground.ctxFor(["admin"]), { channel: "whatsapp" }),
    )
    expect(carrier).toMatchObject({ provider: "evolution", hasWindow: false, takesTemplates: false })
    expect([carrier?.canReach("9876@lid"), carrier?.canReach("x@g.us")]).toEqual([true, false])
  })
})

describe("where WhatsApp and Evolution are both connected", () => {
  const both = async (wroteBy: "whatsapp" | "evolution") => {
    const ground = await talkGround()
    const [meta, evolution] = [makeWhatsappFake(), makeEvolutionFake()]
    await serve("WHATSAPP_API_URL", meta)
    await serve("EVOLUTION_API_URL", evolution)
    await connectWhatsapp(ground.clinic.id, { secrets: { apiKey: "an-access-token" } as never })
    await connectEvolution(ground.clinic.id, { apiKey: "key-of-a-test", externalId: "desk" })
    await cameBy(ground, wroteBy)
    const kept = () => ({ meta: meta.kept.length, evolution: evolution.kept.length })
    return { ground, kept }
  }
  /** The person's last message came by the webhooks of this provider. */
  const cameBy = async ({ clinic, lead }: Ground, provider: string) => {
    const [delivery, event] = [newId(), newId()]
    await db.owner.query(
      `insert into "WebhookDelivery" (id, "clinicId", provider, outcome) values ($1, $2, $3, 'accepted')`,
      [delivery, clinic.id, provider],
    )
    await db.owner.query(
      `insert into "WebhookEvent" (id, "clinicId", provider, key, kind, position, "deliveryId", fate)
       values ($1, $2, $3, $4, 'x', 0, $5, 'processed')`,
      [event, clinic.id, provider, event, delivery],
    )
    await db.owner.query(
      `update "Message" set "webhookEventId" = $1 where id = (
         select id from "Message" where "contactId" = $2 and direction = 'in' order by "saidAt" desc limit 1)`,
      [event, lead.contactId],
    )
  }

  it.each([
    ["evolution", { meta: 0, evolution: 1 }],
    ["whatsapp", { meta: 1, evolution: 0 }],
  ] as const)("who wrote by %s is answered by it", async (wroteBy, expected) => {
    const { ground, kept } = await both(wroteBy)
    expect(await say(ground)).toMatchObject({ status: "sent" })
    expect(kept()).toEqual(expected)
  })

  it("who then writes by the other is answered by that", async () => {
    const { ground, kept } = await both("evolution")
    await addMessage(ground.lead, "From my other phone", { createdAt: addMs(now(), -1_000) })
    await cameBy(ground, "whatsapp")
    await say(ground)
    expect(kept()).toEqual({ meta: 1, evolution: 0 })
  })

  it("no answer comes from another number while theirs is paused", async () => {
    const { ground, kept } = await both("evolution")
    await db.owner.query(
      `update "Connection" set "pausedAt" = now() where "clinicId" = $1 and provider = 'evolution'`,
      [ground.clinic.id],
    )
    await expect(say(ground)).rejects.toThrow(/paused/)
    expect(kept()).toEqual({ meta: 0, evolution: 0 })
  })

  it("theirs is taken off: what they wrote there opens no window at the other", async () => {
    const { ground, kept } = await both("evolution")
    await db.owner.query(
      `update "Connection" set active = false where "clinicId" = $1 and provider = 'evolution'`,
      [ground.clinic.id],
    )
    await expect(say(ground)).rejects.toThrow(/window_closed/)
    expect(kept()).toEqual({ meta: 0, evolution: 0 })
  })
})

describe("by Twilio", () => {
  it("a text leaves once to a person who wrote one, and takes no files", async () => {
    const ground = await talkGround()
    const fake = makeTwilioFake()
    await serve("TWILIO_API_URL", fake)
    await connectTwilio(ground.clinic.id, { externalId: ACCOUNT })
    const { contactId } = ground.lead
    await db.owner.query(`update "Contact" set channel = 'sms' where id = $1`, [contactId])
    await db.owner.query(`update "Conversation" set channel = 'sms' where "contactId" = $1`, [contactId])
    const sent = await say(ground)
    expect(fake.kept).toMatchObject([{ id: sent.externalId, from: "+12025550100", body: "Thursday at ten?" }])
    const told = fake.kept[0]?.statusUrl ?? ""
    expect(told).toMatch(
      new RegExp(`/api/webhooks/twilio/${ground.clinic.slug}\\?kind=sms&ref=[0-9a-f-]{36}$`),
    )
    const carrier = await inClinic(ground.clinic.id, (tx) =>
      carrierFor(tx, ground.ctxFor(["admin"]), { channel: "sms" }),
    )
    expect(carrier?.callWithFile).toBeUndefined()
  })
})
