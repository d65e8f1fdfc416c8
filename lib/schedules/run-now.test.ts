import { afterAll, describe, expect, it } from "vitest"
import { closeDb } from "@/lib/db"
import { listOccasions } from "@/lib/schedules/occasions"
import { runScheduleNow } from "@/lib/schedules/run-now"
import { look } from "@/lib/schedules/witness"
import { testDatabase } from "@/lib/testing/db"
import { recorded } from "@/lib/testing/facts"
import { describeRefusals } from "@/lib/testing/refusals"
import { scheduleGround } from "@/lib/testing/schedule-ground"
import { dueEvents, runOfEvent } from "@/lib/testing/schedules"
import { now } from "@/lib/time"

const db = await testDatabase()
afterAll(closeDb)

const wanted = () => ({ id: "stale-lead-cleanup", reason: "Before the audit", key: crypto.randomUUID() })
describeRefusals(runScheduleNow, {
  subject: "none",
  prepare: async () => ({ ...(await scheduleGround()), input: wanted() }),
})

describe("schedules.runNow", () => {
  it("starts one run for one key, however often it is pressed, and tells it once", async () => {
    const { admin, clinic } = await scheduleGround()
    const input = wanted()
    const all = await Promise.all([1, 2, 3].map(() => runScheduleNow(admin, input)))
    expect(new Set(all.map((one) => one.occasionId)).size).toBe(1)
    const occasionId = all[0]?.occasionId ?? ""
    const [event] = (await dueEvents(input.id)).filter((one) => one.data.clinicId === clinic.id)
    expect(event).toMatchObject({ id: `schedule:${occasionId}`, data: { occasionId, scheduleId: input.id } })
    expect(await recorded(clinic.id, input.id)).toMatchObject([
      { name: "schedule.run_requested", after: { occasionId }, personal: { reason: input.reason } },
    ])
    await runScheduleNow(admin, wanted())
    expect((await listOccasions(admin, { id: input.id })).rows).toHaveLength(2)
  })

  it("is seen with its run and who asked for it", async () => {
    const { admin } = await scheduleGround()
    const { occasionId } = await runScheduleNow(admin, wanted())
    const runId = await runOfEvent(`schedule:${occasionId}`)
    await look(now(), [])
    const { rows } = await listOccasions(admin, { id: "stale-lead-cleanup" })
    expect(rows).toMatchObject([
      { outcome: "by_hand", isManual: true, requestedBy: admin.actor.name, runId, runStatus: "completed" },
    ])
  })

  it("starts the platform's in no clinic, for whoever looks after the software", async () => {
    const { ctxFor, clinic } = await scheduleGround()
    const input = { ...wanted(), id: "retention" }
    const { occasionId } = await runScheduleNow(ctxFor(["operator"]), input)
    await runScheduleNow(ctxFor(["operator"]), input)
    const { rows } = await db.owner.query("select clinic_id, only_function from engine.event where id = $1", [
      `schedule:${occasionId}`,
    ])
    expect(rows).toEqual([{ clinic_id: null, only_function: "retention" }])
    expect(await recorded(clinic.id, "retention")).toHaveLength(1)
  })
})
