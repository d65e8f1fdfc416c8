import { afterAll, beforeEach, describe, expect, it, vi } from "vitest"
import { changeSettings } from "@/lib/connections/change-settings"
import { connectPlatformProvider, connectProvider } from "@/lib/connections/connect"
import { findIntegration } from "@/lib/connections/find"
import { listIntegrations } from "@/lib/connections/list"
import { retireSecret } from "@/lib/connections/retire-secret"
import { rotatePlatformSecret, rotateSecret } from "@/lib/connections/rotate-secret"
import { testConnection } from "@/lib/connections/test-outgoing"
import { closeDb } from "@/lib/db"
import { toAppError } from "@/lib/errors"
import { answerWebhook } from "@/lib/inbox/answer"
import { findWebhookEvent } from "@/lib/inbox/find"
import { listWebhookDeliveries, listWebhookEvents } from "@/lib/inbox/list"
import { flushRefused } from "@/lib/inbox/refused"
import { log } from "@/lib/log"
import { connectedClinic } from "@/lib/testing/connections"
import { ctxWith } from "@/lib/testing/ctx"
import { testDatabase } from "@/lib/testing/db"
import { makeClinic } from "@/lib/testing/factory"
import { delivery, textBody } from "@/lib/testing/whatsapp"
import { now } from "@/lib/time"
import { errorReply } from "@/lib/web/reply"

const db = await testDatabase()
afterAll(closeDb)

const CANARY = "canary-5f2c9a61"
let heard: string[] = []
const hear = (value: unknown) => {
  heard.push(
    typeof value === "string"
      ? value
      : (JSON.stringify(value, (_, one) => (one instanceof Error ? { ...one, stack: one.stack } : one)) ??
          ""),
  )
}

beforeEach(async () => {
  heard = []
  await db.owner.query(`truncate "PlatformConnection"`)
  // What is given to the log, before it leaves out what it does not know.
  for (const level of ["debug", "info", "warn", "error"] as const) {
    vi.spyOn(log, level).mockImplementation((...given) => hear(given))
  }
})

/** What it answers, or what a browser is told of its refusal. */
async function tell(work: Promise<unknown>): Promise<void> {
  try {
    hear(await work)
  } catch (error) {
    hear(error)
    const context = { requestId: "request", route: "/settings/integrations" }
    hear(await errorReply(toAppError(error), context).text())
  }
}

/** Everything the database holds as a dump shows it, sealed bytes as text too. */
async function dump(): Promise<string> {
  const { rows } = await db.owner.query<{ name: string }>(
    `select quote_ident(schemaname) || '.' || quote_ident(tablename) as name from pg_tables where schemaname in ('public', 'engine')`,
  )
  const all = await Promise.all(
    rows.map(({ name }) =>
      db.owner.query(`select coalesce(string_agg(t::text, E'\\n'), '') as text from ${name} t`),
    ),
  )
  return all.map((one) => String(one.rows[0].text)).join("\n")
}
const asHex = Buffer.from(CANARY).toString("hex")

describe("S23 a secret", () => {
  it("given in any field is in no answer, refusal, log line, audit row or dump", async () => {
    const member = await ctxWith(await makeClinic(), ["admin"])
    const admin = { ...member, steppedUpAt: now() }
    const secrets = { secret: `${CANARY}-a`, verifyToken: `${CANARY}-b`, accessToken: `${CANARY}-c` }
    const given = { provider: "whatsapp", scheme: "meta", ...secrets }
    await tell(connectProvider({ ...admin, roles: ["frontdesk"] }, given))
    await tell(connectProvider({ ...admin, steppedUpAt: undefined }, given))
    await tell(connectProvider(admin, { ...given, externalId: "wrong!" }))
    await tell(connectProvider(admin, { ...given, secret: `${CANARY} with blanks` }))
    await tell(connectProvider(admin, { ...given, unheardOf: `${CANARY}-x` } as never))
    const { id } = await connectProvider(admin, given)
    await tell(connectProvider(admin, given))
    await tell(changeSettings(admin, { id, verifyToken: `${CANARY}-d`, accessToken: `${CANARY}-e` }))
    await tell(changeSettings(admin, { id, apiBase: `https://user:${CANARY}@graph.facebook.com` }))
    await tell(changeSettings(admin, { id, apiBase: `https://8.8.8.8/?access_token=${CANARY}` }))
    await tell(rotateSecret(admin, { id, secret: `${CANARY}-f` }))
    await tell(rotateSecret(admin, { id, secret: `${CANARY}-g` }))
    await tell(testConnection(admin, { id }))
    await tell(retireSecret(admin, { id, reason: "rotated" }))
    await tell(listIntegrations(admin, {}))
    await tell(findIntegration(admin, { id }))
    const { operator } = await connectedClinic()
    const github = { provider: "github", scheme: "hub-signature", secret: `${CANARY}-h` }
    const { id: platformId } = await connectPlatformProvider(operator, github)
    await tell(rotatePlatformSecret(operator, { id: platformId, secret: `${CANARY}-i` }))
    await tell(listIntegrations(operator, {}))

    expect(heard.length).toBeGreaterThan(20)
    expect(heard.filter((one) => one.includes(CANARY))).toEqual([])
    const held = await dump()
    expect(held).toContain("connection.secret_rotated")
    expect([held.includes(CANARY), held.includes(asHex)]).toEqual([false, false])
  })

  it("that came in a header or an address is kept nowhere", async () => {
    const { clinic, admin } = await connectedClinic({
      scheme: "360dialog-header",
      secrets: { secrets: [`${CANARY}-header`], headerName: "x-rounds-token" },
    })
    const headers = {
      "x-rounds-token": `${CANARY}-header`,
      authorization: `Bearer ${CANARY}`,
      cookie: `session=${CANARY}`,
      apikey: CANARY,
      "x-vapi-secret": CANARY,
    }
    const post = async (more: object) => {
      const answer = await answerWebhook(
        delivery(textBody(), { slug: clinic.slug, headers: { ...headers, ...more } }),
        "whatsapp",
        [clinic.slug],
      )
      hear(await answer.text())
      return answer.status
    }
    expect(await post({})).toBe(200)
    expect(await post({ "x-rounds-token": `${CANARY}-wrong` })).toBe(401)
    const github = { provider: "coolify", scheme: "path-token", secret: `${CANARY}-path` }
    await connectPlatformProvider((await connectedClinic()).operator, github)
    const coolify = (token: string) =>
      answerWebhook(
        new Request(`http://localhost:3000/api/webhooks/coolify/${token}`, {
          method: "POST",
          headers: { "content-type": "application/json" },
          body: `{"event":"test","secret":"${CANARY}-in-body"}`,
        }),
        "coolify",
        [token],
      )
    expect((await coolify(`${CANARY}-path`)).status).toBe(200)
    expect((await coolify(`${CANARY}-guess`)).status).toBe(404)
    await flushRefused()
    const events = await listWebhookEvents(admin, {})
    hear(events)
    hear(await listWebhookDeliveries(admin, {}))
    hear(await findWebhookEvent(admin, { id: events.rows[0]?.id ?? "" }))
    expect(heard.filter((one) => one.includes(CANARY))).toEqual([])
    const held = await dump()
    expect([held.includes(CANARY), held.includes(asHex)]).toEqual([false, false])
  })
})
