import { spawn } from "node:child_process"
import { copyFileSync, existsSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest"
import { beginBackup } from "@/lib/backups/begin"
import { folderStore, PARTIAL } from "@/lib/backups/folder-store"
import { isHeld, whileHeld } from "@/lib/backups/held"
import { LEFT_AFTER_MS } from "@/lib/backups/left"
import { lookAfterBackups } from "@/lib/backups/look-after"
import { runBackup } from "@/lib/backups/run-backup"
import { runDrill } from "@/lib/backups/run-drill"
import { s3Store } from "@/lib/backups/s3-store"
import { scratchName } from "@/lib/backups/scratch"
import { placeOf } from "@/lib/backups/store"
import { sweepBackups } from "@/lib/backups/sweep"
import { closeDb, platformDb } from "@/lib/db"
import { newId } from "@/lib/ids"
import {
  addPatients,
  backupGround,
  endRunning,
  filled,
  makeCopyRow,
  makeDrillRow,
  tempFolder,
} from "@/lib/testing/backups"
import { testDatabase } from "@/lib/testing/db"
import { startS3 } from "@/lib/testing/s3-server"
import { addMs, DAY_MS, now } from "@/lib/time"

const db = await testDatabase()
const folder = tempFolder()
const store = folderStore(folder)
let system: Awaited<ReturnType<typeof backupGround>>["system"]
let clinicId = ""
beforeAll(async () => {
  clinicId = (await filled(db, 5)).clinic.id
  await db.owner.query(`update "Clinic" set "isDefault" = (id = $1)`, [clinicId])
  system = (await backupGround()).system
})
afterEach(endRunning)
afterAll(closeDb)

const row = (id: string) => platformDb().backup.findUniqueOrThrow({ where: { id } })
const longAgo = () => addMs(now(), -LEFT_AFTER_MS * 2)
const made = async () => {
  const { id } = await beginBackup(system, { key: newId() })
  expect(await runBackup(system, { id, store })).toMatchObject({ status: "done" })
  return row(id)
}

describe("whoever makes a copy is killed", () => {
  it("in the middle of it: it is said to be interrupted and told of, and its parts go", async () => {
    const server = await startS3({
      accessKey: "KEY",
      meet: (to) => (to === "PUT part" ? "silent" : undefined),
    })
    const bucket = {
      BACKUP_S3_BUCKET: "copies",
      BACKUP_S3_PREFIX: "rounds/",
      BACKUP_S3_ENDPOINT: server.url,
      BACKUP_S3_ACCESS_KEY: "KEY",
      BACKUP_S3_SECRET_KEY: "s",
    }
    const child = spawn(process.execPath, ["--import", "tsx", "scripts/backup.ts"], {
      env: { ...process.env, ...bucket, DATABASE_URL: db.url, NEXTAUTH_SECRET: db.secret },
      stdio: "pipe",
    })
    const ended = new Promise((done) => child.once("exit", done))
    while (server.uploads.size === 0 && child.exitCode === null) await sleep(50)
    const running = await platformDb().backup.findFirstOrThrow({ where: { status: "running" } })
    expect(await isHeld(platformDb(), "backup")).toBe(true)
    child.kill("SIGKILL")
    await ended
    while (await isHeld(platformDb(), "backup")) await sleep(50)
    await platformDb().backup.update({ where: { id: running.id }, data: { startedAt: longAgo() } })
    const own = s3Store({
      bucket: "copies",
      prefix: "rounds/",
      region: "us-east-1",
      endpoint: server.url,
      accessKey: "KEY",
      secretKey: "s",
    })
    expect(server.uploads.size).toBe(1)
    expect(await sweepBackups(system, own)).toMatchObject({ ended: 1, drafts: 1 })
    expect(server.uploads.size).toBe(0)
    expect(await row(running.id)).toMatchObject({ status: "failed", because: "left" })
    const told = await platformDb().operationNotice.findMany({ where: { key: { contains: running.id } } })
    expect(told).toMatchObject([{ title: "The backup failed" }])
    expect(await sweepBackups(system, own)).toEqual({ ended: 0, drafts: 0, scratch: 0, found: 0 })
    await server.stop()
  }, 240_000)

  it("after it was put away and before that was said: it is put on record as the one it is", async () => {
    const copy = await made()
    await platformDb().backup.update({
      where: { id: copy.id },
      data: { status: "running", startedAt: longAgo(), bytes: null, checksum: null, auditHash: null },
    })
    expect(await sweepBackups(system, store)).toMatchObject({ ended: 1, found: 1 })
    const { bytes, checksum, auditHash, counts } = copy
    expect(await row(copy.id)).toMatchObject({ status: "done", bytes, checksum, auditHash, counts })
  })

  it("its half file in a folder goes, another installation's does not", async () => {
    const ended = await makeCopyRow({ status: "failed" })
    const [own, other] = [placeOf(ended, now()), placeOf(newId(), now())]
    for (const place of [own, other]) writeFileSync(join(folder, `${place}${PARTIAL}`), "half")
    expect(await sweepBackups(system, store)).toMatchObject({ drafts: 1 })
    expect(existsSync(join(folder, `${own}${PARTIAL}`))).toBe(false)
    expect(existsSync(join(folder, `${other}${PARTIAL}`))).toBe(true)
  })
})

describe("whoever does a drill is killed", () => {
  it("the drill is said to be interrupted, and its database goes; nobody else's does", async () => {
    const drill = await makeDrillRow(await makeCopyRow())
    const other = newId()
    for (const id of [drill, other]) await db.owner.query(`create database ${scratchName(id)}`)
    await whileHeld("drill", async () => {
      expect(await sweepBackups(system, store)).toMatchObject({ ended: 0, scratch: 0 })
    })
    await platformDb().restoreDrill.update({ where: { id: drill }, data: { startedAt: longAgo() } })
    expect(await sweepBackups(system, store)).toMatchObject({ ended: 1, scratch: 1 })
    const { rows } = await db.owner.query("select datname from pg_database where datname = any ($1)", [
      [scratchName(drill), scratchName(other)],
    ])
    expect(rows).toEqual([{ datname: scratchName(other) }])
    await db.owner.query(`drop database ${scratchName(other)}`)
  })
})

describe("two workers", () => {
  it("at the same copy make it once: the second waits, and says what the first did", async () => {
    const { id } = await beginBackup(system, { key: newId() })
    const outcomes = await Promise.all([1, 2].map(() => runBackup(system, { id, store })))
    expect(outcomes).toEqual([1, 2].map(() => ({ status: "done", because: null })))
    const { place, checksum } = await row(id)
    const { checksumOf } = await import("@/lib/backups/restore")
    expect((await checksumOf(store, place)).checksum).toBe(checksum)
  })
})

describe("copies in the store that no row tells of", () => {
  it("are put on record with all that is known of one that was made here, and can be proven", async () => {
    const copy = await made()
    // As a database restored from a copy of before has it: there never was such a row.
    await platformDb().backup.delete({ where: { id: copy.id } })
    expect(await sweepBackups(system, store)).toMatchObject({ found: 1 })
    expect(await sweepBackups(system, store)).toMatchObject({ found: 0 })
    expect(await row(copy.id)).toMatchObject({
      ...{ bytes: copy.bytes, checksum: copy.checksum, counts: copy.counts, auditHash: copy.auditHash },
      ...{ status: "done", cause: "found", startedAt: copy.startedAt, keyId: copy.keyId },
    })
    expect(await runDrill(system, { id: await makeDrillRow(copy.id), store })).toMatchObject({
      status: "proven",
    })
  })

  it("that hold what the live database never knew are proven all the same, and another's are not", async () => {
    await addPatients(db, clinicId, 1)
    const { addFacts } = await import("@/lib/testing/backups")
    const { sealFacts } = await import("@/lib/audit/seal")
    await addFacts(db, clinicId, 3)
    await sealFacts()
    const copy = await made()
    await platformDb().backup.delete({ where: { id: copy.id } })
    // The restored database ends before them, and has gone on otherwise.
    await db.owner.query(`alter table "FactLink" disable trigger user`)
    await db.owner.query(`alter table "Fact" disable trigger user`)
    const { rows } = await db.owner.query<{ chain: string; n: string }>(
      `update "FactLink" set hash = sha256('another') where (chain, n) in
         (select chain, max(n) from "FactLink" group by chain having max(n) > 1) returning chain, n`,
    )
    expect(rows.length).toBeGreaterThan(0)
    await sweepBackups(system, store)
    const prove = async () => runDrill(system, { id: await makeDrillRow(copy.id), store })
    expect(await prove()).toMatchObject({ status: "proven" })
    await db.owner.query(`update "FactLink" set hash = sha256('another')`)
    expect(await prove()).toMatchObject({ because: expect.stringContaining("another installation's") })
  })

  it("that do not open are told of, left where they are, and gone from the list once they are gone", async () => {
    const copy = await made()
    await platformDb().backup.delete({ where: { id: copy.id } })
    const other = placeOf(newId(), addMs(now(), -DAY_MS))
    copyFileSync(join(folder, copy.place), join(folder, other))
    const id = other.slice(-43, -7)
    await sweepBackups(system, store)
    expect(await row(id)).toMatchObject({
      status: "unreadable",
      because: expect.stringMatching(`^other_copy: ${copy.id}`),
    })
    await lookAfterBackups(system, store)
    expect(existsSync(join(folder, other))).toBe(true)
    await store.remove(other)
    await lookAfterBackups(system, store)
    expect((await row(id)).deletedAt).not.toBeNull()
  })
})
