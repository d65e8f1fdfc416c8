import { afterAll, beforeAll, expect, it } from "vitest"
import { closeDb } from "@/lib/db"
import { newId } from "@/lib/ids"
import { testDatabase } from "@/lib/testing/db"
import { emitRaw, ended } from "@/lib/testing/engine"
import { addMs, DAY_MS, now } from "@/lib/time"

const db = await testDatabase()
let worker: { stop(): Promise<void> }
beforeAll(async () => {
  worker = await (await import("@/inngest/worker")).startWorker()
})
afterAll(async () => {
  await worker.stop()
  await closeDb()
})

const EVERY_MINUTE = ["keep-maintenance", "watch-incidents", "probe-services"]

it.each(EVERY_MINUTE)(
  "%s has nothing to do before there is a clinic, and does not fail of it",
  async (id) => {
    expect((await db.owner.query('select 1 from "Clinic"')).rows).toEqual([])
    const dueAt = now().toISOString()
    const tooLateAt = addMs(now(), DAY_MS).toISOString()
    const eventId = newId()
    await emitRaw("schedule/due", { scheduleId: id, occasionId: newId(), dueAt, tooLateAt }, eventId)
    const [run] = await ended(eventId)
    expect(run).toMatchObject({ functionId: id, status: "completed", error: null })
  },
)
