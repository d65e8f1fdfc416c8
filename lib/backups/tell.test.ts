import { existsSync } from "node:fs"
import { join } from "node:path"
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest"
import { beginBackup } from "@/lib/backups/begin"
import { beginDrill } from "@/lib/backups/begin-drill"
import { folderStore } from "@/lib/backups/folder-store"
import { lookAfterBackups } from "@/lib/backups/look-after"
import { runBackup } from "@/lib/backups/run-backup"
import { runDrill } from "@/lib/backups/run-drill"
import { tellBackupTrouble } from "@/lib/backups/tell"
import { closeDb, platformDb } from "@/lib/db"
import { newId } from "@/lib/ids"
import { backupGround, endRunning, filled, makeCopyRow, tempFolder } from "@/lib/testing/backups"
import { testDatabase } from "@/lib/testing/db"
import { describeRefusals } from "@/lib/testing/refusals"
import { addMs, DAY_MS, now } from "@/lib/time"

const db = await testDatabase()
const folder = tempFolder()
const store = folderStore(folder)
afterAll(closeDb)
afterEach(endRunning)
beforeAll(async () => {
  await filled(db, 5)
})

describeRefusals(tellBackupTrouble, {
  subject: "none",
  prepare: async () => ({
    ...(await backupGround()),
    input: { what: "backup_failed" as const, id: newId() },
  }),
})

const key = () => ({ key: crypto.randomUUID() })
const notices = (id: string) => platformDb().operationNotice.findMany({ where: { key: { contains: id } } })
const row = (id: string) => platformDb().backup.findUniqueOrThrow({ where: { id } })

describe("a night's copy", () => {
  it("is made, kept, proven; made again under the same id it stays what it is", async () => {
    const { system } = await backupGround()
    const { id } = await beginBackup(system, key())
    expect(await runBackup(system, { id, store })).toEqual({ status: "done", because: null })
    expect(await runBackup(system, { id, store })).toEqual({ status: "done", because: null })
    const copy = await row(id)
    expect(copy).toMatchObject({
      status: "done",
      method: "snapshot",
      checksum: expect.stringMatching(/^[0-9a-f]{64}$/),
    })
    expect(await lookAfterBackups(system, store)).toMatchObject({ removed: 0, lost: 0 })
    expect((await row(id)).tiers).toEqual(["daily", "weekly", "monthly"])
    const drill = await beginDrill(system, { ...key(), backupId: id })
    expect(await runDrill(system, { id: drill.id, store })).toEqual({ status: "proven", because: null })
    expect((await row(id)).provenAt).not.toBeNull()
    expect(await notices(id)).toEqual([])
    const scratch = await db.owner.query(
      "select datname from pg_database where datname like 'rounds_drill_%'",
    )
    expect(scratch.rows.filter(({ datname }) => datname.includes(drill.id.replaceAll("-", "")))).toEqual([])
  })

  it("that fails is told once, and stays failed", async () => {
    const { system } = await backupGround()
    const { id } = await beginBackup(system, key())
    const broken = {
      ...store,
      put: () => Promise.reject(Object.assign(new Error("no space left"), { code: "ENOSPC" })),
    }
    expect(await runBackup(system, { id, store: broken })).toMatchObject({ status: "failed" })
    await tellBackupTrouble(system, { what: "backup_failed", id })
    expect(await row(id)).toMatchObject({ status: "failed", because: "disk_full: no space left" })
    expect(await notices(id)).toMatchObject([{ kind: "backup", title: "The backup failed" }])
  })

  it("stays what it is when no notice can be written", async () => {
    await db.owner.query(
      `create function no_notice() returns trigger language plpgsql as $$ begin raise 'no notice'; end $$`,
    )
    await db.owner.query(
      `create trigger no_notice before insert on "OperationNotice" execute function no_notice()`,
    )
    try {
      const { system } = await backupGround()
      const failed = await beginBackup(system, key())
      const broken = { ...store, put: () => Promise.reject(new Error("broken")) }
      expect(await runBackup(system, { id: failed.id, store: broken })).toMatchObject({ status: "failed" })
      expect((await row(failed.id)).status).toBe("failed")
      const { id } = await beginBackup(system, key())
      expect(await runBackup(system, { id, store })).toMatchObject({ status: "done" })
      await store.remove((await row(id)).place)
      expect(await lookAfterBackups(system, store)).toMatchObject({ lost: 1 })
      expect((await row(id)).status).toBe("lost")
    } finally {
      await db.owner.query(`drop trigger no_notice on "OperationNotice"`)
    }
  })
})

describe("the store is looked through", () => {
  it("what no rule keeps is taken away, and what is missing is told of and nothing removed for it", async () => {
    await platformDb().restoreDrill.deleteMany({})
    await platformDb().backup.deleteMany({})
    const { system } = await backupGround()
    const ids: string[] = []
    for (let days = 0; days < 100; days++) {
      const place = `rounds-${days}.rounds`
      if (days !== 1)
        await store.put(
          place,
          (async function* () {
            yield Buffer.from("x")
          })(),
        )
      ids.push(await makeCopyRow({ startedAt: addMs(now(), -days * DAY_MS), place }))
    }
    const first = await lookAfterBackups(system, store)
    expect(first).toMatchObject({ lost: 1, found: 0 })
    expect(await notices(ids[1] ?? "")).toMatchObject([{ title: "A backup is gone from its store" }])
    const left = (await store.list()).filter(({ place }) => /^rounds-\d+\.rounds$/.test(place))
    expect(left).toHaveLength(99 - first.removed)
    expect(left.length).toBeLessThanOrEqual(14)
    expect(existsSync(join(folder, "rounds-0.rounds"))).toBe(true)
    expect(await lookAfterBackups(system, store)).toMatchObject({ removed: 0, lost: 0 })
    await store.put(
      "rounds-1.rounds",
      (async function* () {
        yield Buffer.from("x")
      })(),
    )
    expect(await lookAfterBackups(system, store)).toMatchObject({ found: 1 })
  })
})
