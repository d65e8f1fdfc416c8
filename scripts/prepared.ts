import pg from "pg"
import { migrationNames } from "@/prisma/files"

/**
 * Whether an embedded database already has the newest schema and its demo data: then a warm start saves the process that
 * would find out the same.
 */
export async function isPrepared(ownerUrl: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: ownerUrl })
  try {
    await client.connect()
    const applied = await client.query<{ name: string }>(
      'select migration_name as name from "_prisma_migrations" where finished_at is not null and rolled_back_at is null',
    )
    const names = new Set(applied.rows.map((row) => row.name))
    if (!migrationNames().every((name) => names.has(name))) return false
    const seeded = await client.query(`select from "Fact" where name = 'demo.seeded' limit 1`)
    return Boolean(seeded.rowCount)
  } catch {
    return false
  } finally {
    await client.end()
  }
}
