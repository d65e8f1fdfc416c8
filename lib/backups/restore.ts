import { createHash } from "node:crypto"
import type pg from "pg"
import { type Bytes, gunzipped, Reader } from "@/lib/backups/bytes"
import { type Header, opened, readHeader } from "@/lib/backups/cipher"
import { loadDump } from "@/lib/backups/dump"
import { toolsFor } from "@/lib/backups/dump-tools"
import { backupKeys } from "@/lib/backups/keys"
import { begun, loadSnapshot } from "@/lib/backups/load"
import type { Moment } from "@/lib/backups/snapshot"
import { idIn, type Store } from "@/lib/backups/store"
import { BackupTrouble, troubleOf } from "@/lib/backups/trouble"
import { ownerClient } from "@/lib/db"

/** A copy says of itself which it is: one that was put under another's name is not taken for that. */
export const clearOf = async (store: Store, place: string): Promise<Bytes> => {
  const named = idIn(place)
  return gunzipped(
    opened(await store.get(place), backupKeys(), ({ id, at }) => {
      if (named && id !== named) throw new BackupTrouble("other_copy", `${id} of ${at}`)
    }),
  )
}

/** What stands in clear before a copy. */
export async function headerOf(store: Store, place: string): Promise<Header> {
  const reader = new Reader(await store.get(place))
  try {
    return (await readHeader(reader)).header
  } finally {
    await reader.close()
  }
}

/** The stored bytes' hash and number, read once through. */
export async function checksumOf(store: Store, place: string): Promise<{ checksum: string; bytes: number }> {
  const hash = createHash("sha256")
  let bytes = 0
  for await (const piece of await store.get(place)) {
    hash.update(piece)
    bytes += piece.length
  }
  return { checksum: hash.digest("hex"), bytes }
}

/** Reads a copy to its end without restoring it: it opens, it is whole, its records are in order. */
export async function readThrough(store: Store, place: string): Promise<void> {
  try {
    const { rest } = await begun(await clearOf(store, place))
    let last = ""
    for await (const { type } of rest) last = type
    if (last !== "Z") throw new BackupTrouble("cut", "its last record is missing")
  } catch (error) {
    throw unpacked(error)
  }
}

/** Fills the empty database at `url`. The roles must be there; everything else comes with the copy. */
export async function restoreInto(store: Store, place: string, url: string): Promise<Moment> {
  const client = ownerClient("restore", url)
  await client.connect()
  try {
    await assertEmpty(client)
    await client.query("set statement_timeout = 0; set lock_timeout = 0; set client_min_messages = warning")
    return await load(client, store, place, url)
  } catch (error) {
    throw unpacked(error)
  } finally {
    await client.end().catch(() => {})
  }
}

async function load(client: pg.Client, store: Store, place: string, url: string): Promise<Moment> {
  const { manifest, rest } = await begun(await clearOf(store, place))
  try {
    if (manifest.method === "snapshot") return { manifest, sum: await loadSnapshot(client, manifest, rest) }
    const tools = await toolsFor(Number.parseInt(manifest.serverVersion, 10))
    if (!tools)
      throw new BackupTrouble("dump", `no pg_restore for version ${manifest.serverVersion} on this machine`)
    const again = async function* (): Bytes {
      const second = await begun(await clearOf(store, place))
      for await (const { type, payload } of second.rest) if (type === "D") yield payload
    }
    return {
      manifest,
      sum: await loadDump(client, { url, tools, manifest, again: async () => again() }, rest),
    }
  } finally {
    await rest.return(undefined)
  }
}

async function assertEmpty(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind = 'r' and n.nspname !~ '^pg_' and n.nspname <> 'information_schema' limit 1`,
  )
  if (rows[0]) throw new BackupTrouble("not_empty", rows[0].name)
}

/** gzip's own complaints are about what lies in the file. */
export function unpacked(error: unknown): Error {
  const code = String((error as { code?: unknown } | null)?.code ?? "")
  return code.startsWith("Z_") ? new BackupTrouble("altered", code, error) : troubleOf(error)
}
