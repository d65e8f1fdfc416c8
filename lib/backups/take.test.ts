import {
  appendFileSync,
  chmodSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from "node:fs"
import { join } from "node:path"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { drill } from "@/lib/backups/drill"
import { folderStore, PARTIAL } from "@/lib/backups/folder-store"
import { headerOf, readThrough, restoreInto } from "@/lib/backups/restore"
import { placeOf } from "@/lib/backups/store"
import { takeCopy } from "@/lib/backups/take"
import { closeDb } from "@/lib/db"
import { resetEnv } from "@/lib/env"
import { newId } from "@/lib/ids"
import { addPatients, emptyDatabase, filled, tempFolder } from "@/lib/testing/backups"
import { testDatabase } from "@/lib/testing/db"
import { now } from "@/lib/time"

const db = await testDatabase()
afterAll(closeDb)
const folder = tempFolder()
const store = folderStore(folder)

async function taken() {
  const [id, at] = [newId(), now()]
  const place = placeOf(id, at)
  const copy = await takeCopy({ id, at, place, store, method: { name: "snapshot" } })
  return {
    id,
    copy: { place, bytes: copy.bytes, checksum: copy.checksum, auditHash: copy.sum.auditHash },
    ...copy,
  }
}

let clinicId = ""
beforeAll(async () => {
  clinicId = (await filled(db)).clinic.id
})

describe("a copy by COPY", () => {
  it("comes back whole: every row, every sequence, the audit's chains, and the schema as the migrations make it", async () => {
    const one = await taken()
    const url = await emptyDatabase(db.url)
    const moment = await restoreInto(store, one.copy.place, url)
    expect(moment.sum.counts.Patient).toBe(20)
    const before = await schemaOf(db.url)
    expect(await schemaOf(url)).toEqual(before)
    const done = await drill({ id: newId(), store, copy: one.copy })
    expect(done).toMatchObject({ because: null })
    expect(done.checks.map(({ name, ok }) => `${name} ${ok}`)).toEqual(
      ["checksum", "restore", "counts", "contents", "newest", "audit", "live"].map((name) => `${name} true`),
    )
  })

  it("says in clear whose it is and nothing more, and is readable by its owner alone", async () => {
    const one = await taken()
    expect(await headerOf(store, one.copy.place)).toMatchObject({ id: one.id, method: "snapshot" })
    const bytes = readFileSync(join(folder, one.copy.place))
    for (const word of ["Patient", "Ionu", "create table", "O'Hara"]) expect(bytes.includes(word)).toBe(false)
  })

  it("never fills a database that holds something", async () => {
    const one = await taken()
    await expect(restoreInto(store, one.copy.place, db.url)).rejects.toMatchObject({ because: "not_empty" })
  })
})

describe("a damaged copy is found", () => {
  const damaged = async (spoil: (path: string) => void) => {
    const one = await taken()
    const path = join(folder, one.copy.place)
    chmodSync(path, 0o600)
    spoil(path)
    return one.copy
  }
  const flip = (at: (length: number) => number) => (path: string) => {
    const bytes = readFileSync(path)
    const place = at(bytes.length)
    bytes[place] = (bytes[place] ?? 0) ^ 1
    writeFileSync(path, bytes)
  }

  it.each([
    ["a byte in its middle", flip((length) => Math.floor(length / 2))],
    ["its last byte", flip((length) => length - 1)],
    ["a byte in its header", flip(() => 40)],
    ["something put behind it", (path: string) => appendFileSync(path, "x")],
  ])("%s, by the checksum and without it", async (_, spoil) => {
    const copy = await damaged(spoil)
    expect(await drill({ id: newId(), store, copy })).toMatchObject({
      because: expect.stringMatching(/^altered/),
    })
    await expect(readThrough(store, copy.place)).rejects.toMatchObject({
      because: expect.stringMatching(/^(altered|no_key)$/),
    })
  })

  it("its tail cut off, even where a part ends", async () => {
    const copy = await damaged((path) => truncateSync(path, readFileSync(path).length - 50))
    expect(await drill({ id: newId(), store, copy })).toMatchObject({
      because: expect.stringMatching(/^cut/),
    })
    await expect(readThrough(store, copy.place)).rejects.toMatchObject({ because: "cut" })
  })

  it("two parts exchanged, each whole in itself", async () => {
    await addPatients(db, clinicId, 12_000)
    const copy = await damaged((path) => writeFileSync(path, exchanged(readFileSync(path))))
    expect(await drill({ id: newId(), store, copy })).toMatchObject({
      because: expect.stringMatching(/^altered/),
    })
    await expect(readThrough(store, copy.place)).rejects.toMatchObject({ because: "altered" })
    await expect(drill({ id: newId(), store, copy: { ...copy, checksum: null } })).resolves.toMatchObject({
      because: "altered: part 1",
    })
  })

  it("an older copy under a newer one's name, even where nothing is on record of either", async () => {
    const [older, newer] = [await taken(), await taken()]
    const path = join(folder, newer.copy.place)
    chmodSync(path, 0o600)
    writeFileSync(path, readFileSync(join(folder, older.copy.place)))
    expect(await drill({ id: newId(), store, copy: newer.copy })).toMatchObject({
      because: expect.stringMatching(/^(altered|cut)/),
    })
    const unknown = { ...newer.copy, bytes: null, checksum: null, auditHash: null }
    expect(await drill({ id: newId(), store, copy: unknown })).toMatchObject({
      because: expect.stringMatching(`^other_copy: ${older.id}`),
    })
    await expect(readThrough(store, newer.copy.place)).rejects.toMatchObject({ because: "other_copy" })
    const url = await emptyDatabase(db.url)
    await expect(restoreInto(store, newer.copy.place, url)).rejects.toMatchObject({ because: "other_copy" })
  })

  it("another key, and a file that is gone", async () => {
    const one = await taken()
    process.env.ENCRYPTION_KEY = "f".repeat(64)
    resetEnv()
    try {
      await expect(readThrough(store, one.copy.place)).rejects.toMatchObject({ because: "no_key" })
      process.env.ENCRYPTION_KEY_PREVIOUS = "0123456789abcdef".repeat(4)
      resetEnv()
      await readThrough(store, one.copy.place)
    } finally {
      process.env.ENCRYPTION_KEY = "0123456789abcdef".repeat(4)
      delete process.env.ENCRYPTION_KEY_PREVIOUS
      resetEnv()
    }
    await store.remove(one.copy.place)
    expect(await drill({ id: newId(), store, copy: one.copy })).toMatchObject({
      because: expect.stringMatching(/^missing/),
    })
  })

  it("rows that are not those that were copied", async () => {
    const one = await taken()
    const other = { ...one.copy, auditHash: "0".repeat(64) }
    expect(await drill({ id: newId(), store, copy: other })).toMatchObject({
      because: expect.stringMatching(/^audit/),
    })
  })
})

describe("a full disk", () => {
  it("is said, and leaves nothing that looks like a copy", async () => {
    const [id, at] = [newId(), now()]
    const place = placeOf(id, at)
    symlinkSync("/dev/full", join(folder, `${place}${PARTIAL}`))
    await expect(takeCopy({ id, at, place, store, method: { name: "snapshot" } })).rejects.toMatchObject({
      code: "ENOSPC",
    })
    expect(readdirSync(folder).filter((name) => name.includes(id))).toEqual([])
  })
})

/** The first two sealed parts in each other's place. */
function exchanged(bytes: Buffer): Buffer {
  const from = 12 + bytes.readUInt32BE(8)
  const end = (at: number) => at + 4 + (bytes.readUInt32BE(at) & 0x7fffffff) + 16
  const [second, third] = [end(from), end(end(from))]
  return Buffer.concat([
    bytes.subarray(0, from),
    bytes.subarray(second, third),
    bytes.subarray(from, second),
    bytes.subarray(third),
  ])
}

/** Tables, columns, constraints, triggers and policies, by name and text. */
async function schemaOf(url: string): Promise<unknown[]> {
  const { ownerClient } = await import("@/lib/db")
  const client = ownerClient("test", url)
  await client.connect()
  try {
    const { rows } = await client.query(
      `select 'constraint' as kind, conrelid::regclass::text as "on", conname::text as name, pg_get_constraintdef(oid) as text
         from pg_constraint where connamespace::regnamespace::text in ('public', 'engine')
       union all select 'trigger', tgrelid::regclass::text, tgname::text, tgenabled::text from pg_trigger where not tgisinternal
       union all select 'policy', polrelid::regclass::text, polname::text, polroles::text from pg_policy
       union all select 'table', oid::regclass::text, relname::text, relforcerowsecurity::text || coalesce(relacl::text, '')
         from pg_class where relkind in ('r', 'i', 'S', 'v') and relnamespace::regnamespace::text in ('public', 'engine')
       order by 1, 2, 3`,
    )
    return rows
  } finally {
    await client.end()
  }
}
