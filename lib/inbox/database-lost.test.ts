import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import pg from "pg"
import { afterAll, beforeAll, expect, it } from "vitest"
import { closeDb } from "@/lib/db"
import { resetEnv } from "@/lib/env"
import { answerWebhook } from "@/lib/inbox/answer"
import { makeClinic } from "@/lib/testing/factory"
import { connectWhatsapp, delivery, textBody, wamid } from "@/lib/testing/whatsapp"
import { migrate } from "@/prisma/migrate"
import { type Cluster, startCluster, stopCluster } from "@/scripts/postgres"

// A cluster of its own: this one is stopped in the middle.
const home = mkdtempSync(join(tmpdir(), "rounds-lost-"))
const dataDir = join(home, "postgres")
const start = (port?: number) => startCluster({ dataDir, password: "test", durable: false, port })
const secret = "database-lost-database-lost-database-lost"
let cluster: Cluster

beforeAll(async () => {
  cluster = await start()
  await migrate(cluster.url, { secret })
  Object.assign(process.env, {
    DATABASE_URL: cluster.url,
    NEXTAUTH_URL: "http://localhost:3000",
    NEXTAUTH_SECRET: secret,
    ENCRYPTION_KEY: "0123456789abcdef".repeat(4),
    LOG_LEVEL: "silent",
  })
  resetEnv()
  await connectWhatsapp((await makeClinic({ slug: "north" })).id)
  // All migrations, one by one, beside everything else that runs.
}, 240_000)

afterAll(async () => {
  await closeDb()
  await stopCluster(dataDir)
  rmSync(home, { recursive: true, force: true })
})

async function post(id: string) {
  const startedMs = performance.now()
  const response = await answerWebhook(delivery(textBody({ id }), { slug: "north" }), "whatsapp", ["north"])
  return {
    status: response.status,
    retryAfter: response.headers.get("retry-after"),
    ms: performance.now() - startedMs,
  }
}

async function stored(ids: string[]): Promise<number> {
  const client = new pg.Client({ connectionString: cluster.url })
  await client.connect()
  const { rows } = await client.query(`select count(*)::int as n from "WebhookEvent" where key = any ($1)`, [
    ids,
  ])
  await client.end()
  return rows[0].n
}

it("answers 503 with Retry-After while the database is away, and takes webhooks again within 10 s of its return", async () => {
  const taken: string[] = []
  const refused: string[] = []
  const send = async () => {
    const id = wamid()
    const answer = await post(id)
    expect([200, 503]).toContain(answer.status)
    expect(answer.ms).toBeLessThan(5_000)
    if (answer.status === 503) expect(Number(answer.retryAfter)).toBeGreaterThan(0)
    ;(answer.status === 200 ? taken : refused).push(id)
    return answer.status
  }
  for (let i = 0; i < 20; i++) expect(await send()).toBe(200)

  let stopping = true
  const meanwhile = (async () => {
    while (stopping) await Promise.all([send(), send(), send()])
  })()
  await stopCluster(dataDir)
  await sleep(500)
  stopping = false
  await meanwhile
  for (let i = 0; i < 10; i++) expect(await send()).toBe(503)
  expect(await answerWebhook(delivery("{}"), "whatsapp", ["nowhere"]).then(({ status }) => status)).not.toBe(
    500,
  )

  cluster = await start(cluster.port)
  const backMs = performance.now()
  while ((await send()) !== 200) await sleep(100)
  expect(performance.now() - backMs).toBeLessThan(10_000)
  for (let i = 0; i < 20; i++) expect(await send()).toBe(200)
  expect(await stored(taken)).toBe(taken.length)

  // What was refused comes again, as the provider would send it: until it is taken.
  let waiting = refused
  for (let round = 0; waiting.length > 0 && round < 20; round++) {
    const answers = await Promise.all(waiting.map((id) => post(id)))
    expect(answers.every(({ status }) => [200, 429, 503].includes(status))).toBe(true)
    waiting = waiting.filter((_, index) => answers[index]?.status !== 200)
    if (waiting.length > 0) await sleep(500)
  }
  expect(waiting).toEqual([])
  expect(await stored(refused)).toBe(new Set(refused).size)
}, 60_000)
