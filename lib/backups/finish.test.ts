import { afterAll, afterEach, describe, expect, it } from "vitest"
import { finishBackup } from "@/lib/backups/finish"
import { closeDb, platformDb } from "@/lib/db"
import { newId } from "@/lib/ids"
import { backupGround, endRunning, makeCopyRow } from "@/lib/testing/backups"
import { testDatabase } from "@/lib/testing/db"
import { recorded } from "@/lib/testing/facts"
import { describeRefusals } from "@/lib/testing/refusals"

await testDatabase()
afterAll(closeDb)
afterEach(endRunning)

const failed = (id: string) => ({ outcome: "failed" as const, id, because: "disk_full: no space left" })
const done = (id: string) => ({
  outcome: "done" as const,
  id,
  method: "snapshot" as const,
  bytes: 3_000_000_000,
  checksum: "a".repeat(64),
  keyId: "0011aabb",
  serverVersion: "18.4",
  migration: "0058_operations",
  counts: { Patient: 3 },
  newestAt: "2026-11-23T02:00:00.000Z",
  auditSeq: "9007199254740993",
  auditHash: "b".repeat(64),
})

describeRefusals(finishBackup, {
  subject: "none",
  prepare: async () => ({ ...(await backupGround()), input: failed(newId()) }),
})

describe("backups.finish", () => {
  it("is told by what made it, once", async () => {
    const id = await makeCopyRow({ status: "running" })
    const { system, ctxFor, clinic } = await backupGround()
    await expect(finishBackup(ctxFor(["operator"]), done(id))).rejects.toMatchObject({ code: "forbidden" })
    await finishBackup(system, done(id))
    await finishBackup(system, done(id))
    expect(await platformDb().backup.findUnique({ where: { id } })).toMatchObject({
      status: "done",
      bytes: 3_000_000_000n,
      auditSeq: 9007199254740993n,
      counts: { Patient: 3 },
      provenAt: null,
    })
    expect(await recorded(clinic.id, id)).toMatchObject([{ name: "backup.done" }])
    await expect(finishBackup(system, failed(id))).rejects.toMatchObject({ code: "wrong_state" })
  })

  it("says why one failed, and of one that is not known that it is not", async () => {
    const id = await makeCopyRow({ status: "running" })
    const { system, clinic } = await backupGround()
    await finishBackup(system, failed(id))
    expect(await platformDb().backup.findUnique({ where: { id } })).toMatchObject({
      status: "failed",
      because: "disk_full: no space left",
    })
    expect(await recorded(clinic.id, id)).toMatchObject([{ name: "backup.failed", reason: "disk_full" }])
    await expect(finishBackup(system, failed(newId()))).rejects.toMatchObject({ code: "not_found" })
  })
})
