import { type ChildProcess, spawn } from "node:child_process"
import { closeSync, openSync, statSync } from "node:fs"
import { signal, waitForExit } from "./processes"
import type { Vars } from "./settings"

/** The server's exit code for an address it cannot have: trying again would not help. */
export const EXIT_ADDRESS = 98

export interface ChildSpec {
  name: "server" | "worker"
  /** Node's arguments: script and flags. */
  args: string[]
  env: Vars
  /** Absent: the supervisor's own output. */
  logFile?: string
  onPid(pid: number | null): void
  onGiveUp(reason: string): void
}

export interface Supervised {
  /** Resolves when the child says so for the first time. */
  ready: Promise<void>
  stop(graceMs: number): Promise<void>
}

const STEADY_MS = 10_000
const LONGEST_PAUSE_MS = 2_000

/** Keeps one child running: started again at once when it dies, a little later each time it dies young. */
export function supervise(spec: ChildSpec): Supervised {
  let child: ChildProcess
  let stopping = false
  let deaths = 0
  let timer: NodeJS.Timeout | undefined
  let isReady = () => {}
  const ready = new Promise<void>((resolve) => {
    isReady = resolve
  })

  const start = () => {
    const bornAt = performance.now()
    child = launch(spec)
    spec.onPid(child.pid ?? null)
    child.on("message", (message) => {
      if ((message as { ready?: boolean } | null)?.ready) isReady()
    })
    child.on("error", () => {})
    child.once("exit", (code, killedBy) => {
      spec.onPid(null)
      if (stopping) return
      if (code === EXIT_ADDRESS) return spec.onGiveUp(`${spec.name} cannot have its address`)
      deaths = performance.now() - bornAt > STEADY_MS ? 0 : deaths + 1
      const pauseMs = deaths <= 1 ? 0 : Math.min(LONGEST_PAUSE_MS, 100 * 2 ** deaths)
      console.error(`${spec.name} stopped (${killedBy ?? `exit ${code}`}); starting it again.`)
      timer = setTimeout(start, pauseMs)
    })
  }
  start()

  return {
    ready,
    async stop(graceMs) {
      stopping = true
      clearTimeout(timer)
      const { pid } = child
      if (!pid || child.exitCode !== null || child.signalCode !== null) return
      signal(pid, "SIGTERM")
      if (await waitForExit(pid, graceMs)) return
      signal(pid, "SIGKILL")
      await waitForExit(pid, 1000)
    },
  }
}

function launch(spec: ChildSpec): ChildProcess {
  const log = spec.logFile ? openLog(spec.logFile) : undefined
  const output = log ?? "inherit"
  // Its own session, so that Ctrl-C reaches the supervisor alone; the channel ends the child when the supervisor dies.
  const child = spawn(process.execPath, spec.args, {
    env: spec.env as NodeJS.ProcessEnv,
    detached: true,
    stdio: ["ignore", output, output, "ipc"],
  })
  if (log !== undefined) closeSync(log)
  return child
}

const LOG_LIMIT_BYTES = 20 * 1024 * 1024

function openLog(path: string): number {
  let large = false
  try {
    large = statSync(path).size > LOG_LIMIT_BYTES
  } catch {
    // the first start
  }
  return openSync(path, large ? "w" : "a", 0o600)
}
