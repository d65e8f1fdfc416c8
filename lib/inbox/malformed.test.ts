import { beforeAll, expect, it } from "vitest"
import { answerWebhook } from "@/lib/inbox/answer"
import { flushRefused } from "@/lib/inbox/refused"
import { testDatabase } from "@/lib/testing/db"
import { makeClinic } from "@/lib/testing/factory"
import {
  change,
  connectWhatsapp,
  contactOf,
  delivery,
  envelope,
  statusOf,
  textBody,
  textMessage,
  wamid,
} from "@/lib/testing/whatsapp"

const db = await testDatabase()
let clinicId = ""

beforeAll(async () => {
  clinicId = (await makeClinic({ slug: "north" })).id
  await connectWhatsapp(clinicId)
})

/** A generator with a seed: a failure can be run again. */
function dice(seed: number) {
  let state = seed
  return (below: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state % below
  }
}

const junk = [
  "",
  "null",
  "0",
  "-1e999",
  "true",
  '"\\u0000"',
  '"\\ud800"',
  "[]",
  "{}",
  "1e400",
  '{"__proto__":{"x":1}}',
  "\xff",
]

function mutated(roll: (below: number) => number): Uint8Array<ArrayBuffer> {
  const sample = JSON.stringify(
    envelope(
      change({ contacts: [contactOf()], messages: [textMessage()], statuses: [statusOf(wamid(), "read")] }),
    ),
  )
  const bytes = [...Buffer.from(sample)]
  for (let times = 1 + roll(4); times > 0; times--) {
    const at = roll(bytes.length)
    const how = roll(5)
    if (how === 0) bytes.splice(at, 1 + roll(20))
    else if (how === 1) bytes[at] = roll(256)
    else if (how === 2) bytes.splice(at, 0, ...bytes.slice(roll(bytes.length), roll(bytes.length)))
    else if (how === 3) bytes.splice(at, 0, ...Buffer.from(junk[roll(junk.length)]!))
    else bytes.length = Math.max(1, at)
  }
  return Uint8Array.from(bytes)
}

/** Keeps the JSON whole and swaps one value for one of another type. */
function mistyped(roll: (below: number) => number): string {
  const body = JSON.parse(textBody()) as unknown
  const values: unknown[] = [
    null,
    0,
    -1,
    "",
    "x",
    [],
    {},
    true,
    1e308,
    [[[]]],
    { __proto__: 1 },
    "\u0000",
    "\ud800",
  ]
  const places: [Record<string, unknown>, string][] = []
  const walk = (node: unknown) => {
    if (typeof node !== "object" || node === null) return
    for (const key of Object.keys(node)) {
      places.push([node as Record<string, unknown>, key])
      walk((node as Record<string, unknown>)[key])
    }
  }
  walk(body)
  const [holder, key] = places[roll(places.length)]!
  holder[key] = values[roll(values.length)]
  return JSON.stringify(body)
}

const deep = (levels: number) => "[".repeat(levels) + "]".repeat(levels)
const nested = (levels: number) => `${'{"entry":['.repeat(levels)}1${"]}".repeat(levels)}`
const manyKeys = `{${Array.from({ length: 60_000 }, (_, i) => `"k${i}":1`).join(",")}}`
const extremes: string[] = [
  deep(100_000),
  deep(500_000),
  nested(50_000),
  `{"__proto__":{"a":1},"entry":${deep(100_000)}}`,
  '{"constructor":{"prototype":{"polluted":1}},"entry":[]}',
  manyKeys,
  `{"entry":[{"changes":${JSON.stringify(Array.from({ length: 100_000 }, () => 0))}}]}`,
  `{"entry":${JSON.stringify(Array.from({ length: 100_000 }, () => ({})))}}`,
  `{"a":1,"a":2,"entry":1,"entry":[]}`,
  `{"entry":[{"changes":[{"field":"messages","value":{"messages":[{"id":"${"w".repeat(900_000)}"}]}}]}]}`,
  `"${"x".repeat(1_000_000)}"`,
  "1".repeat(1_000_000),
]

it("answers 600 malformed posts without a 5xx, loses none and stays calm", async () => {
  const roll = dice(20_261_122)
  const seen = new Map<number, number>()
  const before = process.memoryUsage().rss
  const post = async (body: string | Uint8Array<ArrayBuffer>, isSigned: boolean) => {
    const request = delivery(body, { slug: "north", ...(!isSigned && { secret: "not-it" }) })
    const { status } = await answerWebhook(request, "whatsapp", ["north"])
    seen.set(status, (seen.get(status) ?? 0) + 1)
    if (!isSigned) expect(status).toBe(401)
    expect([200, 400, 401]).toContain(status)
  }
  for (let i = 0; i < 300; i++) await post(mutated(roll), i % 3 !== 0)
  for (let i = 0; i < 200; i++) await post(mistyped(roll), true)
  for (let i = 0; i < 100; i++)
    await post(
      Uint8Array.from({ length: roll(3_000) }, () => roll(256)),
      i % 2 === 0,
    )
  for (const body of extremes) await post(body, true)
  for (const status of [200, 400, 401]) expect(seen.get(status)).toBeGreaterThan(20)
  expect(process.memoryUsage().rss - before).toBeLessThan(300 * 2 ** 20)
  expect(({} as Record<string, unknown>).polluted).toBeUndefined()

  await flushRefused()
  const { rows } = await db.owner.query(
    `select count(*) filter (where outcome <> 'refused')::int as taken, count(*) filter (where outcome = 'refused')::int as refused,
       sum(accepted)::int as accepted, (select count(*)::int from "WebhookEvent") as events from "WebhookDelivery"`,
  )
  expect(rows[0].taken).toBe(seen.get(200))
  expect(rows[0].refused).toBe((seen.get(400) ?? 0) + (seen.get(401) ?? 0))
  expect(rows[0].events).toBe(rows[0].accepted)
}, 60_000)
