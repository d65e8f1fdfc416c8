import { closeDb } from "@/lib/db"
import { readEnv, resetEnv } from "@/lib/env"
import { setClock } from "@/lib/time"
import { dataDir, openDatabase } from "@/scripts/database"
import { assertDemoDatabase } from "@/scripts/demo-guard"
import { adoptEnv, demoEnv } from "@/scripts/settings"
import { seedDemo } from "./demo"
import { migrate } from "./migrate"

/**
 * Newest schema and the demo's two clinics, in the embedded database or, where that is allowed, in the one of DATABASE_URL.
 * `demo` and `dev` run it as a process of its own, so that their supervisor stays small.
 */
const database = await openDatabase("demo")
try {
  if (!database.embedded) await assertDemoDatabase(database.ownerUrl)
  const env = demoEnv(dataDir(), database.embedded?.url, process.env.NODE_ENV || "production")
  readEnv(env)
  await migrate(database.ownerUrl, { secret: env.NEXTAUTH_SECRET })
  adoptEnv(env)
  resetEnv()
  setClock(env.ROUNDS_CLOCK)
  console.log(`Demo data: ${await seedDemo()}.`)
  await closeDb()
} finally {
  await database.close()
}
