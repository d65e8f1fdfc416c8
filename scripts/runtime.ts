import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs"
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
  const holder = readJson<{ pid: number; started: string }>(lockFile(dir))
  const left = readRuntime(dir)
  if (holder && holder.pid !== process.pid && startedAt(holder.pid) === holder.started) {
    throw new Error(
      `Rounds already runs from ${dir}${left ? ` at ${left.url}` : ""} (process ${holder.pid}). ` +
        "Stop it, or set another PORT and ROUNDS_DATA_DIR.",
    )
  }
  writeFileSync(lockFile(dir), JSON.stringify({ pid: process.pid, started: startedAt(process.pid) }), {
    mode: 0o600,
  })
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
