import { closeDb } from "@/lib/db"
import { readEnv, resetEnv } from "@/lib/env"
import { seedDemo } from "@/prisma/demo"
import { PASSWORD } from "@/prisma/demo/clinics"
import { migrate } from "@/prisma/migrate"
import { dataDir, loadDotEnv, openDatabase } from "./database"
import { assertDemoDatabase } from "./demo-guard"
import { isTaken } from "./http"
import { takeOver } from "./runtime"
import { localEnv, portSetting } from "./settings"
import { runStack } from "./stack"

async function main() {
  loadDotEnv()
  const dir = dataDir()
  const port = portSetting()
  await takeOver(dir)
  if (await isTaken(port))
    throw new Error(`Port ${port} is taken. Choose another: PORT=${port + 1} npm run demo`)
  const database = await openDatabase()
  if (!database.embedded) await assertDemoDatabase(database.ownerUrl)

  const databaseUrl = database.embedded ? database.ownerUrl : (process.env.DATABASE_URL as string)
  const env = { ...localEnv(dir, databaseUrl, "production"), ROUNDS_DEMO: "1" }
  readEnv(env)
  await migrate(database.ownerUrl, { secret: env.NEXTAUTH_SECRET as string })
  Object.assign(process.env, env)
  resetEnv()
  await seedDemo()
  await closeDb()

  const url = env.NEXTAUTH_URL as string
  const stack = runStack({
    dir,
    url,
    databaseUrl: database.ownerUrl,
    cluster: database.embedded,
    env,
    program: (name) => [`dist/${name}.js`],
    logs: "files",
  })
  await stack.ready
  await untilReady(url)
  console.log(welcome(url))
}

async function untilReady(url: string) {
  for (let attempt = 0; attempt < 100; attempt++) {
    const answer = await fetch(`${url}/health/ready`).catch(() => undefined)
    if (answer?.ok) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

function welcome(url: string): string {
  const roles = ["admin", "doctor", "coordinator", "frontdesk", "caregiver", "operator", "auditor"]
  return [
    "",
    `  Rounds is ready: ${url}`,
    "",
    `  Sign in with the password ${PASSWORD} as`,
    ...roles.map((role) => `    ${`${role}@northside.demo`.padEnd(30)} ${role}@lakeview.demo`),
    "",
    "  Ctrl-C stops everything; the data stays.",
    "",
  ].join("\n")
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
})
