import { afterAll, afterEach, describe, expect, it } from "vitest"
import { finishDrill } from "@/lib/backups/finish-drill"
import { closeDb, platformDb } from "@/lib/db"
import { newId } from "@/lib/ids"
import { backupGround, endRunning, makeCopyRow, makeDrillRow } from "@/lib/testing/backups"
import { testDatabase } from "@/lib/testing/db"
import { recorded } from "@/lib/testing/facts"
import { describeRefusals } from "@/lib/testing/refusals"
import { now } from "@/lib/time"

await testDatabase()
afterAll(closeDb)
afterEach(endRunning)

const outcome = (id: string, because: string | null) => ({
  id,
  because,
  rows: 40,
  ms: 1_200,
  checks: [{ name: "checksum", ok: because === null, detail: "", ms: 3 }],
})
describeRefusals(finishDrill, {
  subject: "none",
  prepare: async () => ({ ...(await backupGround()), input: outcome(newId(), null) }),
})

describe("backups.finishDrill", () => {
  const copyOf = (id: string) => platformDb().backup.findUniqueOrThrow({ where: { id } })

  it("proves a copy, once, and only the function may say so", async () => {
    const copy = await makeCopyRow({ status: "lost" })
    const id = await makeDrillRow(copy)
    const { system, ctxFor, clinic } = await backupGround()
    await expect(finishDrill(ctxFor(["operator"]), outcome(id, null))).rejects.toMatchObject({
      code: "forbidden",
    })
    await finishDrill(system, outcome(id, null))
    await finishDrill(system, outcome(id, null))
    expect(await copyOf(copy)).toMatchObject({ status: "done", provenAt: expect.any(Date) })
    expect(await recorded(clinic.id, id)).toMatchObject([
      { name: "backup.proven", after: { backupId: copy, rows: 40 } },
    ])
    await expect(finishDrill(system, outcome(id, "cut"))).rejects.toMatchObject({ code: "wrong_state" })
  })

  it("takes the proof from a copy that no longer comes back, and leaves it where the drill itself could not be", async () => {
    const { system } = await backupGround()
    const [spoilt, fine, gone] = [
      await makeCopyRow({ provenAt: now() }),
      await makeCopyRow({ provenAt: now() }),
      await makeCopyRow({ provenAt: now() }),
    ]
    for (const [copy, because] of [
      [spoilt, "altered: checksum"],
      [fine, "no_scratch: permission denied"],
      [gone, "missing: x"],
    ] as const)
      await finishDrill(system, outcome(await makeDrillRow(copy), because))
    expect((await copyOf(spoilt)).provenAt).toBeNull()
    expect((await copyOf(fine)).provenAt).not.toBeNull()
    expect(await copyOf(gone)).toMatchObject({ status: "lost", provenAt: null })
  })
})
