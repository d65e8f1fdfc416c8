import { afterAll, describe, expect, test } from "vitest"
import { closeDb } from "@/lib/db"
import { env, resetEnv } from "@/lib/env"
import { toText } from "@/lib/figures/text"
import { live, overall, ready, version } from "@/lib/health/answers"
import type { Checks } from "@/lib/health/checks"
import { metrics } from "@/lib/health/metrics"
import { testDatabase } from "@/lib/testing/db"

const db = await testDatabase()
afterAll(closeDb)

const asking = (authorization?: string) =>
  new Request("http://localhost/metrics", { headers: authorization ? { authorization } : {} })

describe("health", () => {
  test("live says ok without asking anything", async () => {
    expect(await live().json()).toEqual({ status: "ok" })
  })

  test("ready names its six checks; without a worker it is degraded, which is still 200", async () => {
    const answer = await ready()
    expect(answer.status).toBe(200)
    const { status, checks } = (await answer.json()) as { status: string; checks: Checks }
    expect(Object.keys(checks).sort()).toEqual([
      "database",
      "disk",
      "migrations",
      "queue",
      "schedules",
      "worker",
    ])
    expect(checks.database.status).toBe("ok")
    expect(checks.migrations.status).toBe("ok")
    expect(checks.worker.status).toBe("degraded")
    expect(status).toBe("degraded")
  })

  test("ready is 503 when a migration is missing, and names it", async () => {
    const { rows } = await db.owner.query(
      'update "_prisma_migrations" set finished_at = null where migration_name = $1 returning finished_at',
      ["0003_engine"],
    )
    expect(rows).toHaveLength(1)
    const answer = await ready()
    expect(answer.status).toBe(503)
    expect(JSON.stringify(await answer.json())).toContain("0003_engine")
    await db.owner.query('update "_prisma_migrations" set finished_at = now() where finished_at is null')
  })

  test("ready is 503 within its patience when the database is gone", async () => {
    const before = env().DATABASE_URL
    await closeDb()
    process.env.DATABASE_URL = "postgresql://nobody:nothing@127.0.0.1:9/none"
    resetEnv()
    const answer = await ready()
    expect(answer.status).toBe(503)
    expect(((await answer.json()) as { checks: Checks }).checks.database.status).toBe("failed")
    const scraped = await metrics(asking())
    expect(scraped.status).toBe(200)
    const told = await scraped.text()
    expect(told).toContain("\nrounds_ready 0\n")
    expect(told).toContain('rounds_check{check="database"} 0')
    expect(told).toMatch(/^process_resident_memory_bytes \d+$/m)
    expect(told).not.toMatch(/^pg_/m)
    await closeDb()
    process.env.DATABASE_URL = before
    resetEnv()
  })

  test("only database and migrations make it unavailable", () => {
    const good = { status: "ok", detail: "" } as const
    const all: Checks = {
      database: good,
      migrations: good,
      worker: good,
      schedules: good,
      queue: good,
      disk: good,
    }
    expect(overall(all)).toBe("ok")
    for (const name of ["worker", "schedules", "queue", "disk"] as const) {
      expect(overall({ ...all, [name]: { status: "degraded", detail: "" } })).toBe("degraded")
    }
    for (const name of ["database", "migrations"] as const) {
      expect(overall({ ...all, [name]: { status: "failed", detail: "" } })).toBe("unavailable")
    }
  })

  test("version says what runs", async () => {
    expect(Object.keys(await version().json())).toEqual([
      "service",
      "version",
      "gitSha",
      "buildTime",
      "imageDigest",
      "nodeEnv",
    ])
  })
})

describe("metrics", () => {
  test("open without a token; with one, only its bearer reads", async () => {
    expect((await metrics(asking())).status).toBe(200)
    process.env.METRICS_TOKEN = "metrics-token"
    resetEnv()
    expect((await metrics(asking())).status).toBe(401)
    expect((await metrics(asking("Bearer wrong"))).status).toBe(401)
    const answer = await metrics(asking("Bearer metrics-token"))
    expect(answer.status).toBe(200)
    expect(await answer.text()).toContain("rounds_ready 1")
    delete process.env.METRICS_TOKEN
    resetEnv()
  })

  test("each metric is described once, labels are escaped", () => {
    const sample = { name: "m", help: "h", value: 1 }
    expect(toText([{ ...sample, labels: { a: 'q"\\\n' } }, sample])).toBe(
      '# HELP m h\n# TYPE m gauge\nm{a="q\\"\\\\\\n"} 1\nm 1\n',
    )
  })
})
