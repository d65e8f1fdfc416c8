/**
 * A real PostgreSQL database of its own for a test file, cloned from the migrated template:
 *
 *   const db = await testDatabase()                    // at the top of the file, before the first test
 *   await db.owner.query('insert into "Clinic" …')     // superuser pool: sees and writes everything
 *   await takeLead(ctx, { id })                        // product code: env() now points at this database
 *
 * It sets what lib/env.ts needs, so product modules may be imported statically; they connect on first use.
 */
import { randomBytes } from "node:crypto"
import { setTimeout as sleep } from "node:timers/promises"
import pg from "pg"
import { afterAll, inject } from "vitest"
import { closeDb } from "@/lib/db"
import { resetEnv } from "@/lib/env"

export interface TestDatabase {
  /** The superuser's address. */
  url: string
  /** NEXTAUTH_SECRET, from which the passwords of the runtime roles follow. */
  secret: string
  owner: pg.Pool
}

export async function testDatabase(): Promise<TestDatabase> {
  const cluster = inject("cluster")
  const name = `t_${randomBytes(6).toString("hex")}`
  await clone(cluster.url, name)
  const url = onDatabase(cluster.url, name)
  Object.assign(process.env, {
    DATABASE_URL: url,
    NEXTAUTH_URL: "http://localhost:3000",
    NEXTAUTH_SECRET: cluster.secret,
    ENCRYPTION_KEY: "0123456789abcdef".repeat(4),
    LOG_LEVEL: process.env.LOG_LEVEL ?? "silent",
    PRIVATE_HOSTS: "127.0.0.1",
  })
  for (const unwanted of ["DATABASE_MIGRATION_URL", "DATABASE_READ_REPLICA_URL", "ROUNDS_CLOCK"])
    delete process.env[unwanted]
  resetEnv()
  const owner = new pg.Pool({ connectionString: url, max: 4 })
  owner.on("error", () => {})
  afterAll(async () => {
    // A connection that is still lent keeps no file from ending: it goes with its database.
    await Promise.race([closeDb(), sleep(5_000, undefined, { ref: false })])
    await owner.end()
    await drop(cluster.url, name)
  })
  return { url, secret: cluster.secret, owner }
}

async function clone(url: string, name: string): Promise<void> {
  const template = new URL(url).pathname.slice(1)
  const client = new pg.Client({ connectionString: onDatabase(url, "postgres") })
  await client.connect()
  try {
    for (let attempt = 1; ; attempt++) {
      try {
        await client.query(`create database ${name} template ${template} strategy file_copy`)
        return
      } catch (error) {
        // 55006: a straggling connection to the template; it goes away by itself.
        if (attempt >= 50 || (error as { code?: string }).code !== "55006") throw error
        await sleep(100)
      }
    }
  } finally {
    await client.end()
  }
}

/** At once, or a run would leave a thousand files for each of its databases. */
async function drop(url: string, name: string): Promise<void> {
  const client = new pg.Client({ connectionString: onDatabase(url, "postgres") })
  await client.connect()
  try {
    await client.query(`drop database ${name} with (force)`)
  } finally {
    await client.end()
  }
}

function onDatabase(url: string, name: string): string {
  const address = new URL(url)
  address.pathname = `/${name}`
  return address.href
}
