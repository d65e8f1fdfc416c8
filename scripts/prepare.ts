import { closeDb } from "@/lib/db"
import { readEnv, resetEnv } from "@/lib/env"
import { setClock } from "@/lib/time"
import { seedDemo } from "@/prisma/demo"
import { migrate } from "@/prisma/migrate"
import { dataDir, loadDotEnv, openDatabase } from "./database"
import { assertDemoDatabase } from "./demo-guard"
import { isTaken } from "./http"
import { takeOver } from "./runtime"
import { adoptEnv, demoEnv, portSetting } from "./settings"
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

  const env = demoEnv(dir, database.embedded?.url, mode)
  readEnv(env)
  await migrate(database.ownerUrl, { secret: env.NEXTAUTH_SECRET })
  adoptEnv(env)
  resetEnv()
  setClock(env.ROUNDS_CLOCK)
  await seedDemo()
  await closeDb()
  return { dir, url: env.NEXTAUTH_URL, databaseUrl: database.ownerUrl, cluster: database.embedded, env }
}
