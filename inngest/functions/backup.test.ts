import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { beginBackup } from "@/lib/backups/begin"
import { whileHeld } from "@/lib/backups/held"
import { closeDb, platformDb } from "@/lib/db"
import { runScheduleNow } from "@/lib/schedules/run-now"
import { endRunning, filled, tempFolder } from "@/lib/testing/backups"
import { testDatabase } from "@/lib/testing/db"
import { ended } from "@/lib/testing/engine"

const db = await testDatabase()
process.env.BACKUP_FOLDER = tempFolder()
let worker: { stop(): Promise<void> }
let ctxFor: Awaited<ReturnType<typeof filled>>["ctxFor"]

beforeAll(async () => {
  const ground = await filled(db, 5)
  ctxFor = ground.ctxFor
  await db.owner.query(`update "Clinic" set "isDefault" = (id = $1)`, [ground.clinic.id])
  worker = await (await import("@/inngest/worker")).startWorker()
})
afterAll(async () => {
  await worker.stop()
  await closeDb()
})

const now = async (id: string) => {
  const asked = { id, reason: "To see it work", key: crypto.randomUUID() }
  const { occasionId } = await runScheduleNow(ctxFor(["operator"]), asked)
  return ended(`schedule:${occasionId}`)
}

describe("the night's backup and the week's drill", () => {
  it("copy, keep and prove, by the schedules they are due by", async () => {
    const [backup] = await now("backup")
    expect(backup).toMatchObject({ status: "completed", output: { tries: 1, removed: 0, lost: 0 } })
    const row = await platformDb().backup.findFirstOrThrow({ orderBy: { startedAt: "desc" } })
    expect(row).toMatchObject({ status: "done", cause: "scheduled", provenAt: null })
    const [drill] = await now("restore-drill")
    expect(drill).toMatchObject({ status: "completed" })
    expect((await platformDb().backup.findUniqueOrThrow({ where: { id: row.id } })).provenAt).not.toBeNull()
  })

  it("leave one that is under way alone, and say so", async () => {
    const key = { key: crypto.randomUUID() }
    await platformDb().backup.create({
      data: { id: key.key, method: "snapshot", status: "running", store: "folder", place: "x" },
    })
    const [backup] = await whileHeld("backup", () => now("backup"))
    expect(backup).toMatchObject({
      status: "completed",
      output: { skipped: "A backup is being made just now." },
    })
    await endRunning()
  })

  it("a person's is made by the function that hears of it", async () => {
    const { id } = await beginBackup(ctxFor(["operator"]), { key: crypto.randomUUID() })
    const [run] = await ended(`backup-asked:${id}`)
    expect(run).toMatchObject({ functionId: "make-backup", status: "completed" })
    expect((await platformDb().backup.findUniqueOrThrow({ where: { id } })).status).toBe("done")
  })
})
