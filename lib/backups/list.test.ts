import { afterAll, describe, expect, it } from "vitest"
import { listBackups } from "@/lib/backups/list"
import { backupsOverview } from "@/lib/backups/overview"
import { closeDb, platformDb } from "@/lib/db"
import { backupGround, makeCopyRow, makeDrillRow } from "@/lib/testing/backups"
import { testDatabase } from "@/lib/testing/db"
import { describeRefusals } from "@/lib/testing/refusals"
import { addMs, HOUR_MS, now } from "@/lib/time"

await testDatabase()
afterAll(closeDb)

describeRefusals(listBackups, {
  subject: "none",
  prepare: async () => ({ ...(await backupGround()), input: {} }),
})

describe("backups.list", () => {
  it("gives every copy once, newest first, over its pages", async () => {
    await platformDb().backup.deleteMany({})
    const at = now()
    const ids: string[] = []
    // Some of one instant: the id decides.
    for (let n = 0; n < 45; n++)
      ids.push(await makeCopyRow({ startedAt: addMs(at, -Math.floor(n / 3) * HOUR_MS) }))
    await makeDrillRow(ids[0] ?? "", "proven")
    const { ctxFor } = await backupGround()
    const seen: string[] = []
    for (let cursor: string | undefined, more = true; more; ) {
      const page = await listBackups(ctxFor(["auditor"]), { cursor })
      seen.push(...page.rows.map(({ id }) => id))
      cursor = page.next ?? undefined
      more = page.next !== null
      expect(page.drills).toHaveLength(1)
    }
    expect(seen).toHaveLength(45)
    expect(new Set(seen)).toEqual(new Set(ids))
    const { kept } = await backupsOverview(ctxFor(["auditor"]), {})
    expect(kept).toBe(45)
  })
})
