import { afterAll, describe, expect, it } from "vitest"
import { adoptBackup } from "@/lib/backups/adopt"
import type { AdoptInput } from "@/lib/backups/schema"
import { closeDb, platformDb } from "@/lib/db"
import { newId } from "@/lib/ids"
import { backupGround, makeCopyRow } from "@/lib/testing/backups"
import { testDatabase } from "@/lib/testing/db"
import { recorded } from "@/lib/testing/facts"
import { describeRefusals } from "@/lib/testing/refusals"

await testDatabase()
afterAll(closeDb)

const found = (more: { id?: string; isProven?: boolean } = {}): AdoptInput => ({
  outcome: "done",
  id: newId(),
  place: "rounds-20261101-020000-x.rounds",
  store: "folder",
  at: "2026-11-01T02:00:00.000Z",
  isProven: false,
  method: "snapshot",
  bytes: 12,
  checksum: "a".repeat(64),
  serverVersion: "18.4",
  migration: null,
  counts: { Patient: 3 },
  newestAt: null,
  auditSeq: "9007199254740993",
  auditHash: null,
  keyId: "0011aabb",
  ...more,
})
const unreadable = (id = newId()): AdoptInput => ({
  outcome: "unreadable",
  id,
  place: "rounds-20261101-020000-x.rounds",
  store: "s3",
  at: "2026-11-01T02:00:00.000Z",
  isProven: false,
  because: "no_key: sealed with the key 00112233",
  keyId: "00112233",
})

describeRefusals(adoptBackup, {
  subject: "none",
  prepare: async () => ({ ...(await backupGround()), input: unreadable() }),
})

const row = (id: string) => platformDb().backup.findUniqueOrThrow({ where: { id } })

describe("backups.adopt", () => {
  it("puts one on record by its own time, once, and only the function may", async () => {
    const { system, ctxFor, clinic } = await backupGround()
    const input = found()
    await expect(adoptBackup(ctxFor(["operator"]), input)).rejects.toMatchObject({ code: "forbidden" })
    expect(await adoptBackup(system, input)).toEqual({ isNew: true })
    expect(await adoptBackup(system, input)).toEqual({ isNew: false })
    expect(await row(input.id)).toMatchObject({
      status: "done",
      cause: "found",
      startedAt: new Date(input.at),
      auditSeq: 9007199254740993n,
      provenAt: null,
    })
    expect(await recorded(clinic.id, input.id)).toMatchObject([{ name: "backup.found" }])
  })

  it("makes whole the one whose maker was killed before it said so, and leaves every other row alone", async () => {
    const { system } = await backupGround()
    const left = await makeCopyRow({ status: "failed", cause: "scheduled" })
    await platformDb().backup.update({ where: { id: left }, data: { because: "left" } })
    await adoptBackup(system, found({ id: left, isProven: true }))
    expect(await row(left)).toMatchObject({ status: "done", cause: "scheduled", because: null })
    expect((await row(left)).provenAt).not.toBeNull()
    for (const status of ["running", "done", "lost", "failed"]) {
      const id = await makeCopyRow({ status })
      expect(await adoptBackup(system, found({ id }))).toEqual({ isNew: false })
      expect((await row(id)).status).toBe(status)
      await platformDb().backup.delete({ where: { id } })
    }
  })

  it("tells of one that does not open, and takes it as one when it does", async () => {
    const { system } = await backupGround()
    const closed = unreadable()
    await adoptBackup(system, closed)
    expect(await row(closed.id)).toMatchObject({
      status: "unreadable",
      because: expect.stringMatching(/^no_key/),
      provenAt: null,
    })
    await adoptBackup(system, found({ id: closed.id }))
    expect(await row(closed.id)).toMatchObject({ status: "done", cause: "found", bytes: 12n })
  })
})
