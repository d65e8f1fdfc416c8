import { existsSync, mkdirSync } from "node:fs"
import { join } from "node:path"
import pg from "pg"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { folderStore } from "@/lib/backups/folder-store"
import { databaseAt } from "@/lib/backups/scratch"
import { placeOf } from "@/lib/backups/store"
import { takeCopy } from "@/lib/backups/take"
import { closeDb } from "@/lib/db"
import { resetEnv } from "@/lib/env"
import { newId } from "@/lib/ids"
import { emptyDatabase, filled, makeCopyRow, tempFolder } from "@/lib/testing/backups"
import { testDatabase } from "@/lib/testing/db"
import { hasPostgres15, startPostgres15 } from "@/lib/testing/postgres15"
import { now } from "@/lib/time"
import { move } from "./db-move"
import { upgrade } from "./db-upgrade"
import { clusterMajor, startCluster, stopCluster } from "./postgres"
import { ownMajor } from "./postgres-binaries"
import { settleRestored } from "./restored"
import { replaceDatabase, restoreAt } from "./restoring"
import { readSecrets } from "./secrets"

const db = await testDatabase()
const folder = tempFolder()
const store = folderStore(folder)
const LOOKED = ["counts", "contents", "newest", "audit"]
let place = ""
let id = ""
let paused = ""

async function ask(url: string, text: string): Promise<pg.QueryResultRow[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  return (await client.query(text).finally(() => client.end())).rows
}

beforeAll(async () => {
  paused = (await filled(db, 15)).clinic.id
  await db.owner.query(`update "Clinic" set "isDefault" = (id = $1)`, [paused])
  await makeCopyRow({ place: "long-gone" })
  id = newId()
  place = placeOf(id, now())
  await takeCopy({ id, at: now(), place, store, method: { name: "snapshot" } })
})
afterAll(closeDb)

describe("npm run restore", () => {
  it("into a database of another name, which it makes, looks through, and which holds sending back", async () => {
    const url = await emptyDatabase(db.url)
    const { looked, migrated } = await restoreAt({ store, place, url, secret: db.secret })
    expect(looked.map(({ name }) => name)).toEqual(LOOKED)
    expect(migrated).toEqual([])
    process.env.DATABASE_URL = url
    resetEnv()
    await closeDb()
    try {
      process.env.BACKUP_FOLDER = folder
      resetEnv()
      const given = { backupId: id, of: now().toISOString(), place }
      expect(await settleRestored(given)).toEqual({ paused: 1, store: null })
      expect(await settleRestored(given)).toEqual({ paused: 0, store: null })
    } finally {
      process.env.DATABASE_URL = db.url
      delete process.env.BACKUP_FOLDER
      resetEnv()
    }
    // The one it came from is on record as proven; one that the rule took since is removed, and no loss to be told of.
    expect(
      await ask(
        url,
        `select place, status, "provenAt" is not null as proven, "deletedAt" is not null as removed from "Backup" order by place`,
      ),
    ).toEqual([
      { place: "long-gone", status: "done", proven: false, removed: true },
      { place, status: "done", proven: true, removed: false },
    ])
    expect(await ask(url, `select "clinicId" from "SendingPause" where "endedAt" is null`)).toEqual([
      { clinicId: paused },
    ])
    expect(await ask(url, `select count(*)::int as n from "Fact" where name = 'backup.restored'`)).toEqual([
      { n: 2 },
    ])
  }, 300_000)

  it("in the live one's place: by name, at the end, and what was there is kept", async () => {
    const url = await emptyDatabase(db.url)
    await ask(url, "create table was_here (n int)")
    const { before } = await replaceDatabase({ store, place, url, secret: db.secret, at: now() })
    expect(await ask(url, `select count(*)::int as n from "Patient"`)).toEqual([{ n: 15 }])
    expect(await ask(databaseAt(db.url, before), "select from was_here")).toEqual([])
    await ask(db.url, `drop database "${before}"`)
  })

  it("never while somebody works in it, and nothing is exchanged for a copy that is broken", async () => {
    const url = await emptyDatabase(db.url)
    const busy = new pg.Client({ connectionString: url, application_name: "rounds worker" })
    await busy.connect()
    const given = { store, place, url, secret: db.secret, at: now() }
    await expect(replaceDatabase(given)).rejects.toThrow("rounds worker is still connected")
    await busy.query("create table was_here (n int)")
    await busy.end()
    const names = () => ask(db.url, "select datname from pg_database where datname ~ '_restored_' order by 1")
    const before = await names()
    await expect(replaceDatabase({ ...given, place: "gone.rounds" })).rejects.toMatchObject({
      because: "missing",
    })
    expect(await ask(url, "select from was_here")).toEqual([])
    // What was half restored takes no room.
    expect(await names()).toEqual(before)
  })
})

describe("npm run db:move", () => {
  it("brings everything over and looks it through, and never into what holds something", async () => {
    const to = await emptyDatabase(db.url)
    const given = { from: db.url, to, secret: db.secret, at: now() }
    expect((await move(given)).looked.map(({ name }) => name)).toEqual(LOOKED)
    expect(await ask(to, `select count(*)::int as n from "Patient"`)).toEqual([{ n: 15 }])
    await expect(move(given)).rejects.toMatchObject({ because: "not_empty" })
  })
})

describe.runIf(hasPostgres15)("npm run db:upgrade", () => {
  it("brings the files of an older PostgreSQL to the one that Rounds runs, and keeps them", async () => {
    const dir = tempFolder()
    const files = join(dir, "postgres")
    const { postgresPassword: password, nextauthSecret: secret } = readSecrets(dir)
    mkdirSync(dir, { recursive: true })
    const old = await startPostgres15({ dataDir: files, password })
    try {
      await old.database("rounds", secret)
      await ask(`${old.server}/rounds`, `insert into "RateBucket" select * from "RateBucket"`)
    } finally {
      await old.stop()
    }
    await expect(startCluster({ dataDir: files, password })).rejects.toThrow("npm run db:upgrade")
    await expect(upgrade({ dir, home: "/nowhere", at: now() })).rejects.toThrow("of PostgreSQL 15")
    const done = await upgrade({ dir, at: now() })
    expect(done).toMatchObject({ from: 15, to: ownMajor() })
    expect(done?.looked.map(({ name }) => name)).toEqual(LOOKED)
    expect(clusterMajor(files)).toBe(ownMajor())
    expect(existsSync(`${files}.before-${ownMajor()}`)).toBe(true)
    const fresh = await startCluster({ dataDir: files, password, durable: false })
    try {
      const rows = await ask(fresh.url, "select count(*)::int as n from _prisma_migrations")
      expect(rows[0]?.n).toBeGreaterThan(50)
    } finally {
      await stopCluster(files)
    }
    expect(await upgrade({ dir, at: now() })).toBeNull()
  }, 180_000)
})
