import { closeDb } from "@/lib/db"
import { readEnv, resetEnv } from "@/lib/env"
import { seedDemo } from "@/prisma/demo"
import { migrate } from "@/prisma/migrate"
import { dataDir, loadDotEnv, openDatabase } from "./database"
import { assertDemoDatabase } from "./demo-guard"
import { isTaken } from "./http"
import { takeOver } from "./runtime"
import { localEnv, portSetting } from "./settings"
import { runStack } from "./stack"

/** Next in development mode, and the worker started anew whenever its sources change. */
async function main() {
  loadDotEnv()
  const dir = dataDir()
  const port = portSetting()
  await takeOver(dir)
  if (await isTaken(port))
    throw new Error(`Port ${port} is taken. Choose another: PORT=${port + 1} npm run dev`)
  const database = await openDatabase()
  if (!database.embedded) await assertDemoDatabase(database.ownerUrl)
  const databaseUrl = database.embedded ? database.ownerUrl : (process.env.DATABASE_URL as string)
  const env = { ...localEnv(dir, databaseUrl, "development"), ROUNDS_DEMO: "1" }
  readEnv(env)
  await migrate(database.ownerUrl, { secret: env.NEXTAUTH_SECRET as string })
  Object.assign(process.env, env)
  resetEnv()
  await seedDemo()
  await closeDb()

  const tsx = ["node_modules/tsx/dist/cli.mjs"]
  const config = ["--tsconfig", "scripts/tsconfig.json"]
  const stack = runStack({
    dir,
    url: env.NEXTAUTH_URL as string,
    databaseUrl: database.ownerUrl,
    cluster: database.embedded,
    env,
    program: (name) =>
      name === "server"
        ? [...tsx, ...config, "scripts/server.ts", "--dev"]
        : [...tsx, "watch", "--clear-screen=false", ...config, "scripts/worker.ts"],
    logs: "inherit",
  })
  await stack.ready
  console.log(`Rounds in development: ${env.NEXTAUTH_URL}`)
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
})
