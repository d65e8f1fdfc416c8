import { type ChildProcess, execFileSync, spawn } from "node:child_process"
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs"
import { createServer } from "node:net"
import { dirname, join } from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import pg from "pg"
import { giveTo, launcher, ownMajor, postgresHome } from "./postgres-binaries"
import { isAlive, isOurs, processesIn, signal, waitForExit } from "./processes"

const SUPERUSER = "rounds"
const DATABASE = "rounds"
/** Nothing of ours (secrets above all) in the database's environment. */
const PLAIN_ENV: NodeJS.ProcessEnv = {
  NODE_ENV: "production",
  PATH: process.env.PATH,
  LC_ALL: "C",
  TZ: "UTC",
}

export interface ClusterOptions {
  /** The cluster's own folder; made when absent. */
  dataDir: string
  password: string
  /** A free one is taken when absent. */
  port?: number
  /** False only for throw-away clusters of tests: no fsync. */
  durable?: boolean
  logFile?: string
  /** Told of the process before it answers. */
  onPid?(pid: number): void
  /** The folder above bin/ of another PostgreSQL than the one that comes with Rounds. */
  home?: string
}

export interface Cluster {
  /** Superuser address of database `rounds`. */
  url: string
  port: number
  pid: number
  /** True when it was already running: an earlier start left it. */
  adopted: boolean
}

/** Starts the cluster in `dataDir`, initialising it first, or adopts the one that already runs there. */
export async function startCluster(options: ClusterOptions): Promise<Cluster> {
  const running = runningCluster(options.dataDir)
  if (running) {
    try {
      await untilReady(running.port, options.password, running.pid)
      await ensureDatabase(running.port, options.password)
      return { ...running, url: clusterUrl(running.port, options.password), adopted: true }
    } catch (error) {
      if (isAlive(running.pid)) throw error
    }
  }
  const home = options.home ?? postgresHome()
  const major = clusterMajor(options.dataDir)
  if (major === undefined) initialise(home, options)
  else if (!options.home && major !== ownMajor())
    throw new Error(
      `The data in ${options.dataDir} is of PostgreSQL ${major}; Rounds now runs ${ownMajor()}. Run: npm run db:upgrade`,
    )
  await endOrphans(options.dataDir)
  for (let attempt = 1; ; attempt++) {
    const port = await usablePort(options.port)
    if (!port) {
      if (attempt >= 50) throw new Error(`Port ${options.port} of the embedded database is taken.`)
      await sleep(100)
      continue
    }
    const child = launch(home, options, port)
    if (child.pid) options.onPid?.(child.pid)
    try {
      await untilReady(port, options.password, child.pid)
    } catch (error) {
      // The port may be lost to another between the look and the start.
      if (attempt >= 20) throw error
      await sleep(250)
      continue
    }
    await ensureDatabase(port, options.password)
    return { url: clusterUrl(port, options.password), port, pid: child.pid as number, adopted: false }
  }
}

/** Of which major version the files are; undefined: there are none yet. */
export function clusterMajor(dataDir: string): number | undefined {
  const file = join(dataDir, "PG_VERSION")
  return existsSync(file) ? Number.parseInt(readFileSync(file, "utf8"), 10) : undefined
}

/** Stops whatever cluster runs in `dataDir`: fast first, hard after `timeoutMs`. */
export async function stopCluster(dataDir: string, timeoutMs = 5000): Promise<void> {
  const running = runningCluster(dataDir)
  if (!running) return
  signal(running.pid, "SIGINT")
  if (await waitForExit(running.pid, timeoutMs)) return
  signal(running.pid, "SIGQUIT")
  if (await waitForExit(running.pid, 2000)) return
  signal(running.pid, "SIGKILL")
  await waitForExit(running.pid, 1000)
}

/**
 * What a killed postmaster leaves: backends that still write, and a pid file that may name a process of someone else by
 * now. The file otherwise stays, because PostgreSQL's own check for survivors reads it.
 */
async function endOrphans(dataDir: string): Promise<void> {
  const backends = processesIn(dataDir).filter((pid) => isOurs(pid, "postgres"))
  for (const pid of backends) signal(pid, "SIGKILL")
  await Promise.all(backends.map((pid) => waitForExit(pid, 2000)))
  const file = join(dataDir, "postmaster.pid")
  if (existsSync(file) && isAlive(Number.parseInt(readFileSync(file, "utf8"), 10)))
    rmSync(file, { force: true })
}

/** The postmaster that runs in `dataDir`, when its pid file names a living process that is really it. */
export function runningCluster(dataDir: string): { pid: number; port: number } | undefined {
  let lines: string[]
  try {
    lines = readFileSync(join(dataDir, "postmaster.pid"), "utf8").split("\n")
  } catch {
    return undefined
  }
  const pid = Number(lines[0])
  const port = Number(lines[3])
  return port && isOurs(pid, "postgres", dataDir) ? { pid, port } : undefined
}

export function clusterUrl(port: number, password: string, database = DATABASE): string {
  return `postgresql://${SUPERUSER}:${password}@127.0.0.1:${port}/${database}`
}

function initialise(home: string, options: ClusterOptions): void {
  const parent = dirname(options.dataDir)
  mkdirSync(parent, { recursive: true })
  const draft = `${options.dataDir}.new`
  rmSync(draft, { recursive: true, force: true })
  mkdirSync(draft, { mode: 0o700 })
  const passwordFile = `${draft}.password`
  writeFileSync(passwordFile, options.password, { mode: 0o600 })
  const { command, args, identity } = launcher(join(home, "bin", "initdb"))
  giveTo(draft, identity)
  giveTo(passwordFile, identity)
  try {
    execFileSync(
      command,
      [
        ...args,
        `--pgdata=${draft}`,
        `--username=${SUPERUSER}`,
        `--pwfile=${passwordFile}`,
        "--auth=scram-sha-256",
        "--encoding=UTF8",
        "--locale=C",
        "--locale-provider=builtin",
        "--builtin-locale=C.UTF-8",
        ...(options.durable === false
          ? ["--no-sync"]
          : process.platform === "linux"
            ? ["--sync-method=syncfs"]
            : []),
      ],
      { ...identity, stdio: "pipe", env: PLAIN_ENV },
    )
  } catch (error) {
    throw new Error(`initdb failed: ${String((error as { stderr?: Buffer }).stderr ?? error)}`)
  } finally {
    rmSync(passwordFile, { force: true })
  }
  // A crash in the middle of initdb must not leave half a cluster behind.
  renameSync(draft, options.dataDir)
}

function launch(home: string, options: ClusterOptions, port: number): ChildProcess {
  const settings: Record<string, string> = {
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    max_connections: "200",
    shared_buffers: "128MB",
    log_timezone: "UTC",
    timezone: "UTC",
    lc_messages: "C",
    log_min_messages: "warning",
    ...(options.durable === false
      ? {
          fsync: "off",
          synchronous_commit: "off",
          full_page_writes: "off",
          autovacuum: "off",
          io_method: "sync",
        }
      : { wal_compression: "on", max_wal_size: "1GB" }),
    // After a kill it syncs all its files first: one call instead of a thousand.
    ...(process.platform === "linux" ? { recovery_init_sync_method: "syncfs" } : {}),
  }
  const flags = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`])
  const { command, args, identity } = launcher(join(home, "bin", "postgres"))
  const log = options.logFile ? openSync(options.logFile, "a", 0o600) : undefined
  // Its own session: Ctrl-C in the terminal must reach the supervisor first, the database last.
  const child = spawn(command, [...args, "-D", options.dataDir, "-p", String(port), ...flags], {
    ...identity,
    detached: true,
    stdio: ["ignore", log ?? "ignore", log ?? "ignore"],
    env: PLAIN_ENV,
  })
  child.on("error", () => {})
  child.unref()
  if (log !== undefined) closeSync(log)
  return child
}

async function untilReady(port: number, password: string, pid: number | undefined): Promise<void> {
  const until = performance.now() + 60_000
  for (;;) {
    const client = new pg.Client({
      connectionString: clusterUrl(port, password, "postgres"),
      connectionTimeoutMillis: 5000,
    })
    client.on("error", () => {})
    try {
      await client.connect()
      await client.end()
      return
    } catch (error) {
      await client.end().catch(() => {})
      if ((error as { code?: string }).code === "28P01") {
        throw new Error(
          "The embedded database refuses its password: secrets.json and the cluster do not belong together.",
        )
      }
      if (!isAlive(pid)) throw new Error("PostgreSQL stopped while starting.")
      if (performance.now() > until) throw error
      await sleep(50)
    }
  }
}

async function ensureDatabase(port: number, password: string): Promise<void> {
  const client = new pg.Client({ connectionString: clusterUrl(port, password, "postgres") })
  await client.connect()
  try {
    const { rowCount } = await client.query("select from pg_database where datname = $1", [DATABASE])
    if (!rowCount) await client.query(`create database ${DATABASE}`)
  } finally {
    await client.end()
  }
}

/** A free port; with `wanted`, that one or undefined while another process holds it. */
export function usablePort(wanted?: number): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once("error", (error) => (wanted ? resolve(undefined) : reject(error)))
    probe.listen(wanted ?? 0, "127.0.0.1", () => {
      const { port } = probe.address() as { port: number }
      probe.close(() => resolve(port))
    })
  })
}
