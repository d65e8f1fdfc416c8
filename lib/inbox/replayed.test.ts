import { afterEach, beforeAll, describe, expect, it, vi } from "vitest"
import { systemCtx } from "@/lib/ctx"
import { resetEnv } from "@/lib/env"
import { answerWebhook } from "@/lib/inbox/answer"
import { forgetDoors } from "@/lib/inbox/connections"
import { processEvent } from "@/lib/inbox/process"
import { processPlatformEvent } from "@/lib/inbox/process-platform"
import { testDatabase } from "@/lib/testing/db"
import { type MadeClinic, makeClinic } from "@/lib/testing/factory"
import { tokenFor } from "@/lib/testing/lead-form"
import { pathOf } from "@/lib/testing/platform"
import { connectAll, doorsOf, TEST_SECRETS } from "@/lib/testing/webhook-doors"
import { connectWhatsapp, delivery, metaSignature, SECRET, textBody, wamid } from "@/lib/testing/whatsapp"

const db = await testDatabase()
let clinic: MadeClinic

beforeAll(async () => {
  process.env.WEBHOOK_RATE_PER_SECOND = "100000"
  resetEnv()
  clinic = await makeClinic({ slug: "north" })
  await connectAll(clinic.id)
  forgetDoors()
})

afterEach(() => {
  vi.useRealTimers()
})

const send = (request: Request) => answerWebhook(request, ...pathOf(request))
type Answer = { id: string; duplicate: boolean }
const answerOf = async (response: Response): Promise<Answer> => {
  expect(response.status).toBe(200)
  const text = await response.text()
  // A call or a text message is answered in the provider's own words, which name no event.
  return text.startsWith("<") ? { id: "", duplicate: true } : (JSON.parse(text) as Answer)
}

/** Everything that an effect would leave behind. */
async function effects(): Promise<Record<string, number>> {
  const tables = [
    "Message",
    "Lead",
    "Patient",
    "Contact",
    "Score",
    "Task",
    "Consent",
    "Notification",
    "Fact",
    "WebhookEvent",
  ]
  const { rows } = await db.owner.query(
    `select ${tables.map((name) => `(select count(*)::int from "${name}") as "${name}"`).join(", ")},
       (select count(*)::int from engine.event) as outbox`,
  )
  return rows[0]
}

describe("S5 a valid old delivery sent again", () => {
  it("500 times over every door has no effect: each is known by its first", async () => {
    // What carries no id is known by its minute, which must not end in between.
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() })
    const doors = doorsOf({ slug: clinic.slug, token: () => tokenFor(clinic) }, TEST_SECRETS)
    const old: { make: () => Request; id: string }[] = []
    for (const door of Object.values(doors)) {
      for (let n = 0; n < 5; n++) {
        for (const sample of door.samples()) {
          const body = new Uint8Array(Buffer.from(sample))
          const headers = { ...door.headers(body, true), "x-rounds-peer": `198.51.100.${n + 1}` }
          const url = `http://localhost:3000/api/webhooks/${door.path}${door.query?.(body) ?? ""}`
          const make = () => new Request(url, { method: "POST", headers, body })
          old.push({ make, id: (await answerOf(await send(make()))).id })
        }
      }
    }
    const { rows } = await db.owner.query(
      `select id, provider, "clinicId" from "WebhookEvent" where fate = 'pending'`,
    )
    for (const { id, provider, clinicId } of rows) {
      const ctx = systemCtx(clinic.id, clinic, `process-${provider}`)
      await (clinicId ? processEvent(ctx, { id }) : processPlatformEvent(ctx, id))
    }
    const before = await effects()
    expect(before.Message).toBeGreaterThan(5)

    // As one who taped them sends them: days later, in any order, several at once.
    await db.owner.query(`update "WebhookEvent" set "receivedAt" = "receivedAt" - interval '40 days'`)
    for (let sent = 0; sent < 500; sent += 20) {
      await Promise.all(
        Array.from({ length: 20 }, async (_, n) => {
          const one = old[(sent * 7 + n * 3) % old.length]!
          const response = await send(one.make())
          if (response.status === 401 || response.status === 429) return
          expect(await answerOf(response)).toMatchObject({ id: one.id, duplicate: true })
        }),
      )
    }
    expect(await effects()).toEqual(before)
  })

  it("is refused at another clinic, and with the other clinic's number put in", async () => {
    const other = await makeClinic()
    await connectWhatsapp(other.id, { secrets: { secrets: ["another-clinic's-secret"] } })
    forgetDoors()
    const body = textBody({ id: wamid() })
    await answerOf(await send(delivery(body, { slug: clinic.slug })))
    expect((await send(delivery(body, { slug: other.slug }))).status).toBe(401)
  })

  it("is refused once its secret is retired", async () => {
    const own = await makeClinic()
    await connectWhatsapp(own.id, { secrets: { secrets: ["a-newer-one", "the-one-before"] } })
    forgetDoors()
    expect((await send(delivery(textBody(), { slug: own.slug, secret: SECRET }))).status).toBe(401)
  })

  it("with its id put into another body is a new body without a signature", async () => {
    const id = wamid()
    const body = textBody({ id, body: "Please book me in" })
    await answerOf(await send(delivery(body, { slug: clinic.slug })))
    const forged = textBody({ id, body: "Please cancel everything" })
    const headers = { "x-hub-signature-256": metaSignature(body) }
    expect((await send(delivery(forged, { slug: clinic.slug, headers }))).status).toBe(401)
  })
})

describe("a clinic's scheme is the one it chose", () => {
  const signatures = (body: string): Record<string, Record<string, string>> => {
    const hex = metaSignature(body).slice("sha256=".length)
    return {
      meta: { "x-hub-signature-256": `sha256=${hex}` },
      "360dialog": { "x-360dialog-signature": hex },
      "360dialog-header": { authorization: `Bearer ${SECRET}` },
    }
  }
  const chosen = ["meta", "360dialog", "360dialog-header"]

  it.each(chosen)("%s: it alone opens the door, and there is no falling back", async (scheme) => {
    const own = await makeClinic()
    await connectWhatsapp(own.id, { scheme })
    forgetDoors()
    const path = [own.slug]
    const post = async (headers: Record<string, string>, body = textBody({ id: wamid() })) => {
      const request = new Request(`http://localhost:3000/api/webhooks/whatsapp/${own.slug}`, {
        method: "POST",
        headers: { "content-type": "application/json", ...headers },
        body,
      })
      return (await answerWebhook(request, "whatsapp", path)).status
    }
    const body = textBody({ id: wamid() })
    const all = signatures(body)
    const others = chosen.filter((one) => one !== scheme)
    for (const other of others) expect(await post(all[other] ?? {}, body), other).toBe(401)
    const everyOther = Object.assign({}, ...others.map((other) => all[other]))
    expect(await post(everyOther, body), "all the others at once").toBe(401)
    const spoilt = Object.fromEntries(
      Object.entries(all[scheme] ?? {}).map(([name, value]) => [name, `${value.slice(0, -1)}x`]),
    )
    expect(await post({ ...everyOther, ...spoilt }, body), "and its own spoilt").toBe(401)
    expect(await post(all[scheme] ?? {}, body)).toBe(200)
  })

  it.each(["", "none", "constructor", "Meta", "any"])(
    "a scheme that is not known opens no door: %j",
    async (scheme) => {
      const own = await makeClinic()
      await connectWhatsapp(own.id, { scheme })
      forgetDoors()
      expect((await send(delivery(textBody(), { slug: own.slug }))).status).toBe(401)
    },
  )
})
