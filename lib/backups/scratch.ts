import { BackupTrouble } from "@/lib/backups/trouble"
import { ownerClient, ownerUrl } from "@/lib/db"
import { env } from "@/lib/env"

const PREFIX = "rounds_drill_"

export const scratchName = (id: string): string => `${PREFIX}${id.replaceAll("-", "")}`

/** The same server by another database's name. */
export function databaseAt(url: string, name: string): string {
  const address = new URL(url)
  address.pathname = `/${name}`
  return address.href
}

const serverUrl = (): string => env().BACKUP_DRILL_URL ?? ownerUrl()

/** A database of its own for one drill; whatever an earlier try of it left is thrown away first, and it at the end. */
export async function inScratch<T>(id: string, work: (url: string) => Promise<T>): Promise<T> {
  const name = scratchName(id)
  await asked(`drop database if exists ${name} with (force)`, `create database ${name} template template0`)
  try {
    return await work(databaseAt(serverUrl(), name))
  } finally {
    await dropScratch(id)
  }
}

export const dropScratch = (id: string): Promise<void> =>
  asked(`drop database if exists ${scratchName(id)} with (force)`)

/** Ids of drills whose databases stand on the server. */
export async function scratchLeft(): Promise<string[]> {
  const client = ownerClient("drill", serverUrl())
  await client.connect()
  try {
    const { rows } = await client.query<{ name: string }>(
      "select datname::text as name from pg_database where datname ~ $1",
      [`^${PREFIX}[0-9a-f]{32}$`],
    )
    return rows.map(({ name }) =>
      name.slice(PREFIX.length).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5"),
    )
  } finally {
    await client.end().catch(() => {})
  }
}

async function asked(...statements: string[]): Promise<void> {
  const client = ownerClient("drill", serverUrl())
  try {
    await client.connect()
    for (const one of statements) await client.query(one)
  } catch (error) {
    const { code, message } = error as { code?: string; message: string }
    // 53100 is a full disk, which is said as such.
    if (code === "53100") throw error
    throw new BackupTrouble("no_scratch", message, error)
  } finally {
    await client.end().catch(() => {})
  }
}
