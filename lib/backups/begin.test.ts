import { afterAll, afterEach, describe, expect, it } from "vitest"
import { beginBackup } from "@/lib/backups/begin"
import { whileHeld } from "@/lib/backups/held"
import { LEFT_AFTER_MS } from "@/lib/backups/left"
import { closeDb, platformDb } from "@/lib/db"
import { backupGround, endRunning, makeCopyRow, tempFolder } from "@/lib/testing/backups"
import { testDatabase } from "@/lib/testing/db"
import { recorded } from "@/lib/testing/facts"
import { describeRefusals } from "@/lib/testing/refusals"
import { addMs, now } from "@/lib/time"

const db = await testDatabase()
process.env.BACKUP_FOLDER = tempFolder()
afterAll(closeDb)
afterEach(endRunning)

const wanted = () => ({ key: crypto.randomUUID() })
const ground = async () => ({ ...(await backupGround()), input: wanted() })
describeRefusals(beginBackup, {
  subject: "none",
  prepare: ground,
  wrongState: {
    when: "a second one beside one that is being made",
    code: "wrong_state",
    prepare: async () => {
      await makeCopyRow({ status: "running" })
      return ground()
    },
  },
})

describe("backups.begin", () => {
  it("begins one for one key, however often it is pressed, and has it made", async () => {
    const { ctxFor, clinic } = await backupGround()
    const input = wanted()
    const first = await beginBackup(ctxFor(["operator"]), input)
    expect(await beginBackup(ctxFor(["operator"]), input)).toEqual({ id: first.id, isNew: false })
    expect(await recorded(clinic.id, first.id)).toMatchObject([
      { name: "backup.begun", after: { cause: "by_hand" } },
    ])
    const { rows } = await db.owner.query(
      "select data from engine.event where name = 'backup.asked' and id like $1",
      [`%${first.id}`],
    )
    expect(rows).toEqual([{ data: { clinicId: clinic.id, backupId: first.id } }])
  })

  it("takes the word of a cause from the clock alone", async () => {
    const { ctxFor, system } = await backupGround()
    const causeOf = async (id: string) => (await platformDb().backup.findUnique({ where: { id } }))?.cause
    const asked = await beginBackup(ctxFor(["operator"]), { ...wanted(), cause: "scheduled" })
    expect(await causeOf(asked.id)).toBe("by_hand")
    await endRunning()
    const nightly = await beginBackup(system, { ...wanted(), cause: "scheduled" })
    expect(await causeOf(nightly.id)).toBe("scheduled")
  })

  it("goes past one that was left, and says so of it", async () => {
    const left = await makeCopyRow({ status: "running", startedAt: addMs(now(), -LEFT_AFTER_MS - 1_000) })
    const { ctxFor, clinic } = await backupGround()
    await beginBackup(ctxFor(["operator"]), wanted())
    expect(await platformDb().backup.findUnique({ where: { id: left } })).toMatchObject({
      status: "failed",
      because: "left",
    })
    expect(await recorded(clinic.id, left)).toMatchObject([{ name: "backup.failed", reason: "left" }])
  })
  it("lets the one go on that is being worked on, however long it takes", async () => {
    const old = await makeCopyRow({ status: "running", startedAt: addMs(now(), -LEFT_AFTER_MS * 100) })
    const { ctxFor, system } = await backupGround()
    await whileHeld("backup", async () => {
      await expect(beginBackup(ctxFor(["operator"]), wanted())).rejects.toMatchObject({ code: "wrong_state" })
      await expect(beginBackup(system, { ...wanted(), cause: "scheduled" })).rejects.toMatchObject({
        code: "wrong_state",
      })
    })
    expect((await platformDb().backup.findUniqueOrThrow({ where: { id: old } })).status).toBe("running")
    // Nobody is at it any more: the night does not wait for it, a person for a few minutes.
    await beginBackup(system, { ...wanted(), cause: "scheduled" })
    expect((await platformDb().backup.findUniqueOrThrow({ where: { id: old } })).status).toBe("failed")
  })

  it("begins one where two begin at once", async () => {
    const { ctxFor } = await backupGround()
    const both = await Promise.allSettled(
      Array.from({ length: 6 }, () => beginBackup(ctxFor(["operator"]), wanted())),
    )
    expect(both.filter(({ status }) => status === "fulfilled")).toHaveLength(1)
    for (const one of both)
      if (one.status === "rejected") expect(one.reason).toMatchObject({ code: "wrong_state" })
  })
})
