import { beforeAll, beforeEach, describe, expect, it } from "vitest"
import {
  DELETE,
  GET,
  HEAD,
  OPTIONS,
  PATCH,
  POST,
  PUT,
} from "@/app/api/webhooks/[provider]/[[...clinic]]/route"
import { resetEnv } from "@/lib/env"
import { forgetDoors } from "@/lib/inbox/connections"
import { flushRefused } from "@/lib/inbox/refused"
import { testDatabase } from "@/lib/testing/db"
import { type MadeClinic, makeClinic } from "@/lib/testing/factory"
import {
  change,
  connectWhatsapp,
  delivery,
  envelope,
  metaSignature,
  SECRET,
  statusOf,
  textBody,
  textMessage,
  VERIFY_TOKEN,
  wamid,
} from "@/lib/testing/whatsapp"

const db = await testDatabase()
let clinic: MadeClinic

beforeAll(async () => {
  clinic = await makeClinic({ slug: "north" })
  await db.owner.query(`update "Clinic" set "isDefault" = true where id = $1`, [clinic.id])
  await connectWhatsapp(clinic.id)
  const closed = await makeClinic({ slug: "closed", active: false })
  await connectWhatsapp(closed.id)
  await makeClinic({ slug: "bare" })
  const dialog = await makeClinic({ slug: "lake" })
  await connectWhatsapp(dialog.id, { scheme: "360dialog" })
  const rotated = await makeClinic({ slug: "rotated" })
  await connectWhatsapp(rotated.id, { secrets: { secrets: ["the-new-one", SECRET] } })
})

const HANDLERS = { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS }

function send(request: Request): Promise<Response> {
  const [, , , provider = "", ...rest] = new URL(request.url).pathname.split("/")
  const handler = HANDLERS[request.method as keyof typeof HANDLERS]
  return handler(request, {
    params: Promise.resolve(rest.length > 0 ? { provider, clinic: rest } : { provider }),
  })
}

const codeOf = async (response: Response) =>
  ((await response.json()) as { error: { code: string } }).error.code
const answerOf = async (response: Response) =>
  (await response.json()) as { id: string; ids?: string[]; duplicate: boolean }
const eventsOf = (keys: string[]) =>
  db.owner
    .query(`select * from "WebhookEvent" where key = any ($1) order by position`, [keys])
    .then(({ rows }) => rows)

describe("a webhook that is taken", () => {
  it("is committed, with what must follow, before it is answered", async () => {
    const id = wamid()
    const body = textBody({ id })
    const response = await send(delivery(body, { slug: "north" }))
    expect(response.status).toBe(200)
    const answer = await answerOf(response)
    expect(answer).toEqual({ received: true, id: expect.any(String), duplicate: false })
    const [event] = await eventsOf([id])
    expect(event).toMatchObject({
      id: answer.id,
      fate: "pending",
      kind: "messages/text",
      clinicId: clinic.id,
    })
    const { rows } = await db.owner.query(`select * from "WebhookDelivery" where id = $1`, [event.deliveryId])
    expect(rows[0]).toMatchObject({ outcome: "accepted", accepted: 1, duplicate: 0, verifiedBy: "meta#1" })
    expect(rows[0].body.toString()).toBe(body)
    expect(rows[0].headers).toEqual([["content-type", "application/json"]])
    const outbox = await db.owner.query("select * from engine.event where id = $1", [answer.id])
    expect(outbox.rows).toMatchObject([
      {
        name: "webhook/received",
        data: { clinicId: clinic.id, webhookEventId: answer.id, provider: "whatsapp" },
      },
    ])
  })

  it("is a quiet repeat the second time, with the first one's id and no second copy", async () => {
    const body = textBody({ id: wamid() })
    const first = await answerOf(await send(delivery(body)))
    const second = await answerOf(await send(delivery(body)))
    expect(second).toEqual({ received: true, id: first.id, duplicate: true })
    const { rows } = await db.owner.query(
      `select * from "WebhookDelivery" where outcome = 'duplicate' order by "receivedAt" desc limit 1`,
    )
    expect(rows[0]).toMatchObject({ accepted: 0, duplicate: 1, body: null, headers: null })
  })

  it("gives an id for each of several items, known and new", async () => {
    const [a, b] = [wamid(), wamid()]
    const first = await answerOf(await send(delivery(textBody({ id: a }))))
    const both = envelope(
      change({ messages: [textMessage({ id: a }), textMessage({ id: b }), textMessage({ id: b })] }),
    )
    const answer = await answerOf(await send(delivery(JSON.stringify(both))))
    expect(answer.duplicate).toBe(false)
    expect(answer.ids).toHaveLength(3)
    expect(answer.ids?.[0]).toBe(first.id)
    expect(answer.ids?.[1]).toBe(answer.ids?.[2])
    const { rows } = await db.owner.query(
      `select delivery.* from "WebhookDelivery" delivery join "WebhookEvent" event on event."deliveryId" = delivery.id
       where event.key = $1`,
      [b],
    )
    expect(rows).toMatchObject([{ outcome: "accepted", accepted: 1, duplicate: 2 }])
  })

  it("without a clinic in the path is the default clinic's", async () => {
    const id = wamid()
    expect((await send(delivery(textBody({ id })))).status).toBe(200)
    expect(await eventsOf([id])).toMatchObject([{ clinicId: clinic.id }])
  })

  it("says which secret matched while two are active", async () => {
    const id = wamid()
    expect((await send(delivery(textBody({ id }), { slug: "rotated" }))).status).toBe(200)
    const { rows } = await db.owner.query(
      `select "verifiedBy" from "WebhookDelivery" where id = (select "deliveryId" from "WebhookEvent" where key = $1)`,
      [id],
    )
    expect(rows).toEqual([{ verifiedBy: "meta#2" }])
  })

  it("has its fate at once where no work follows", async () => {
    const [status, foreign] = [wamid(), wamid()]
    const body = envelope(
      { field: "phone_number_quality_of_no_kind", value: { nonce: wamid() } },
      change({ messages: [textMessage({ id: foreign })] }, "000"),
      change({ statuses: [statusOf(status, "read")] }),
    )
    const { ids = [] } = await answerOf(await send(delivery(JSON.stringify(body))))
    const { rows: events } = await db.owner.query(
      `select id, fate, reason, "finishedAt" from "WebhookEvent" where id = any ($1) order by position`,
      [ids],
    )
    expect(events.map((event) => [event.fate, event.reason !== null, event.finishedAt !== null])).toEqual([
      ["ignored", true, true],
      ["quarantined", true, true],
      ["pending", false, false],
    ])
    const { rows } = await db.owner.query("select id from engine.event where id = any ($1)", [ids])
    expect(rows).toEqual([{ id: ids[2] }])
  })

  it("keeps U+0000 and lone surrogates as they came", async () => {
    const id = wamid()
    const body = textBody({ id, body: "nul \u0000 lone \ud800" })
    expect(body).toContain("\\u0000")
    expect((await send(delivery(body))).status).toBe(200)
    const { rows } = await db.owner.query(
      `select body from "WebhookDelivery" where id = (select "deliveryId" from "WebhookEvent" where key = $1)`,
      [id],
    )
    expect(rows[0].body.equals(Buffer.from(body))).toBe(true)
  })

  it("is quarantined, not refused, when it is JSON of no known shape; again within the minute it is known", async () => {
    const first = await answerOf(await send(delivery(`{"nothing":"${wamid()}"}`)))
    expect(first.duplicate).toBe(false)
    const { rows } = await db.owner.query(`select fate, reason from "WebhookEvent" where id = $1`, [first.id])
    expect(rows).toMatchObject([{ fate: "quarantined", reason: expect.any(String) }])
  })
})

describe("a webhook that is refused", () => {
  const raw = (method: string, path: string, headers: Record<string, string> = {}, body?: BodyInit) =>
    send(
      new Request(`http://localhost:3000/api/webhooks/${path}`, {
        method,
        headers,
        body,
        duplex: "half",
      } as RequestInit),
    )

  it.each([
    ["an unknown provider", "POST", "telegram/north"],
    ["a provider that is not built", "POST", "stripe/north"],
    ["a property every object has", "POST", "constructor/north"],
    ["an unknown clinic", "POST", "whatsapp/nowhere"],
    ["an inactive clinic", "POST", "whatsapp/closed"],
    ["a longer path", "POST", "whatsapp/north/more"],
    ["an unknown clinic, whatever the method", "DELETE", "whatsapp/nowhere"],
    ["a handshake with an unknown clinic", "GET", "whatsapp/nowhere"],
  ])("404: %s", async (_, method, path) => {
    const response = await raw(method, path)
    expect(response.status).toBe(404)
    expect(await codeOf(response)).toBe("not_found")
  })

  it.each(["PUT", "PATCH", "DELETE", "OPTIONS", "HEAD"])("405 with Allow: %s", async (method) => {
    const response = await raw(method, "whatsapp/north")
    expect(response.status).toBe(405)
    expect(response.headers.get("allow")).toBe("GET, POST")
  })

  it.each([
    ["text/plain"],
    ["application/x-www-form-urlencoded"],
    ["application/jsonp"],
    ["multipart/form-data"],
    [""],
  ])("415: %s", async (type) => {
    const response = await raw(
      "POST",
      "whatsapp/north",
      type ? { "content-type": type } : {},
      Buffer.from("{}"),
    )
    expect(response.status).toBe(415)
  })

  it("413: over 1 MiB as Content-Length says, before the body is looked at", async () => {
    const headers = { "content-type": "application/json", "content-length": String(2 ** 20 + 1) }
    const body = new ReadableStream({ pull: () => new Promise(() => {}) })
    const response = await raw("POST", "whatsapp/north", headers, body)
    expect([response.status, response.headers.get("connection")]).toEqual([413, "close"])
  })

  it("413: over 1 MiB as counted, whatever Content-Length says or does not say", async () => {
    for (const length of [undefined, "10", "nonsense"]) {
      let pulled = 0
      const body = new ReadableStream({
        pull(controller) {
          pulled++
          controller.enqueue(new Uint8Array(2 ** 16))
        },
      })
      const headers = { "content-type": "application/json", ...(length && { "content-length": length }) }
      expect((await raw("POST", "whatsapp/north", headers, body)).status).toBe(413)
      expect(pulled).toBeLessThan(25)
    }
  })

  it("takes a body of 1 MiB exactly", async () => {
    const body = textBody({ id: wamid() })
    expect((await send(delivery(body + " ".repeat(2 ** 20 - Buffer.byteLength(body))))).status).toBe(200)
  })

  it("401: signature missing, wrong, doubled or of the other scheme", async () => {
    const body = textBody()
    const json = { "content-type": "application/json" }
    const good = metaSignature(body)
    const tries: [string, Record<string, string>][] = [
      ["whatsapp/north", {}],
      ["whatsapp/north", { "x-hub-signature-256": metaSignature(body, "wrong") }],
      ["whatsapp/north", { "x-hub-signature-256": `${good}, ${good}` }],
      ["whatsapp/lake", { "x-hub-signature-256": good }],
      ["whatsapp/bare", { "x-hub-signature-256": metaSignature(body, "") }],
    ]
    for (const [path, headers] of tries) {
      const response = await raw("POST", path, { ...json, ...headers }, body)
      expect(response.status).toBe(401)
      expect(await codeOf(response)).toBe("wrong_signature")
    }
    const dialog = { "x-360dialog-signature": good.replace("sha256=", "") }
    expect((await raw("POST", "whatsapp/lake", { ...json, ...dialog }, body)).status).toBe(200)
  })

  it.each([["not json"], [""], ['{"a":'], ["\xff\xfe"], ["{}{}"]])(
    "400: signed, but not JSON: %s",
    async (body) => {
      const response = await send(delivery(body))
      expect(response.status).toBe(400)
      expect(await codeOf(response)).toBe("not_json")
    },
  )

  it("tells nothing internal", async () => {
    const text = await (await send(delivery("{broken"))).text()
    expect(JSON.parse(text)).toEqual({
      error: { code: "not_json", message: "The body is not valid JSON.", requestId: expect.any(String) },
    })
  })

  it("in the contract's order: each request here has every later fault too", async () => {
    const big = Buffer.alloc(2 ** 20 + 1)
    const json = { "content-type": "application/json" }
    const statuses = [
      await raw("PUT", "whatsapp/nowhere", { "content-type": "text/plain" }, big),
      await raw("PUT", "whatsapp/north", { "content-type": "text/plain" }, big),
      await raw("POST", "whatsapp/north", { "content-type": "text/plain" }, big),
      await raw("POST", "whatsapp/north", json, big),
      await raw("POST", "whatsapp/north", json, "not json"),
      await send(delivery("not json")),
    ].map((response) => response.status)
    expect(statuses).toEqual([404, 405, 415, 413, 401, 400])
  })

  it("429 with Retry-After over the clinic's rate, after the signature and not before", async () => {
    const calm = await makeClinic({ slug: "calm" })
    await connectWhatsapp(calm.id)
    forgetDoors()
    process.env.WEBHOOK_RATE_PER_SECOND = "1"
    resetEnv()
    try {
      const statuses: number[] = []
      for (let i = 0; i < 5; i++)
        statuses.push((await send(delivery(textBody({ id: wamid() }), { slug: "calm" }))).status)
      expect(statuses).toEqual([200, 200, 200, 429, 429])
      const refused = await send(delivery(textBody({ id: wamid() }), { slug: "calm" }))
      expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0)
      expect((await send(delivery("{}", { slug: "calm", secret: "wrong" }))).status).toBe(401)
      expect((await send(delivery(textBody({ id: wamid() })))).status).toBe(200)
    } finally {
      delete process.env.WEBHOOK_RATE_PER_SECOND
      resetEnv()
    }
  })
})

describe("the handshake", () => {
  const ask = (query: string, slug = "north") =>
    send(new Request(`http://localhost:3000/api/webhooks/whatsapp/${slug}?${query}`))

  it("echoes the challenge as plain text", async () => {
    const response = await ask(`hub.mode=subscribe&hub.verify_token=${VERIFY_TOKEN}&hub.challenge=1158201444`)
    expect([response.status, await response.text()]).toEqual([200, "1158201444"])
    expect(response.headers.get("content-type")).toMatch(/^text\/plain/)
  })

  it("refuses another token with 403 and what is no handshake with 400", async () => {
    expect((await ask("hub.mode=subscribe&hub.verify_token=no&hub.challenge=1")).status).toBe(403)
    expect((await ask("")).status).toBe(400)
    expect(
      (await ask(`hub.mode=subscribe&hub.verify_token=${VERIFY_TOKEN}&hub.challenge=1`, "bare")).status,
    ).toBe(403)
  })
})

describe("the ledger", () => {
  let before: Awaited<ReturnType<typeof totals>>
  let own: MadeClinic

  async function totals(clinicId: string) {
    const { rows } = await db.owner.query(
      `select coalesce(sum(accepted), 0)::int as accepted, coalesce(sum(duplicate), 0)::int as duplicate,
         count(*) filter (where outcome = 'refused')::int as refused,
         (select count(*)::int from "WebhookEvent" where "clinicId" = $1) as events
       from "WebhookDelivery" where "clinicId" = $1`,
      [clinicId],
    )
    return rows[0] as { accepted: number; duplicate: number; refused: number; events: number }
  }

  beforeEach(async () => {
    own = await makeClinic()
    await connectWhatsapp(own.id)
    forgetDoors()
    before = await totals(own.id)
  })

  it("adds up over items: received = accepted + duplicate + refused, accepted = events", async () => {
    expect(before).toEqual({ accepted: 0, duplicate: 0, refused: 0, events: 0 })
    const slug = own.slug
    const shared = wamid()
    let received = 0
    for (let i = 0; i < 10; i++) {
      await send(delivery(textBody({ id: wamid() }), { slug }))
      await send(delivery(textBody({ id: shared }), { slug }))
      const three = [textMessage(), textMessage(), textMessage({ id: shared })]
      await send(delivery(JSON.stringify(envelope(change({ messages: three }))), { slug }))
      await send(delivery("not json", { slug }))
      await send(delivery("{}", { slug, secret: "wrong" }))
      received += 1 + 1 + 3 + 1 + 1
    }
    await flushRefused()
    const { accepted, duplicate, refused, events } = await totals(own.id)
    expect(accepted + duplicate + refused).toBe(received)
    expect([accepted, duplicate, refused]).toEqual([10 + 1 + 20, 9 + 10, 20])
    expect(events).toBe(accepted)
  })

  it("counts what was refused last before the server ends", async () => {
    const server = globalThis as { __roundsOnShutdown?: Set<() => void | Promise<void>> }
    server.__roundsOnShutdown = new Set()
    await send(delivery(textBody(), { slug: own.slug, secret: "wrong" }))
    for (const hook of server.__roundsOnShutdown) await hook()
    delete server.__roundsOnShutdown
    expect((await totals(own.id)).refused).toBe(1)
  })

  it("keeps nothing of a refused request but that it was, and why", async () => {
    await send(delivery(textBody(), { slug: own.slug, secret: "wrong" }))
    await flushRefused()
    const { rows } = await db.owner.query(`select * from "WebhookDelivery" where "clinicId" = $1`, [own.id])
    expect(rows).toMatchObject([
      { outcome: "refused", reason: "wrong_signature", accepted: 0, duplicate: 0, body: null, headers: null },
    ])
  })
})
