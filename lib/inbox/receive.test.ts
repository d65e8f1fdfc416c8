import { beforeAll, describe, expect, it } from "vitest"
import { env } from "@/lib/env"
import { answerWebhook } from "@/lib/inbox/answer"
import { receive } from "@/lib/inbox/receive"
import type { Item } from "@/lib/providers/provider"
import { testDatabase } from "@/lib/testing/db"
import { type MadeClinic, makeClinic } from "@/lib/testing/factory"
import { connectWhatsapp, delivery, textBody, wamid } from "@/lib/testing/whatsapp"
import { now } from "@/lib/time"

const db = await testDatabase()
let clinic: MadeClinic
let other: MadeClinic

beforeAll(async () => {
  clinic = await makeClinic({ slug: "north" })
  other = await makeClinic({ slug: "lake" })
  await connectWhatsapp(clinic.id)
  await connectWhatsapp(other.id)
})

const item = (key: string): Item => ({ key, kind: "messages/text", fate: "pending", value: {}, around: {} })

const give = (clinicId: string, keys: string[]) =>
  receive({
    clinicId,
    provider: "whatsapp",
    verifiedBy: "meta#1",
    headers: [],
    body: Buffer.from("{}"),
    receivedAt: now(),
    items: keys.map(item),
  })

async function tally(keys: string[]) {
  const { rows } = await db.owner.query(
    `select count(*)::int as events, count(distinct key)::int as keys,
       (select count(*)::int from engine.event sent where sent.id = any (array_agg(event.id::text))) as outbox
     from "WebhookEvent" event where key = any ($1)`,
    [keys],
  )
  return rows[0] as { events: number; keys: number; outbox: number }
}

it("stamps what it takes in with the running release", async () => {
  const [one] = await give((await makeClinic()).id, [wamid()])
  const { rows } = await db.owner.query(`select "releaseSha" from "WebhookEvent" where id = $1`, [one?.id])
  expect(rows[0]).toEqual({ releaseSha: env().GIT_SHA })
})

describe("the same delivery 50 times at once", () => {
  it("makes one event, one outbox row and 49 duplicates", async () => {
    const id = wamid()
    const body = textBody({ id })
    const answers = await Promise.all(
      Array.from({ length: 50 }, async () => {
        const response = await answerWebhook(delivery(body), "whatsapp", ["north"])
        expect(response.status).toBe(200)
        return (await response.json()) as { id: string; duplicate: boolean }
      }),
    )
    expect(new Set(answers.map((answer) => answer.id)).size).toBe(1)
    expect(answers.filter((answer) => !answer.duplicate)).toHaveLength(1)
    expect(await tally([id])).toEqual({ events: 1, keys: 1, outbox: 1 })
    const { rows } = await db.owner.query(
      `select outcome, count(*)::int as times, sum(accepted)::int as accepted, sum(duplicate)::int as duplicate,
         count(body)::int as bodies from "WebhookDelivery" where "clinicId" = $1 group by outcome order by outcome`,
      [clinic.id],
    )
    expect(rows).toEqual([
      { outcome: "accepted", times: 1, accepted: 1, duplicate: 0, bodies: 1 },
      { outcome: "duplicate", times: 49, accepted: 0, duplicate: 49, bodies: 0 },
    ])
  })
})

describe("deliveries that share items in opposite orders", () => {
  it("never wait for each other in a ring", async () => {
    const keys = Array.from({ length: 40 }, wamid)
    const shuffles = Array.from({ length: 24 }, (_, i) => (i % 2 ? [...keys] : [...keys].reverse()))
    const answers = await Promise.all(shuffles.map((shuffled) => give(clinic.id, shuffled)))
    expect(await tally(keys)).toEqual({ events: 40, keys: 40, outbox: 40 })
    expect(answers.flat().filter((one) => !one.duplicate)).toHaveLength(40)
    const idOf = new Map(shuffles[0]!.map((key, at) => [key, answers[0]![at]!.id]))
    for (const [nth, answer] of answers.entries())
      expect(answer.map((one) => one.id)).toEqual(shuffles[nth]!.map((key) => idOf.get(key)))
  })
})

describe("keys", () => {
  it("are each clinic's own: the same in another clinic is new there", async () => {
    const key = wamid()
    const [here] = await give(clinic.id, [key])
    const [there] = await give(other.id, [key])
    expect([here?.duplicate, there?.duplicate]).toEqual([false, false])
    expect(here?.id).not.toBe(there?.id)
  })

  it("keep the order of the items in the answer, whatever theirs is", async () => {
    const keys = ["z", "a", "m"].map((letter) => `${letter}-${wamid()}`)
    const [first] = await give(clinic.id, [keys[1]!])
    const answer = await give(clinic.id, keys)
    expect(answer.map((one) => one.duplicate)).toEqual([false, true, false])
    expect(answer[1]?.id).toBe(first?.id)
    const { rows } = await db.owner.query(
      `select position from "WebhookEvent" where key = any ($1) and id <> $2 order by position`,
      [keys, first?.id],
    )
    expect(rows).toEqual([{ position: 0 }, { position: 2 }])
  })
})

it("runs as the role that sees one clinic, so a foreign row cannot be written", async () => {
  const { inboxPool } = await import("@/lib/db")
  const { rows } = await inboxPool().query(
    'select current_user as me, (select count(*)::int from "WebhookEvent") as seen',
  )
  expect(rows).toEqual([{ me: "rounds_app", seen: 0 }])
  await expect(
    inboxPool().query(
      `insert into "WebhookDelivery" (id, "clinicId", provider, outcome) values (gen_random_uuid(), $1, 'whatsapp', 'accepted')`,
      [clinic.id],
    ),
  ).rejects.toMatchObject({ code: "42501" })
})

describe("deliveries that share a transaction", () => {
  it("each keep their own counts, bodies and answers", async () => {
    const shared = wamid()
    const groups = Array.from({ length: 30 }, (_, n) => [wamid(), ...(n % 3 === 0 ? [shared] : []), wamid()])
    const answers = await Promise.all(groups.map((keys) => give(other.id, keys)))
    for (const [n, keys] of groups.entries()) {
      expect(answers[n]).toHaveLength(keys.length)
      const { rows } = await db.owner.query(
        `select event.id, event.key, event.position, delivery.accepted, delivery.duplicate, delivery.body
         from "WebhookEvent" event join "WebhookDelivery" delivery on delivery.id = event."deliveryId"
         where event."clinicId" = $1 and event.key = any ($2)`,
        [other.id, keys],
      )
      for (const [at, key] of keys.entries()) {
        const row = rows.find((one) => one.key === key)
        expect(answers[n]![at]!.id).toBe(row.id)
        if (key === shared) continue
        expect(answers[n]![at]!.duplicate).toBe(false)
        expect(row).toMatchObject({ position: at, body: Buffer.from("{}") })
        expect(row.accepted + row.duplicate).toBe(keys.length)
      }
    }
    const told = answers.flat().filter((one, _, all) => all.filter((other) => other.id === one.id).length > 1)
    expect(told.map((one) => one.duplicate).sort()).toEqual([false, ...Array(9).fill(true)])
  })

  it("do not fall with one that cannot be stored", async () => {
    const keys = Array.from({ length: 20 }, wamid)
    const tries = keys.map((key, n) => give(other.id, [n === 11 ? `${key}\u0000` : key]))
    const results = await Promise.allSettled(tries)
    expect(results.filter((result) => result.status === "rejected")).toMatchObject([
      { reason: { code: "unavailable" } },
    ])
    expect((await tally(keys)).events).toBe(19)
  })
})

it("answers 503 in bounded time while a lock is held, and takes what comes after", async () => {
  const locker = await db.owner.connect()
  await locker.query(`begin; lock table "WebhookEvent" in access exclusive mode`)
  const startedMs = performance.now()
  const bodies = Array.from({ length: 20 }, () => textBody({ id: wamid() }))
  const post = (body: string) => answerWebhook(delivery(body, { slug: "north" }), "whatsapp", ["north"])
  const held = await Promise.all(bodies.map(post))
  expect(held.map((response) => response.status)).toEqual(Array(20).fill(503))
  expect(performance.now() - startedMs).toBeLessThan(8_000)
  await locker.query("rollback")
  locker.release()
  const after = await Promise.all(bodies.map(post))
  expect(after.map((response) => response.status)).toEqual(Array(20).fill(200))
})

it("answers before it commits only under the failpoint, which the crash test's checker must find", async () => {
  process.env.ROUNDS_FAILPOINT = "ack-before-commit"
  const { resetEnv } = await import("@/lib/env")
  resetEnv()
  const key = wamid()
  try {
    await give(clinic.id, [key])
    expect((await tally([key])).events).toBe(0)
  } finally {
    delete process.env.ROUNDS_FAILPOINT
    resetEnv()
  }
  await expect.poll(async () => (await tally([key])).events).toBe(1)
})
