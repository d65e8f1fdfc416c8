import { rmSync } from "node:fs"
import { join } from "node:path"
import pg from "pg"
import { dataDir, withDatabase } from "@/scripts/database"
import { assertDemoDatabase } from "@/scripts/demo-guard"
import { migrate } from "./migrate"

/** Empties the database and brings it to the newest schema. Everything in it is lost; an external one must be the demo's. */
await withDatabase(async ({ ownerUrl, secret, embedded }) => {
  if (!embedded) await assertDemoDatabase(ownerUrl)
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  await client.query("drop schema if exists engine cascade; drop schema public cascade; create schema public")
  await client.end()
  // The heads of chains that are gone would only tell that they are.
  rmSync(join(dataDir(), "audit-heads"), { recursive: true, force: true })
  const applied = await migrate(ownerUrl, { secret })
  console.log(`Emptied, then applied ${applied.join(", ")}. Demo data: npm run db:seed`)
})
