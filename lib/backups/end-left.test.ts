import { afterAll, afterEach, describe, expect, it } from "vitest"
import { endLeft } from "@/lib/backups/end-left"
import { whileHeld } from "@/lib/backups/held"
import { LEFT_AFTER_MS } from "@/lib/backups/left"
import { closeDb, platformDb } from "@/lib/db"
import { backupGround, endRunning, makeCopyRow, makeDrillRow } from "@/lib/testing/backups"
import { testDatabase } from "@/lib/testing/db"
import { recorded } from "@/lib/testing/facts"
import { describeRefusals } from "@/lib/testing/refusals"
import { addMs, now } from "@/lib/time"

await testDatabase()
afterAll(closeDb)
afterEach(endRunning)

describeRefusals(endLeft, {
  subject: "none",
  prepare: async () => ({ ...(await backupGround()), input: {} }),
})

describe("backups.endLeft", () => {
  it("ends what nobody works on, once it had its time; nothing that somebody does", async () => {
    const { system, ctxFor, clinic } = await backupGround()
    await expect(endLeft(ctxFor(["operator"]), {})).rejects.toMatchObject({ code: "forbidden" })
    const backup = await makeCopyRow({ status: "running" })
    const drill = await makeDrillRow(backup)
    expect(await endLeft({ ...system, now: now() }, {})).toEqual({ backups: [], drills: [] })
    const later = { ...system, now: addMs(now(), LEFT_AFTER_MS) }
    await whileHeld("backup", async () => {
      expect(await endLeft(later, {})).toEqual({ backups: [], drills: [drill] })
    })
    expect(await endLeft(later, {})).toEqual({ backups: [backup], drills: [] })
    expect(await endLeft(later, {})).toEqual({ backups: [], drills: [] })
    expect(await recorded(clinic.id, backup)).toMatchObject([{ name: "backup.failed", reason: "left" }])
    expect(await recorded(clinic.id, drill)).toMatchObject([{ name: "backup.drill_failed", reason: "left" }])
    expect(await platformDb().backup.findUnique({ where: { id: backup } })).toMatchObject({
      status: "failed",
      because: "left",
    })
  })
})
