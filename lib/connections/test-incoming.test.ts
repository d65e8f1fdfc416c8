import { createServer, type Server } from "node:http"
import type { AddressInfo } from "node:net"
import { afterAll, beforeEach, describe, expect, it } from "vitest"
import { connectPlatformProvider, connectProvider } from "@/lib/connections/connect"
import { pauseConnection } from "@/lib/connections/pause"
import { rotateSecret } from "@/lib/connections/rotate-secret"
import { testIncoming, testPlatformIncoming } from "@/lib/connections/test-incoming"
import { closeDb } from "@/lib/db"
import { resetEnv } from "@/lib/env"
import { answerWebhook } from "@/lib/inbox/answer"
import { forgetDoors } from "@/lib/inbox/connections"
import { replayEvent } from "@/lib/inbox/replay"
import { connectedClinic } from "@/lib/testing/connections"
import { testDatabase } from "@/lib/testing/db"
import { describeRefusals } from "@/lib/testing/refusals"
import { textBody } from "@/lib/testing/whatsapp"
import { now } from "@/lib/time"

const db = await testDatabase()

/** The webhooks' address over real HTTP, as the product's server has it. */
const server: Server = createServer(async (request, response) => {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const [, , , name = "", ...path] = (request.url ?? "").split("/")
  const answer = await answerWebhook(
    new Request(`http://localhost${request.url}`, {
      method: request.method,
      headers: Object.entries(request.headers).map(([key, value]): [string, string] => [key, String(value)]),
      body: request.method === "POST" ? Buffer.concat(chunks) : undefined,
    }),
    name,
    path,
  )
  response.writeHead(answer.status, { "content-type": "application/json" }).end(await answer.text())
})
await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready))
const here = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
process.env.NEXTAUTH_URL = here
process.env.ROUNDS_DEMO = "1"
resetEnv()
afterAll(async () => {
  server.closeAllConnections()
  server.close()
  await closeDb()
})
beforeEach(() => db.owner.query(`truncate "PlatformConnection"`))

const eventOf = async (id: string | null) =>
  (
    await db.owner.query(
      `select event.kind, event.fate, event.reason, event.provider, delivery."verifiedBy" from "WebhookEvent" event
       join "WebhookDelivery" delivery on delivery.id = event."deliveryId" where event.id = $1`,
      [id],
    )
  ).rows[0]

describe("a test of what comes in", () => {
  it.each(["meta", "360dialog", "360dialog-header"])(
    "arrives by %s and is kept as ignored",
    async (scheme) => {
      const { id, admin } = await connectedClinic({ scheme, secrets: { headerName: "x-own" } })
      forgetDoors()
      const { ok, eventId } = await testIncoming(admin, { id })
      expect(ok).toBe(true)
      expect(await eventOf(eventId)).toEqual({
        kind: "rounds.test",
        fate: "ignored",
        reason: `A test by ${admin.actor.name}.`,
        provider: "whatsapp",
        verifiedBy: `${scheme}#1`,
      })
      await expect(replayEvent(admin, { id: eventId ?? "", reason: "just trying" })).rejects.toMatchObject({
        code: "wrong_state",
      })
    },
  )

  it("uses the newest secret", async () => {
    const { id, admin } = await connectedClinic()
    await rotateSecret(admin, { id, secret: "the-newest-secret" })
    const { eventId } = await testIncoming(admin, { id })
    expect(await eventOf(eventId)).toMatchObject({ verifiedBy: "meta#1" })
  })

  it("goes through the lead form's own door", async () => {
    const { admin } = await connectedClinic()
    const { id } = await connectProvider(admin, { provider: "lead-form", scheme: "token" })
    const { eventId } = await testIncoming(admin, { id })
    expect(await eventOf(eventId)).toMatchObject({
      fate: "ignored",
      provider: "lead-form",
      verifiedBy: "token",
    })
  })

  it.each([
    ["github", "hub-signature"],
    ["coolify", "path-token"],
  ])("goes through %s's door", async (provider, scheme) => {
    const { operator } = await connectedClinic()
    const { id } = await connectPlatformProvider(operator, { provider, scheme })
    const { eventId } = await testPlatformIncoming(operator, { id })
    expect(await eventOf(eventId)).toMatchObject({ fate: "ignored", provider, verifiedBy: `${scheme}#1` })
  })

  it("is nobody's to forge: a body that says so without proof is what it otherwise is", async () => {
    const { clinic } = await connectedClinic()
    forgetDoors()
    const body = JSON.stringify({
      ...JSON.parse(textBody()),
      object: "rounds.test",
      test: { id: "x", by: "Eve" },
    })
    const { delivery } = await import("@/lib/testing/whatsapp")
    const answer = await answerWebhook(delivery(body, { slug: clinic.slug }), "whatsapp", [clinic.slug])
    const { id } = (await answer.json()) as { id: string }
    expect((await eventOf(id)).reason ?? "").not.toContain("A test by")
  })

  it("arrives at a paused connection too, and keeps none of the provider's own waiting", async () => {
    const { id, admin, clinic } = await connectedClinic()
    await pauseConnection(admin, { id })
    expect(await testIncoming(admin, { id })).toMatchObject({ ok: true })
    await testIncoming({ ...admin, now: now() }, { id })
    const { rows } = await db.owner.query(
      `select count(*)::int as n from "WebhookEvent" where "clinicId" = $1`,
      [clinic.id],
    )
    expect(rows).toEqual([{ n: 2 }])
  })

  it("says so when our own address cannot be reached, or does not know us", async () => {
    const { id, admin } = await connectedClinic()
    await db.owner.query(`update "Clinic" set active = false where id = $1`, [admin.clinicId])
    forgetDoors()
    expect(await testIncoming(admin, { id })).toMatchObject({
      ok: false,
      sentence: expect.stringContaining("404"),
    })
    process.env.NEXTAUTH_URL = "http://127.0.0.1:1"
    resetEnv()
    expect(await testIncoming(admin, { id })).toMatchObject({
      ok: false,
      eventId: null,
      sentence: expect.stringContaining("NEXTAUTH_URL"),
    })
    process.env.NEXTAUTH_URL = here
    resetEnv()
  })
})

const ground = async () => {
  const made = await connectedClinic()
  return { ...made, input: { id: made.id } }
}
describeRefusals(testIncoming, { prepare: ground })
describeRefusals(testPlatformIncoming, { prepare: ground })
