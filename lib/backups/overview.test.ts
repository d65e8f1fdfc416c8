import { afterAll, beforeEach, describe, expect, it } from "vitest"
import { backupsOverview } from "@/lib/backups/overview"
import { provenState } from "@/lib/backups/proven"
import { closeDb, inClinic, platformDb } from "@/lib/db"
import { backupGround, makeCopyRow } from "@/lib/testing/backups"
import { testDatabase } from "@/lib/testing/db"
import { describeRefusals } from "@/lib/testing/refusals"
import { addMs, DAY_MS, now } from "@/lib/time"

await testDatabase()
afterAll(closeDb)
beforeEach(async () => {
  await platformDb().backup.deleteMany({})
})

describeRefusals(backupsOverview, {
  subject: "none",
  prepare: async () => ({ ...(await backupGround()), input: {} }),
})

const ago = (days: number) => addMs(now(), -days * DAY_MS)

describe("what is known of the copies", () => {
  it("is nothing where there is none, and never green", async () => {
    const { ctxFor } = await backupGround()
    expect(await backupsOverview(ctxFor(["operator"]), {})).toMatchObject({
      lastProvenAt: null,
      lastBackupAt: null,
      ageDays: null,
      kept: 0,
    })
  })

  it("counts a copy by when it was taken, not by when it was looked at", async () => {
    const { ctxFor, clinic } = await backupGround()
    const ctx = { ...ctxFor(["operator"]), now: now() }
    await makeCopyRow({ startedAt: ago(20), provenAt: now() })
    await makeCopyRow({ startedAt: ago(1) })
    const told = await backupsOverview(ctx, {})
    expect(told.ageDays).toBeCloseTo(20, 1)
    expect(told.lastBackupAt?.getTime()).toBeGreaterThan(ago(2).getTime())
    expect(await inClinic(clinic.id, (tx) => provenState(tx, ctx.now))).toMatchObject({
      ageDays: told.ageDays,
    })
  })

  it("counts none that is gone, and says when the last attempt failed", async () => {
    const { ctxFor } = await backupGround()
    await makeCopyRow({ startedAt: ago(3), provenAt: ago(3), status: "lost" })
    await makeCopyRow({ startedAt: ago(0), status: "failed" })
    expect(await backupsOverview(ctxFor(["operator"]), {})).toMatchObject({
      lastProvenAt: null,
      lost: 1,
      failing: { because: null },
    })
  })
})
