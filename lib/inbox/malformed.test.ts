import { beforeAll, describe, expect, it } from "vitest"
import { resetEnv } from "@/lib/env"
import { answerWebhook } from "@/lib/inbox/answer"
import { forgetDoors } from "@/lib/inbox/connections"
import { flushRefused } from "@/lib/inbox/refused"
import { PROVIDERS } from "@/lib/providers"
import { testDatabase } from "@/lib/testing/db"
import { makeClinic } from "@/lib/testing/factory"
import {
  dice,
  extremeBodies,
  extremesInside,
  type Hostile,
  hostileBodies,
} from "@/lib/testing/hostile-bodies"
import { tokenFor } from "@/lib/testing/lead-form"
import { pathOf } from "@/lib/testing/platform"
import { connectAll, doorsOf, TEST_SECRETS, type WebhookDoor } from "@/lib/testing/webhook-doors"

const db = await testDatabase()
const SEED = 20_261_122
const MANY = process.env.ROUNDS_FULL ? 10_000 : 500
let doors: Record<string, WebhookDoor> = {}

beforeAll(async () => {
  process.env.WEBHOOK_RATE_PER_SECOND = "100000"
  resetEnv()
  const clinic = await makeClinic({ slug: "north" })
  await connectAll(clinic.id)
  forgetDoors()
  doors = doorsOf({ slug: clinic.slug, token: () => tokenFor(clinic) }, TEST_SECRETS)
})

const ALLOWED = [200, 400, 401, 403, 413, 415, 429]
const SIGNED = ["whatsapp", "evolution", "twilio", "github"]
type Seen = { statuses: Map<number, number>; ms: number[] }

async function post(seen: Seen, name: string, { how, bytes }: Hostile, isSigned: boolean): Promise<void> {
  const door = doors[name]!
  const request = new Request(`http://localhost:3000/api/webhooks/${door.path}${door.query?.(bytes) ?? ""}`, {
    method: "POST",
    headers: { ...door.headers(bytes, isSigned), "x-rounds-peer": `203.0.113.${seen.ms.length % 250}` },
    body: bytes,
  })
  const fromMs = performance.now()
  const { status } = await answerWebhook(request, ...pathOf(request))
  seen.ms.push(performance.now() - fromMs)
  seen.statuses.set(status, (seen.statuses.get(status) ?? 0) + 1)
  expect(ALLOWED, `${name}: ${how}, signed: ${isSigned}`).toContain(status)
  if (!isSigned && SIGNED.includes(name)) expect(status, `${name}: ${how}`).toBe(401)
}

describe("S2 malformed bodies", () => {
  it("knows a way through every provider's door", () => {
    expect(Object.keys(doors).sort()).toEqual(Object.keys(PROVIDERS).sort())
  })

  it(`answers ${MANY} of them at every address without a 5xx, loses none and stays calm`, async () => {
    const names = Object.keys(doors)
    const roll = dice(SEED)
    const seen: Seen = { statuses: new Map(), ms: [] }
    const makers = new Map(
      names.map((name, n) => [name, hostileBodies(SEED + n, doors[name]?.samples() ?? [])]),
    )
    const next = (name: string) => makers.get(name)?.next().value as Hostile
    for (const body of extremeBodies()) for (const name of names) await post(seen, name, body, true)
    for (const name of names)
      for (const body of extremesInside(doors[name]?.samples() ?? [])) await post(seen, name, body, true)
    seen.ms.length = 0
    const before = process.memoryUsage().rss
    for (let n = 0; n < MANY; n++) {
      const name = names[n % names.length]!
      await post(seen, name, next(name), roll(4) !== 0)
    }
    const grown = (process.memoryUsage().rss - before) / 2 ** 20
    const p99 = seen.ms.sort((a, b) => a - b)[Math.floor(seen.ms.length * 0.99)]!
    process.stdout.write(
      `S2: seed ${SEED}, ${MANY} bodies, ${JSON.stringify(Object.fromEntries(seen.statuses))}, p99 ${p99.toFixed(1)} ms, RSS ${grown.toFixed(0)} MB more\n`,
    )
    for (const status of [200, 400, 401]) expect(seen.statuses.get(status)).toBeGreaterThan(20)
    // The server itself is held to 50 MB in e2e; a test process has more reasons to grow.
    expect(grown).toBeLessThan(150)
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()

    await flushRefused()
    const { rows } = await db.owner.query(
      `select count(*) filter (where outcome <> 'refused')::int as taken, sum(refused)::int as refused,
         sum(accepted)::int as accepted, (select count(*)::int from "WebhookEvent") as events
       from "WebhookDelivery"`,
    )
    const sent = [...seen.statuses.values()].reduce((sum, count) => sum + count, 0)
    expect(rows[0].taken).toBe(seen.statuses.get(200))
    expect(rows[0].taken + rows[0].refused).toBe(sent)
    expect(rows[0].events).toBe(rows[0].accepted)
  }, 300_000)
})
