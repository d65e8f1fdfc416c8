import { spawn } from "node:child_process"
import { readEnv } from "@/lib/env"
import { dataDir, loadDotEnv, openDatabase } from "./database"
import { assertDemoDatabase } from "./demo-guard"
import { freePort, isTaken } from "./http"
import { isPrepared } from "./prepared"
import { letGo, takeOver } from "./runtime"
import { demoEnv, portSetting, type Vars } from "./settings"
import type { StackOptions } from "./stack"

type Prepared = Pick<StackOptions, "dir" | "url" | "databaseUrl" | "cluster" | "env">

/**
 * What `demo` and `dev` share: this process as the only supervisor, the database current and with its demo data.
 * `seed` are Node's arguments that run prisma/seed.ts.
 */
export async function prepareDemo(mode: "production" | "development", seed: string[]): Promise<Prepared> {
  loadDotEnv()
  const dir = dataDir()
  const port = portSetting()
  await takeOver(dir)
  if (await isTaken(port)) {
    letGo(dir)
    throw new Error(`Port ${port} is taken. Choose another, as in: PORT=${port + 1} npm run demo`)
  }
  const database = await openDatabase("demo")
  try {
    if (!database.embedded) await assertDemoDatabase(database.ownerUrl)
    const env = { ...demoEnv(dir, database.embedded?.url, mode), ...carrying(await freePort()) }
    readEnv(env)
    if (!(database.embedded && (await isPrepared(database.ownerUrl)))) {
      await runSeed(seed, {
        ...process.env,
        NODE_ENV: mode,
        ROUNDS_DEMO: "1",
        ROUNDS_CLOCK: env.ROUNDS_CLOCK,
      })
    }
    return { dir, url: env.NEXTAUTH_URL, databaseUrl: database.ownerUrl, cluster: database.embedded, env }
  } catch (error) {
    await database.close()
    letGo(dir)
    throw error
  }
}

/** Where the worker carries the demo's services (lib/drivers/demo), and that it may be called although it is this machine. */
function carrying(port: number): Vars {
  const hosts = [process.env.PRIVATE_HOSTS, `127.0.0.1:${port}`]
  return { ROUNDS_DEMO_HOST_PORT: String(port), PRIVATE_HOSTS: hosts.filter(Boolean).join(",") }
}

function runSeed(seed: string[], env: Vars): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, seed, {
      env: env as NodeJS.ProcessEnv,
      stdio: ["ignore", "pipe", "pipe"],
    })
    let said = ""
    for (const stream of [child.stdout, child.stderr]) {
      stream.on("data", (chunk) => {
        said += chunk
      })
    }
    child.once("error", reject)
    child.once("close", (code) =>
      code === 0 ? resolve() : reject(new Error(`The database could not be prepared:\n${said}`)),
    )
  })
}
