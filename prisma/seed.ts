import { closeDb } from "@/lib/db"
import { readEnv, resetEnv } from "@/lib/env"
import { setClock } from "@/lib/time"
import { dataDir, withDatabase } from "@/scripts/database"
import { assertDemoDatabase } from "@/scripts/demo-guard"
import { adoptEnv, demoEnv } from "@/scripts/settings"
import { seedDemo } from "./demo"
import { migrate } from "./migrate"

/**
 * Newest schema and the demo's two clinics, in the embedded database or, where that is allowed, in the one of DATABASE_URL.
 * `demo` and `dev` run it as a process of its own, so that their supervisor stays small.
 */
await withDatabase(async ({ ownerUrl, embedded }) => {
  if (!embedded) await assertDemoDatabase(ownerUrl)
  const env = demoEnv(dataDir(), embedded?.url, process.env.NODE_ENV || "production")
  readEnv(env)
  await migrate(ownerUrl, { secret: env.NEXTAUTH_SECRET })
  adoptEnv(env)
  resetEnv()
  setClock(env.ROUNDS_CLOCK)
  console.log(`Demo data: ${await seedDemo()}.`)
  await closeDb()
}, "demo")
