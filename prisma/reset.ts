import pg from "pg"
import { openDatabase } from "@/scripts/database"
import { assertDemoDatabase } from "@/scripts/demo-guard"
import { migrate } from "./migrate"

/** Empties the database and brings it to the newest schema. Everything in it is lost; an external one must be the demo's. */
const database = await openDatabase()
try {
  if (!database.embedded) await assertDemoDatabase(database.ownerUrl)
  const client = new pg.Client({ connectionString: database.ownerUrl })
  await client.connect()
  await client.query("drop schema if exists engine cascade; drop schema public cascade; create schema public")
  await client.end()
  const applied = await migrate(database.ownerUrl, { secret: database.secret })
  console.log(`Emptied, then applied ${applied.join(", ")}. Demo data: npm run db:seed`)
} finally {
  await database.close()
}
