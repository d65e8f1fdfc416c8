import { setTimeout as sleep } from "node:timers/promises"
import pg from "pg"
import { afterAll, expect, it } from "vitest"
import { closeDb } from "@/lib/db"
import { resetEnv } from "@/lib/env"
import { databaseSamples } from "@/lib/health/database-samples"
import { testDatabase } from "@/lib/testing/db"
import { startPair } from "@/lib/testing/replica"

const { secret } = await testDatabase()
const pair = await startPair(secret)
afterAll(async () => {
  await closeDb()
  await pair.stop()
})

const lags = async () =>
  (await databaseSamples())
    .filter(({ name }) => name === "pg_replication_lag_seconds")
    .map(({ labels, value }) => ({ replica: labels?.replica, value: value as number }))

async function asked(url: string, text: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(text).finally(() => client.end())
}

it("P6 pg_replication_lag_seconds: near nought while a real standby follows, what it is behind when it does not, none when it is gone", async () => {
  await closeDb()
  process.env.DATABASE_URL = pair.primary.url
  resetEnv()
  await expect.poll(lags, { timeout: 30_000 }).toMatchObject([{ replica: "walreceiver" }])
  await expect.poll(async () => (await lags())[0]?.value ?? 99, { timeout: 20_000 }).toBeLessThan(1)

  await asked(pair.standby.url, "select pg_wal_replay_pause()")
  for (let n = 0; n < 6; n += 1) {
    await asked(
      pair.primary.url,
      `insert into "RateBucket" select * from "RateBucket"; select pg_switch_wal()`,
    )
    await sleep(1_000)
  }
  await expect.poll(async () => (await lags())[0]?.value ?? 0, { timeout: 30_000 }).toBeGreaterThan(3)

  await asked(pair.standby.url, "select pg_wal_replay_resume()")
  await expect.poll(async () => (await lags())[0]?.value ?? 99, { timeout: 30_000 }).toBeLessThan(1)

  await pair.stopStandby()
  await expect.poll(lags, { timeout: 30_000 }).toEqual([])
}, 240_000)
