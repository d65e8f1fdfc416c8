import { closeDb } from "@/lib/db"
import { readEnv, resetEnv } from "@/lib/env"
import { dataDir, openDatabase } from "@/scripts/database"
import { assertDemoDatabase } from "@/scripts/demo-guard"
import { adoptEnv, demoEnv } from "@/scripts/settings"
import { seedDemo } from "./demo"
import { migrate } from "./migrate"

/** The demo's two clinics, into the embedded database or, where that is allowed, into the one of DATABASE_URL. */
const database = await openDatabase()
try {
  if (!database.embedded) await assertDemoDatabase(database.ownerUrl)
  const env = {
    ...demoEnv(dataDir(), process.env.DATABASE_URL || database.ownerUrl, "production"),
    ROUNDS_DEMO: "1",
  }
  readEnv(env)
  await migrate(database.ownerUrl, { secret: database.secret })
  adoptEnv(env)
  resetEnv()
  console.log(`Demo data: ${await seedDemo()}.`)
  await closeDb()
} finally {
  await database.close()
}
