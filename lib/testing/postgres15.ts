import { execFileSync, spawn } from "node:child_process"
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import { migrate } from "@/prisma/migrate"
import { usablePort } from "@/scripts/postgres"
import { giveTo, launcher } from "@/scripts/postgres-binaries"

const BIN = "/usr/lib/postgresql/15/bin"

/** Whether this machine has the oldest PostgreSQL that is supported, with its tools. */
export const hasPostgres15 = existsSync(join(BIN, "pg_dump")) && existsSync(join(BIN, "postgres"))

/** A throw-away server of it; the superuser is `rounds`. `dataDir` is its cluster's folder. */
export async function startPostgres15(given: { dataDir?: string; password?: string } = {}) {
  const home = mkdtempSync(join(tmpdir(), "rounds-pg15-"))
  const dataDir = given.dataDir ?? join(home, "data")
  const password = given.password ?? "test"
  const port = (await usablePort()) ?? 0
  const file = join(home, "password")
  writeFileSync(file, password)
  const init = launcher(join(BIN, "initdb"))
  giveTo(home, init.identity)
  giveTo(file, init.identity)
  const flags = [
    "-D",
    dataDir,
    "-U",
    "rounds",
    `--pwfile=${file}`,
    "-A",
    "scram-sha-256",
    "-E",
    "UTF8",
    "--locale=C",
    "-N",
  ]
  execFileSync(init.command, [...init.args, ...flags], { ...init.identity, stdio: "pipe", env: PLAIN })
  const run = launcher(join(BIN, "postgres"))
  const settings = ["-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories=", "-c", "fsync=off"]
  const child = spawn(run.command, [...run.args, "-D", dataDir, "-p", String(port), ...settings], {
    ...run.identity,
    stdio: "ignore",
    env: PLAIN,
  })
  const ended = new Promise<void>((done) => child.once("exit", () => done()))
  const server = `postgresql://rounds:${password}@127.0.0.1:${port}`
  await ready(`${server}/postgres`)
  return {
    server,
    dataDir,
    /** A database of the product's schema. */
    async database(name: string, secret: string): Promise<string> {
      await asked(`${server}/postgres`, `create database ${name}`)
      await migrate(`${server}/${name}`, { secret })
      return `${server}/${name}`
    },
    async stop(): Promise<void> {
      child.kill("SIGINT")
      await ended
      if (!given.dataDir) rmSync(home, { recursive: true, force: true })
    },
  }
}

const PLAIN: NodeJS.ProcessEnv = { NODE_ENV: "test", PATH: process.env.PATH, LC_ALL: "C", TZ: "UTC" }

async function asked(url: string, text: string): Promise<void> {
  const { default: pg } = await import("pg")
  const client = new pg.Client({ connectionString: url })
  client.on("error", () => {})
  await client.connect()
  await client.query(text).finally(() => client.end())
}

async function ready(url: string): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await asked(url, "select 1")
    } catch (error) {
      if (attempt >= 200) throw error
      await sleep(100)
    }
  }
}
