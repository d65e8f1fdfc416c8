import { createHash } from "node:crypto"
import { existsSync, readFileSync } from "node:fs"
import { join } from "node:path"
import type pg from "pg"
import { type Bytes, gzipped } from "@/lib/backups/bytes"
import { sealed } from "@/lib/backups/cipher"
import { dumpOf } from "@/lib/backups/dump"
import { type Tools, toolsFor } from "@/lib/backups/dump-tools"
import { backupKeys } from "@/lib/backups/keys"
import { type Moment, snapshotOf } from "@/lib/backups/snapshot"
import type { Store } from "@/lib/backups/store"
import { ownerClient, ownerUrl } from "@/lib/db"
import { env } from "@/lib/env"

export type Method = { name: "snapshot" } | { name: "pg_dump"; tools: Tools }
export type Taken = Moment & { bytes: number; checksum: string; keyId: string }

/** Copies the database at `url` into the store, whole or not at all. Reads one moment; nobody waits for it. */
export async function takeCopy(given: {
  id: string
  at: Date
  place: string
  store: Store
  url?: string
  method?: Method
}): Promise<Taken> {
  const { id, at, place, store, url = ownerUrl() } = given
  const client = ownerClient("backup", url)
  await client.connect()
  try {
    const method = given.method ?? (await methodFor(client, url))
    let moment: Moment | undefined
    const tell = (told: Moment) => {
      moment = told
    }
    const source =
      method.name === "pg_dump"
        ? dumpOf(client, { url, tools: method.tools, at }, tell)
        : snapshotOf(client, at, tell)
    const [key] = backupKeys()
    const hash = createHash("sha256")
    const about = { id, method: method.name, at: at.toISOString() }
    const expected = { bytes: await sizeOf(client) }
    const { bytes } = await store.put(place, hashed(sealed(gzipped(source), key, about), hash), expected)
    if (!moment) throw new Error("the copy ended before its last record")
    return { ...moment, bytes, checksum: hash.digest("hex"), keyId: key.id }
  } finally {
    await client.end().catch(() => {})
  }
}

async function sizeOf(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ bytes: string }>(
    "select pg_database_size(current_database())::text as bytes",
  )
  return Number(rows[0]?.bytes ?? 0)
}

async function* hashed(source: Bytes, hash: ReturnType<typeof createHash>): Bytes {
  for await (const piece of source) {
    hash.update(piece)
    yield piece
  }
}

/**
 * By pg_dump where the server is another's and a pg_dump that reads it stands on this machine; else by COPY, which
 * needs nothing, holds the same and is restored just so.
 */
export async function methodFor(client: pg.Client, url: string): Promise<Method> {
  if (isEmbedded(url)) return { name: "snapshot" }
  const { rows } = await client.query<{ version: string }>("show server_version_num")
  const tools = await toolsFor(Math.floor(Number(Object.values(rows[0] ?? {})[0]) / 10_000))
  return tools ? { name: "pg_dump", tools } : { name: "snapshot" }
}

/** Whether it is the database that Rounds itself runs in its data directory. */
export function isEmbedded(url: string): boolean {
  const { hostname, port } = new URL(url)
  const file = join(env().ROUNDS_DATA_DIR, "postgres", "postmaster.pid")
  if (!["127.0.0.1", "localhost"].includes(hostname) || !existsSync(file)) return false
  return readFileSync(file, "utf8").split("\n")[3] === port
}
