import { setTimeout as sleep } from "node:timers/promises"
import pg from "pg"
import { type DatabaseRole, rolePassword } from "@/lib/db"
import { withDatabase } from "@/scripts/database"
import { runsAs } from "@/scripts/runs-as"
import { NO_FILTERS, withSchemaEngine } from "./engine"
import { migrationList } from "./files"

const ROLES: DatabaseRole[] = ["rounds_app", "rounds_platform"]
/** Any constant: two deployments that migrate at once queue behind it. */
const LOCK = 7_310_420

/**
 * Brings the database at `databaseUrl` (its owner's address) to the newest schema, with Prisma's own bookkeeping, so that
 * `prisma migrate deploy` finds the same state. Makes the two runtime roles first; their passwords follow from `secret`.
 */
export async function migrate(databaseUrl: string, options: { secret: string }): Promise<string[]> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    await client.query("select pg_advisory_lock($1)", [LOCK])
    await ensureRoles(client, options.secret)
    const result = await withSchemaEngine(databaseUrl, (engine) =>
      engine.applyMigrations({ migrationsList: migrationList(), filters: NO_FILTERS }),
    )
    return result.appliedMigrationNames
  } finally {
    await client.end()
  }
}

/** What is restored names them, so they must be there before it. */
export async function ensureRoles(client: pg.Client, secret: string): Promise<void> {
  for (const role of ROLES) await ensureRole(client, role, secret)
}

async function ensureRole(client: pg.Client, role: DatabaseRole, secret: string): Promise<void> {
  const password = rolePassword(secret, role)
  for (let attempt = 1; ; attempt++) {
    const { rows } = await client.query(
      "select rolsuper or rolbypassrls as mighty from pg_roles where rolname = $1",
      [role],
    )
    if (rows[0]?.mighty)
      throw new Error(`Role ${role} is a superuser or bypasses row-level security; take that from it first.`)
    try {
      await client.query(`${rows[0] ? "alter" : "create"} role ${role} login password '${password}'`)
      break
    } catch (error) {
      // Roles belong to the whole server: another database's migration may be writing the same row.
      if (attempt >= 10 || !["XX000", "42710", "23505"].includes((error as { code?: string }).code ?? ""))
        throw error
      await sleep(50 * attempt)
    }
  }
  const { rows } = await client.query("select quote_ident(current_database()) as name")
  await client.query(`grant connect on database ${rows[0].name} to ${role}`)
}

if (runsAs("migrate")) {
  await withDatabase(async ({ ownerUrl, secret }) => {
    const applied = await migrate(ownerUrl, { secret })
    console.log(
      applied.length ? `Applied ${applied.join(", ")}.` : "Nothing to apply: the schema is current.",
    )
  })
}
