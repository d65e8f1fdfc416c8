import { type ChildProcess, spawn } from "node:child_process"
import { mkdtempSync, readFileSync, rmSync } from "node:fs"
import { createServer } from "node:net"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import type { Runtime } from "@/scripts/runtime"

export interface RunningDemo {
  url: string
  dataDir: string
  process: ChildProcess
  runtime(): Runtime
  /** SIGTERM, then waits; resolves with how long that took. */
  stop(): Promise<number>
}

/** `npm run demo` as a user has it, on a free port and in a folder of its own. Needs a build or makes it. */
export async function startDemo(
  given: { dataDir?: string; port?: number; env?: Record<string, string> } = {},
): Promise<RunningDemo> {
  const port = given.port ?? (await freePort())
  const dataDir = given.dataDir ?? mkdtempSync(join(tmpdir(), "rounds-e2e-"))
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    PORT: String(port),
    ROUNDS_DATA_DIR: dataDir,
    ...given.env,
  }
  // What a test runner sets is not for the product.
  for (const name of [
    "DATABASE_URL",
    "NODE_ENV",
    "NODE_OPTIONS",
    "HOST",
    "NEXTAUTH_URL",
    "NEXTAUTH_SECRET",
    "ENCRYPTION_KEY",
  ]) {
    if (!given.env?.[name]) delete (env as Record<string, string | undefined>)[name]
  }
  const child = spawn(process.execPath, ["scripts/demo.mjs"], { env, stdio: ["ignore", "pipe", "pipe"] })
  let said = ""
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on("data", (chunk) => {
      said += chunk
    })
  }
  const url = `http://localhost:${port}`
  const until = performance.now() + 300_000
  while (!said.includes("Rounds is ready")) {
    if (child.exitCode !== null) throw new Error(`The demo did not start:\n${said}`)
    if (performance.now() > until) throw new Error(`The demo was not ready in time:\n${said}`)
    await sleep(100)
  }
  return {
    url,
    dataDir,
    process: child,
    runtime: () => JSON.parse(readFileSync(join(dataDir, "runtime.json"), "utf8")) as Runtime,
    async stop() {
      const from = performance.now()
      if (child.exitCode === null) {
        const gone = new Promise((resolve) => child.once("exit", resolve))
        child.kill("SIGTERM")
        await gone
      }
      const tookMs = performance.now() - from
      if (!given.dataDir) rmSync(dataDir, { recursive: true, force: true })
      return tookMs
    },
  }
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once("error", reject)
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address() as { port: number }
      probe.close(() => resolve(port))
    })
  })
}
