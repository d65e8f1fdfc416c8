import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, expect, it } from "vitest"
import { closeDb, enginePool } from "@/lib/db"
import { resetEnv } from "@/lib/env"
import { emitRaw, ended, runsOf, testClient, testEngine, until } from "@/lib/testing/engine"
import { migrate } from "@/prisma/migrate"
import { runningCluster, startCluster, stopCluster } from "@/scripts/postgres"

const home = mkdtempSync(join(tmpdir(), "rounds-restart-"))
const dataDir = join(home, "postgres")
const secret = "restart-secret-restart-secret-restart"
let port: number
const start = () => startCluster({ dataDir, password: "test", port, durable: true })

beforeAll(async () => {
  const cluster = await start()
  port = cluster.port
  await migrate(cluster.url, { secret })
  Object.assign(process.env, {
    DATABASE_URL: cluster.url,
    NEXTAUTH_URL: "http://localhost:3000",
    NEXTAUTH_SECRET: secret,
    ENCRYPTION_KEY: "0123456789abcdef".repeat(4),
    LOG_LEVEL: "silent",
  })
  resetEnv()
}, 240_000)
afterAll(async () => {
  await closeDb()
  await stopCluster(dataDir)
  rmSync(home, { recursive: true, force: true })
})

async function crashDatabase(): Promise<void> {
  const pid = runningCluster(dataDir)?.pid ?? 0
  process.kill(pid, "SIGQUIT")
  await until(async () => !runningCluster(dataDir))
}

it("a run outlives Postgres: killed in mid-step and started again, no step runs twice, notices are heard again", async () => {
  const calls: string[] = []
  const lab = testClient()
  let release = () => {}
  const held = new Promise<void>((resolve) => {
    release = resolve
  })
  const functions = [
    lab.client.createFunction(
      { id: "through", retries: 3, triggers: [{ event: "through" }] },
      async ({ step }) => {
        await step.run("before", () => void calls.push("before"))
        await step.run("during", async () => {
          calls.push("during")
          await held
        })
        await step.run("after", () => void calls.push("after"))
        return "through"
      },
    ),
    lab.client.createFunction(
      { id: "hears", retries: 0, triggers: [{ event: "hears" }] },
      async () => "heard",
    ),
  ]
  const engine = await testEngine(lab, functions, { pollMs: 600_000 })
  const id = await emitRaw("through")
  await until(async () => calls.includes("during"))

  await crashDatabase()
  release()
  await new Promise((resolve) => setTimeout(resolve, 500))
  await start()

  expect((await ended(id, 1, 90_000))[0]).toMatchObject({ status: "completed", output: "through" })
  expect(calls).toEqual(["before", "during", "after"])
  // The poll is a minute away: only a notice can have brought it this soon.
  await until(async () => {
    const { rows } = await enginePool().query(
      "select 1 from pg_stat_activity where application_name = 'rounds engine listen'",
    )
    return rows.length > 0
  })
  const heard = await emitRaw("hears")
  await ended(heard)
  expect((await runsOf(heard))[0]?.status).toBe("completed")
  await engine.stop()
}, 240_000)
