import { mkdirSync } from "node:fs"
import { join } from "node:path"
import { type Supervised, supervise } from "./child"
import { clusterDir, startEmbedded } from "./database"
import { whenParentDies } from "./parent.mjs"
import { type Cluster, stopCluster } from "./postgres"
import { isAlive } from "./processes"
import { dirMark, letGo, type Runtime, writeRuntime } from "./runtime"
import type { Vars } from "./settings"

export interface StackOptions {
  dir: string
  url: string
  databaseUrl: string
  cluster: Cluster | undefined
  env: Vars
  /** Node's arguments before the script's own: the bundle, or the TypeScript runner and the source. */
  program(name: "server" | "worker"): string[]
  /** Into files below `dir`, or to the supervisor's own output. */
  logs: "files" | "inherit"
}

export interface Stack {
  ready: Promise<void>
  stop(): Promise<void>
}

/** Server and worker as children, the embedded database beside them; each is started again when it dies. */
export function runStack(options: StackOptions): Stack {
  const { dir, cluster } = options
  mkdirSync(join(dir, "logs"), { recursive: true })
  let stopped: Promise<void> | undefined
  const runtime: Runtime = {
    url: options.url,
    databaseUrl: options.databaseUrl,
    pids: { server: null, worker: null, postgres: cluster?.pid ?? null, supervisor: process.pid },
  }
  const record = () => {
    if (!stopped) writeRuntime(dir, runtime)
  }
  const child = (name: "server" | "worker"): Supervised =>
    supervise({
      name,
      args: ["--enable-source-maps", ...options.program(name), dirMark(dir)],
      env: options.env,
      logFile: options.logs === "files" ? join(dir, "logs", `${name}.log`) : undefined,
      onPid(pid) {
        runtime.pids[name] = pid
        record()
      },
      onGiveUp(reason) {
        console.error(`Rounds stops: ${reason} (see ${join(dir, "logs")}).`)
        void stop().then(() => process.exit(1))
      },
    })
  const server = child("server")
  const worker = child("worker")
  const watch = cluster
    ? watchCluster(dir, cluster, (pid) => {
        runtime.pids.postgres = pid
        record()
      })
    : undefined

  const stop = () => {
    stopped ??= (async () => {
      await Promise.all([server.stop(9_000), worker.stop(9_000)])
      await watch?.end()
      if (cluster) await stopCluster(clusterDir(dir), 3_000)
      letGo(dir)
    })()
    return stopped
  }
  stopOnSignals(stop)
  return { ready: server.ready, stop }
}

function watchCluster(dir: string, first: Cluster, onPid: (pid: number | null) => void) {
  let pid = first.pid
  let restarting: Promise<void> | undefined
  const restart = async () => {
    onPid(null)
    console.error("postgres stopped; starting it again.")
    try {
      pid = (await startEmbedded(dir, { port: first.port, onPid })).pid
      onPid(pid)
    } catch (error) {
      console.error(`postgres does not start: ${error instanceof Error ? error.message : String(error)}`)
    }
  }
  const timer = setInterval(() => {
    if (restarting || isAlive(pid)) return
    restarting = restart().finally(() => {
      restarting = undefined
    })
  }, 300)
  return {
    end() {
      clearInterval(timer)
      return restarting
    },
  }
}

function stopOnSignals(stop: () => Promise<void>): void {
  let asked = 0
  for (const name of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.on(name, () => {
      if (++asked > 1) return
      void stop().finally(() => process.exit(0))
    })
  }
  whenParentDies(() => void stop().finally(() => process.exit(0)))
  // Whoever read our output may leave (`npm run demo | head`); that is no reason to stop.
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {})
}
