import { createHash } from "node:crypto"
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { ensureClient, ensureInstalled, ROOT, run, TSX } from "./install.mjs"
import { buildIsStale } from "./stamp.mjs"

/** Two commands started at once in one clone must not install or build over each other. */
export async function withSetupLock(work) {
  const lock = join(
    tmpdir(),
    `rounds-setup-${process.getuid?.() ?? 0}-${createHash("sha256").update(ROOT).digest("hex").slice(0, 12)}`,
  )
  while (!taken(lock)) {
    if (!isAlive(holder(lock))) rmSync(lock, { recursive: true, force: true })
    await new Promise((resolve) => setTimeout(resolve, 300))
  }
  try {
    await work()
  } finally {
    rmSync(lock, { recursive: true, force: true })
  }
}

export function ensureBuild() {
  ensureInstalled()
  ensureClient()
  if (!buildIsStale()) return
  console.log("Building (only after a change) …")
  run(process.execPath, [...TSX, "scripts/build.ts"], {}, "pipe")
}

function taken(lock) {
  try {
    mkdirSync(lock)
    writeFileSync(join(lock, "pid"), String(process.pid))
    return true
  } catch (error) {
    if (error.code === "EEXIST") return false
    throw error
  }
}

function holder(lock) {
  try {
    return Number(readFileSync(join(lock, "pid"), "utf8"))
  } catch {
    return process.pid // between its mkdir and its write: it lives
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === "EPERM"
  }
}

/** Next writes the types of its routes and pages; the type check needs them, also before any build. */
export function ensureRouteTypes() {
  run(process.execPath, ["node_modules/next/dist/bin/next", "typegen"], {}, "pipe")
}
