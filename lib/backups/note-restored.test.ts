import { afterAll, describe, expect, it } from "vitest"
import { noteRestored } from "@/lib/backups/note-restored"
import { closeDb, platformDb } from "@/lib/db"
import { newId } from "@/lib/ids"
import { backupGround, makeCopyRow, makeDrillRow } from "@/lib/testing/backups"
import { testDatabase } from "@/lib/testing/db"
import { recorded } from "@/lib/testing/facts"
import { describeRefusals } from "@/lib/testing/refusals"

await testDatabase()
afterAll(closeDb)

const input = () => ({ backupId: newId(), of: "2026-11-23T02:00:00.000Z" })
describeRefusals(noteRestored, {
  subject: "none",
  prepare: async () => ({ ...(await backupGround()), input: input() }),
})

describe("backups.noteRestored", () => {
  it("says of which copy it is, and ends what was under way when that was made", async () => {
    const copy = await makeCopyRow({ status: "running" })
    const drill = await makeDrillRow(copy)
    const { system, ctxFor, clinic } = await backupGround()
    const given = input()
    await expect(noteRestored(ctxFor(["operator"]), given)).rejects.toMatchObject({ code: "forbidden" })
    await noteRestored(system, given)
    await noteRestored(system, given)
    expect((await platformDb().backup.findUniqueOrThrow({ where: { id: copy } })).status).toBe("failed")
    expect((await platformDb().restoreDrill.findUniqueOrThrow({ where: { id: drill } })).status).toBe(
      "failed",
    )
    expect((await recorded(clinic.id, given.backupId))[0]).toMatchObject({
      name: "backup.restored",
      after: { of: given.of },
    })
  })
})
