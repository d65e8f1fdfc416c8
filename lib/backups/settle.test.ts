import { afterAll, describe, expect, it } from "vitest"
import { settleBackups } from "@/lib/backups/settle"
import { closeDb, platformDb } from "@/lib/db"
import { backupGround, makeCopyRow } from "@/lib/testing/backups"
import { testDatabase } from "@/lib/testing/db"
import { recorded } from "@/lib/testing/facts"
import { describeRefusals } from "@/lib/testing/refusals"

await testDatabase()
afterAll(closeDb)

const nothing = { kept: [], removed: [], lost: [], found: [] }
describeRefusals(settleBackups, {
  subject: "none",
  prepare: async () => ({ ...(await backupGround()), input: nothing }),
})

describe("backups.settle", () => {
  it("writes down what was found, each once, and only the function may", async () => {
    const [kept, removed, lost, found] = [
      await makeCopyRow(),
      await makeCopyRow(),
      await makeCopyRow(),
      await makeCopyRow({ status: "lost" }),
    ]
    const { system, ctxFor, clinic } = await backupGround()
    const input = {
      kept: [{ id: kept, tiers: ["daily", "monthly"] }],
      removed: [removed],
      lost: [lost],
      found: [found],
    }
    await expect(settleBackups(ctxFor(["operator"]), input)).rejects.toMatchObject({ code: "forbidden" })
    expect(await settleBackups(system, input)).toEqual({ removed: 1, lost: [lost], found: 1 })
    expect(await settleBackups(system, input)).toEqual({ removed: 0, lost: [], found: 0 })
    const row = (id: string) => platformDb().backup.findUniqueOrThrow({ where: { id } })
    expect((await row(kept)).tiers).toEqual(["daily", "monthly"])
    expect(await row(removed)).toMatchObject({ status: "done", deletedAt: expect.any(Date) })
    expect((await row(lost)).status).toBe("lost")
    expect((await row(found)).status).toBe("done")
    for (const [id, name] of [
      [removed, "backup.removed"],
      [lost, "backup.lost"],
      [found, "backup.found"],
    ] as const)
      expect(await recorded(clinic.id, id)).toMatchObject([{ name }])
  })
})
