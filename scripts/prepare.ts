import { closeDb } from "@/lib/db"
import { readEnv, resetEnv } from "@/lib/env"
import { seedDemo } from "@/prisma/demo"
import { migrate } from "@/prisma/migrate"
import { dataDir, loadDotEnv, openDatabase } from "./database"
import { assertDemoDatabase } from "./demo-guard"
import { isTaken } from "./http"
import { takeOver } from "./runtime"
import { localEnv, portSetting } from "./settings"
import type { StackOptions } from "./stack"

type Prepared = Pick<StackOptions, "dir" | "url" | "databaseUrl" | "cluster" | "env">

/** What `demo` and `dev` share: this process as the only supervisor, the database current and with its demo data. */
export async function prepareDemo(mode: "production" | "development"): Promise<Prepared> {
  loadDotEnv()
  const dir = dataDir()
  const port = portSetting()
  await takeOver(dir)
  if (await isTaken(port))
    throw new Error(`Port ${port} is taken. Choose another, as in: PORT=${port + 1} npm run demo`)
  const database = await openDatabase()
  if (!database.embedded) await assertDemoDatabase(database.ownerUrl)

  const env = localEnv(dir, process.env.DATABASE_URL || database.ownerUrl, mode)
  env.ROUNDS_DEMO = "1"
  readEnv(env)
  await migrate(database.ownerUrl, { secret: env.NEXTAUTH_SECRET })
  Object.assign(process.env, env)
  resetEnv()
  await seedDemo()
  await closeDb()
  return { dir, url: env.NEXTAUTH_URL, databaseUrl: database.ownerUrl, cluster: database.embedded, env }
}
