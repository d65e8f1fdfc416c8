import { sealFacts } from "@/lib/audit/seal"
import { closeDb, takeTime } from "@/lib/db"
import { readEnv, resetEnv } from "@/lib/env"
import { setClock } from "@/lib/time"
import { dataDir, type OpenDatabase, withDatabase } from "@/scripts/database"
import { assertDemoDatabase } from "@/scripts/demo-guard"
import { adoptEnv, demoEnv, embeddedEnv, type Vars } from "@/scripts/settings"
import { seedDemo } from "./demo"
import { seedFirstClinic } from "./first-clinic"
import { migrate } from "./migrate"

/**
 * Newest schema, and then the demo's two clinics in the embedded database, or the first clinic in the one of
 * DATABASE_URL; ROUNDS_DEMO=1 or 0 says otherwise. `demo` and `dev` run it as a process of its own, so that their
 * supervisor stays small.
 */
await withDatabase(
  async (database) => {
    takeTime()
    const isDemo = database.embedded ? process.env.ROUNDS_DEMO !== "0" : process.env.ROUNDS_DEMO === "1"
    await (isDemo ? demo(database) : firstClinic(database))
    await closeDb()
  },
  process.env.ROUNDS_DEMO === "1" ? "demo" : undefined,
)

async function demo({ ownerUrl, embedded }: OpenDatabase): Promise<void> {
  if (!embedded) await assertDemoDatabase(ownerUrl)
  const env = demoEnv(dataDir(), embedded?.url, process.env.NODE_ENV || "production")
  await prepare(ownerUrl, env)
  const outcome = await seedDemo()
  // What the demo's past weeks hold would else stand for a minute as not sealed for weeks.
  if (outcome === "seeded") await sealFacts()
  console.log(`Demo data: ${outcome}.`)
}

async function firstClinic({ ownerUrl, embedded }: OpenDatabase): Promise<void> {
  await prepare(ownerUrl, { ...process.env, ...(embedded ? embeddedEnv(dataDir(), embedded.url) : {}) })
  const { clinic, isNew, connection, platform, admin } = await seedFirstClinic()
  console.log(`${clinic}: ${isNew ? "made" : "already there"}.`)
  for (const name of [...(connection ? ["WhatsApp"] : []), ...platform]) console.log(`${name}: connected.`)
  if (admin) console.log(`Sign in as ${admin.email} with the password ${admin.password} (not shown again).`)
}

async function prepare(ownerUrl: string, env: Vars): Promise<void> {
  const { NEXTAUTH_SECRET: secret } = readEnv(env)
  await migrate(ownerUrl, { secret })
  adoptEnv(env)
  resetEnv()
  setClock(env.ROUNDS_CLOCK)
}
