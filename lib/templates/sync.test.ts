import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest"
import { systemCtx } from "@/lib/ctx"
import { closeDb, inClinic, platformDb } from "@/lib/db"
import { answerWebhook } from "@/lib/inbox/answer"
import { processEvent } from "@/lib/inbox/process"
import type { FakePartner } from "@/lib/providers/fake"
import { demoTemplates } from "@/lib/providers/whatsapp/templates-demo"
import { makeTemplatesFake } from "@/lib/providers/whatsapp/templates-fake"
import { syncTemplates } from "@/lib/templates/sync"
import { testDatabase } from "@/lib/testing/db"
import { leadGround } from "@/lib/testing/lead-ground"
import { setEnv } from "@/lib/testing/messages"
import { type PartnerServer, servePartner } from "@/lib/testing/partner-server"
import { connectWhatsapp, delivery, envelope } from "@/lib/testing/whatsapp"

await testDatabase()
let fake: FakePartner<{ url: string }>
let server: PartnerServer
beforeAll(async () => {
  fake = makeTemplatesFake()
  server = await servePartner(fake)
  setEnv({ WHATSAPP_API_URL: server.url })
})
afterEach(() => {
  fake.be(null)
  fake.forget()
})
afterAll(async () => {
  await server.close()
  setEnv({ WHATSAPP_API_URL: "" })
  await closeDb()
})

const ground = async (given: { scheme?: string; wabaId?: string | null } = {}) => {
  const { clinic } = await leadGround()
  const connectionId = await connectWhatsapp(clinic.id, {
    scheme: given.scheme,
    secrets: { apiKey: "an-access-token" } as never,
  })
  const wabaId = given.wabaId === undefined ? "1022901" : given.wabaId
  await platformDb().connection.update({ where: { id: connectionId }, data: { settings: { wabaId } } })
  const ctx = () => systemCtx(clinic.id, { ...clinic }, "sync-templates")
  const number = () => inClinic(clinic.id, (tx) => tx.sendingNumber.findFirst({ where: { connectionId } }))
  const spoken = () =>
    inClinic(clinic.id, (tx) => tx.templateLanguage.findMany({ include: { template: true } }))
  return { clinic, connectionId, ctx, number, spoken }
}

describe("templates are read from the provider", () => {
  it("page by page by Meta's cursor, never by an address of the answer's; the number with them", async () => {
    const { ctx, number, spoken } = await ground()
    const all = demoTemplates().length
    expect(await syncTemplates(ctx())).toMatchObject({ did: "synced", templates: all })
    expect(await spoken()).toHaveLength(all)
    expect(await number()).toMatchObject({ quality: "green", tier: 1_000, failedBecause: null })
    expect(fake.kept.length).toBe(Math.ceil(all / 10) + 1)
    expect(await syncTemplates(ctx())).toMatchObject({ changed: 0 })
  })

  it("from 360dialog by offset", async () => {
    const { ctx, spoken } = await ground({ scheme: "360dialog", wabaId: null })
    await syncTemplates(ctx())
    expect(await spoken()).toHaveLength(demoTemplates().length)
  })

  it("says why it could not: what is missing, what is refused, what may go later", async () => {
    const missing = await ground({ wabaId: null })
    expect(await syncTemplates(missing.ctx())).toEqual({ did: "nothing", because: "no_account_id" })
    expect(await missing.number()).toMatchObject({ failedBecause: "no_account_id" })

    const { ctx, number, spoken } = await ground()
    await syncTemplates(ctx())
    fake.be({ do: "fail", times: 1, status: 429, headers: { "retry-after": "30" } })
    await expect(syncTemplates(ctx())).rejects.toMatchObject({ code: "provider_failed" })
    expect(await number()).toMatchObject({ failedBecause: "too_many" })
    expect((await spoken()).some((one) => one.state === "gone")).toBe(false)

    const refused = await ground()
    fake.be({ do: "fail", times: 1, status: 401, body: { error: { code: 190 } } })
    await expect(syncTemplates(refused.ctx())).rejects.toMatchObject({ code: "provider_refused" })
  })
})

describe("what WhatsApp tells of templates and the number", () => {
  const tell = async (
    clinic: { id: string; slug: string },
    field: string,
    value: object,
    time = 4_000_000_000,
  ) => {
    const body = JSON.stringify({
      ...envelope(),
      entry: [{ id: "1", time, changes: [{ field, value }] }],
    })
    await answerWebhook(delivery(body, { slug: clinic.slug }), "whatsapp", [clinic.slug])
    const event = await inClinic(clinic.id, (tx) =>
      tx.webhookEvent.findFirstOrThrow({ orderBy: { receivedAt: "desc" } }),
    )
    await processEvent(systemCtx(clinic.id, { ...clinic, name: "A", timeZone: "UTC" }, "test"), {
      id: event.id,
    })
    return inClinic(clinic.id, (tx) => tx.webhookEvent.findUniqueOrThrow({ where: { id: event.id } }))
  }
  const recall = { message_template_name: "recall", message_template_language: "ro", message_template_id: 1 }

  it("is processed where it changes something, else ignored with why; who is stopped makes a task", async () => {
    const { clinic, ctx, number, spoken } = await ground()
    await syncTemplates(ctx())
    const field = "message_template_status_update"
    const paused = { ...recall, event: "PAUSED", other_info: { title: "FIRST_PAUSE" } }
    expect(await tell(clinic, field, paused)).toMatchObject({ fate: "processed" })
    const one = (await spoken()).find((row) => row.template.name === "recall" && row.language === "ro")
    expect(one).toMatchObject({ state: "paused", because: "FIRST_PAUSE", pausedUntil: expect.any(Date) })
    const tasks = await inClinic(clinic.id, (tx) =>
      tx.task.findMany({ where: { href: "/settings/templates" } }),
    )
    expect(tasks).toHaveLength(1)
    expect(await tell(clinic, field, paused, 4_000_000_001)).toMatchObject({ fate: "ignored" })
    expect(await tell(clinic, field, { ...recall, event: "APPROVED" }, 4_000_000_002)).toMatchObject({
      fate: "processed",
    })
    const unknown = { ...recall, message_template_name: "nobody_knows", event: "APPROVED" }
    expect(await tell(clinic, field, unknown)).toMatchObject({ fate: "ignored", reason: expect.any(String) })
    const quality = { event: "DOWNGRADE", current_limit: "TIER_250" }
    expect(await tell(clinic, "phone_number_quality_update", quality)).toMatchObject({ fate: "processed" })
    expect(await number()).toMatchObject({ tier: 250 })
  })
})
