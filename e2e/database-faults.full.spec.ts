import { join } from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import { expect, test } from "@playwright/test"
import pg from "pg"
import { check, untilQuiet } from "./crash/checker"
import { startSender } from "./crash/sender"
import { type RunningDemo, startDemo } from "./stack"

test.describe.configure({ mode: "parallel" })

const isReady = (url: string) =>
  fetch(`${url}/health/ready`, { signal: AbortSignal.timeout(3_000) }).then(
    (response) => response.ok,
    () => false,
  )

async function under(demo: RunningDemo, disturb: (demo: RunningDemo) => Promise<void>) {
  const sender = startSender(demo.url, join(demo.dataDir, "journal.ndjson"))
  const server = demo.runtime().pids.server
  await disturb(demo)
  expect(demo.runtime().pids.server, "the server was not restarted").toBe(server)
  const journal = await sender.stop()
  // What was taken while the workers' connections were cut is a backlog of minutes.
  await untilQuiet(demo.runtime().databaseUrl)
  const verdict = await check(demo.runtime().databaseUrl, journal)
  const answers = Object.fromEntries(journal.answers)
  process.stdout.write(`${JSON.stringify({ ...verdict, answers })}\n`)
  expect(verdict).toMatchObject({ lost: 0, doubled: 0, undecided: 0, foreign: 0 })
  expect(Object.keys(answers).filter((status) => !["200", "503", "none"].includes(status))).toEqual([])
  expect(journal.acked.size).toBeGreaterThan(100)
}

for (const [signal, words] of [
  ["SIGQUIT", "at once"],
  ["SIGINT", "fast"],
] as const) {
  test(`F4 20 restarts of PostgreSQL, ${words}: 503 meanwhile, ready again, nothing lost`, async () => {
    test.setTimeout(3_600_000)
    const demo = await startDemo({ env: { LOG_LEVEL: "error" } })
    try {
      await under(demo, async () => {
        for (let n = 0; n < 20; n++) {
          await sleep(500 + Math.random() * 1_000)
          const pid = demo.runtime().pids.postgres
          if (pid) process.kill(pid, signal)
          await expect.poll(() => demo.runtime().pids.postgres !== pid, { timeout: 20_000 }).toBe(true)
          await expect.poll(() => isReady(demo.url), { timeout: 10_000, intervals: [100] }).toBe(true)
        }
      })
    } finally {
      await demo.stop()
    }
  })
}

test("F5 all connections cut every two seconds for two minutes: nothing lost, the listener hears again", async () => {
  test.setTimeout(3_600_000)
  const demo = await startDemo({ env: { LOG_LEVEL: "error" } })
  try {
    const cut = async () => {
      const client = new pg.Client({ connectionString: demo.runtime().databaseUrl })
      client.on("error", () => {})
      await client.connect()
      await client.query(
        `select pg_terminate_backend(pid) from pg_stat_activity
         where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'`,
      )
      await client.end()
    }
    await under(demo, async () => {
      for (let n = 0; n < 60; n++) {
        await cut()
        await sleep(2_000)
      }
      await expect.poll(() => isReady(demo.url), { timeout: 10_000, intervals: [100] }).toBe(true)
    })
    await expect
      .poll(
        async () => {
          const client = new pg.Client({ connectionString: demo.runtime().databaseUrl })
          await client.connect()
          const { rows } = await client.query(
            "select 1 from pg_stat_activity where application_name = 'rounds engine listen'",
          )
          await client.end()
          return rows.length
        },
        { timeout: 15_000 },
      )
      .toBeGreaterThan(0)
  } finally {
    await demo.stop()
  }
})
