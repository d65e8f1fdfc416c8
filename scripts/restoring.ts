import pg from "pg"
import { restoreInto } from "@/lib/backups/restore"
import { databaseAt } from "@/lib/backups/scratch"
import type { Moment } from "@/lib/backups/snapshot"
import type { Store } from "@/lib/backups/store"
import { LOOKS, readied } from "@/lib/backups/verify"
import { ensureRoles, migrate } from "@/prisma/migrate"

export type Restored = { moment: Moment; looked: { name: string; saw: string }[]; migrated: string[] }

const nameIn = (url: string) => decodeURIComponent(new URL(url).pathname.slice(1))
const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`

async function asked<T extends pg.QueryResultRow>(
  url: string,
  text: string,
  values: unknown[] = [],
): Promise<T[]> {
  const client = new pg.Client({ connectionString: url })
  client.on("error", () => {})
  await client.connect()
  try {
    return (await client.query<T>(text, values)).rows
  } finally {
    await client.end()
  }
}

/** Makes the database where its server has none of that name; whether it did. */
export async function ensureDatabaseAt(url: string): Promise<boolean> {
  try {
    await asked(url, "select 1")
    return false
  } catch (error) {
    if ((error as { code?: string }).code !== "3D000") throw error
    await asked(databaseAt(url, "postgres"), `create database ${quoted(nameIn(url))} template template0`)
    return true
  }
}

/** Fills the database, which is made where there is none. One that was made for it and could not be filled goes again. */
export async function inMade<T>(url: string, work: () => Promise<T>): Promise<T> {
  const isMade = await ensureDatabaseAt(url)
  try {
    return await work()
  } catch (error) {
    if (isMade)
      await asked(
        databaseAt(url, "postgres"),
        `drop database if exists ${quoted(nameIn(url))} with (force)`,
      ).catch(() => {})
    throw error
  }
}

/** Restores into an empty database, holds it against what was noted, and brings it to today's schema. */
export const restoreAt = (given: {
  store: Store
  place: string
  url: string
  secret: string
}): Promise<Restored> =>
  inMade(given.url, async () => {
    const { store, place, url, secret } = given
    await withClient(url, (client) => ensureRoles(client, secret))
    return finished(url, secret, await restoreInto(store, place, url))
  })

/** The looks of a drill, and what came to the schema since. */
export async function finished(url: string, secret: string, moment: Moment): Promise<Restored> {
  const looked = await withClient(url, async (client) => {
    await readied(client)
    const seen: Restored["looked"] = []
    for (const { name, look } of LOOKS) seen.push({ name, saw: await look(client, moment) })
    return seen
  })
  return { moment, looked, migrated: await migrate(url, { secret }) }
}

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, options: "-c timezone=UTC" })
  client.on("error", () => {})
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end().catch(() => {})
  }
}

/**
 * Puts a copy in the live database's place: restored and looked through under another name first, then exchanged by name.
 * What was there stays on the server as `<name>_before_<time>`.
 */
export async function replaceDatabase(given: {
  store: Store
  place: string
  url: string
  secret: string
  at: Date
}): Promise<Restored & { before: string }> {
  const { url, at } = given
  const stamp = at.toISOString().slice(0, 19).replaceAll(/\D/g, "")
  const name = nameIn(url)
  const [fresh, before] = [`${name}_restored_${stamp}`, `${name}_before_${stamp}`]
  const server = databaseAt(url, "postgres")
  await assertQuiet(server, name)
  const restored = await restoreAt({ ...given, url: databaseAt(url, fresh) })
  await assertQuiet(server, name)
  // One transaction: there is a database of that name at every moment.
  await asked(
    server,
    `begin; alter database ${quoted(name)} rename to ${quoted(before)};
     alter database ${quoted(fresh)} rename to ${quoted(name)}; commit`,
  )
  return { ...restored, before }
}

/** Nobody may work in a database that is about to go. */
async function assertQuiet(server: string, name: string): Promise<void> {
  const rows = await asked<{ what: string }>(
    server,
    "select distinct application_name as what from pg_stat_activity where datname = $1 and pid <> pg_backend_pid()",
    [name],
  )
  if (rows.length > 0)
    throw new Error(
      `Stop Rounds first: ${rows.map(({ what }) => what || "somebody").join(", ")} is still connected.`,
    )
}
