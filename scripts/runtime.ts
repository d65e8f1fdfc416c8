import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { isOurs, signal, startedAt, waitForExit } from "./processes"

export interface Runtime {
  url: string
  /** A login that may read everything. */
  databaseUrl: string
  pids: { server: number | null; worker: number | null; postgres: number | null; supervisor: number }
}

const runtimeFile = (dir: string) => join(dir, "runtime.json")
const lockFile = (dir: string) => join(dir, "supervisor.json")

export function writeRuntime(dir: string, runtime: Runtime): void {
  const draft = `${runtimeFile(dir)}.${process.pid}`
  writeFileSync(draft, `${JSON.stringify(runtime, null, 2)}\n`, { mode: 0o600 })
  renameSync(draft, runtimeFile(dir))
}

export function readRuntime(dir: string): Runtime | undefined {
  return readJson<Runtime>(runtimeFile(dir))
}

/** The mark in a child's command line by which a later start knows it again. */
export const dirMark = (dir: string): string => `--data-dir=${dir}`

/**
 * Makes this process the one supervisor of `dir`. Refuses while another lives; after one was killed, ends the server and
 * the worker it left (their database is adopted by `startCluster`).
 */
export async function takeOver(dir: string): Promise<void> {
  mkdirSync(dir, { recursive: true })
  const left = readRuntime(dir)
  claim(dir, left)
  const orphans = [left?.pids.server, left?.pids.worker].filter((pid) =>
    isOurs(pid ?? undefined, dirMark(dir)),
  ) as number[]
  for (const pid of orphans) signal(pid, "SIGTERM")
  for (const pid of orphans) {
    if (await waitForExit(pid, 5000)) continue
    signal(pid, "SIGKILL")
    await waitForExit(pid, 2000)
  }
}

/** Of several that start at once, one gets the lock: a link is made whole or not at all. */
function claim(dir: string, left: Runtime | undefined): void {
  const lock = lockFile(dir)
  const [draft, aside] = [`${lock}.${process.pid}`, `${lock}.${process.pid}.old`]
  writeFileSync(draft, JSON.stringify({ pid: process.pid, started: startedAt(process.pid) }), { mode: 0o600 })
  try {
    while (!isDone(() => linkSync(draft, lock), "EEXIST")) {
      const holder = readJson<Holder>(lock)
      if (holder && startedAt(holder.pid) === holder.started) {
        if (holder.pid === process.pid) return
        throw new Error(
          `Rounds already runs from ${dir}${left ? ` at ${left.url}` : ""} (process ${holder.pid}). ` +
            "Stop it, or set another PORT and ROUNDS_DATA_DIR.",
        )
      }
      if (!isDone(() => renameSync(lock, aside), "ENOENT")) continue
      // Somebody may have put a living lock there since it was read: that one goes back.
      const moved = readJson<Holder>(aside)
      if (moved && startedAt(moved.pid) === moved.started) isDone(() => linkSync(aside, lock), "EEXIST")
    }
  } finally {
    rmSync(draft, { force: true })
    rmSync(aside, { force: true })
  }
}

type Holder = { pid: number; started: string }

function isDone(work: () => void, unless: string): boolean {
  try {
    work()
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === unless) return false
    throw error
  }
}

export function letGo(dir: string): void {
  rmSync(runtimeFile(dir), { force: true })
  rmSync(lockFile(dir), { force: true })
}

function readJson<T>(path: string): T | undefined {
  try {
    return JSON.parse(readFileSync(path, "utf8")) as T
  } catch {
    return undefined
  }
}
