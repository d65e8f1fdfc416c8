import { afterAll, afterEach, describe, expect, it } from "vitest"
import { beginDrill } from "@/lib/backups/begin-drill"
import { closeDb, platformDb } from "@/lib/db"
import { newId } from "@/lib/ids"
import { backupGround, endRunning, makeCopyRow, makeDrillRow } from "@/lib/testing/backups"
import { testDatabase } from "@/lib/testing/db"
import { recorded } from "@/lib/testing/facts"
import { describeRefusals } from "@/lib/testing/refusals"
import { addMs, DAY_MS, now } from "@/lib/time"

const db = await testDatabase()
afterAll(closeDb)
afterEach(endRunning)

const ground = async () => ({
  ...(await backupGround()),
  input: { key: crypto.randomUUID(), backupId: await makeCopyRow() },
})
describeRefusals(beginDrill, {
  subject: "none",
  prepare: ground,
  wrongState: {
    when: "a second one beside one that is under way",
    code: "wrong_state",
    prepare: async () => {
      await makeDrillRow(await makeCopyRow())
      return ground()
    },
  },
})

describe("backups.beginDrill", () => {
  it("takes the newest that is there, for one key once, and has it done", async () => {
    await makeCopyRow({ startedAt: addMs(now(), -DAY_MS) })
    const newest = await makeCopyRow({ startedAt: addMs(now(), DAY_MS) })
    const { ctxFor, clinic } = await backupGround()
    const input = { key: crypto.randomUUID() }
    const { id } = await beginDrill(ctxFor(["operator"]), input)
    expect(await beginDrill(ctxFor(["operator"]), input)).toEqual({ id, isNew: false })
    expect((await platformDb().restoreDrill.findUniqueOrThrow({ where: { id } })).backupId).toBe(newest)
    expect(await recorded(clinic.id, id)).toMatchObject([
      { name: "backup.drill_begun", after: { backupId: newest } },
    ])
    const { rowCount } = await db.owner.query("select from engine.event where id = $1", [`drill-asked:${id}`])
    expect(rowCount).toBe(1)
  })

  it("takes none that never came to be, and none that is not known", async () => {
    const { ctxFor } = await backupGround()
    const of = (backupId: string) => beginDrill(ctxFor(["operator"]), { key: crypto.randomUUID(), backupId })
    await expect(of(await makeCopyRow({ status: "failed" }))).rejects.toMatchObject({ code: "wrong_state" })
    await expect(of(newId())).rejects.toMatchObject({ code: "not_found" })
    // One that is missing may be looked for again: that is how it comes back.
    await of(await makeCopyRow({ status: "lost" }))
  })
})
