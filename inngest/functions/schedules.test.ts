import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { enginePool } from "@/lib/db"
import { newId } from "@/lib/ids"
import { listOccasions } from "@/lib/schedules/occasions"
import { runScheduleNow } from "@/lib/schedules/run-now"
import { tick } from "@/lib/schedules/tick"
import { look } from "@/lib/schedules/witness"
import { ctxWith } from "@/lib/testing/ctx"
import { testDatabase } from "@/lib/testing/db"
import { ended } from "@/lib/testing/engine"
import { makeClinic } from "@/lib/testing/factory"
import { makeLead, readLead } from "@/lib/testing/leads"
import { addMs, DAY_MS, MINUTE_MS, now } from "@/lib/time"

const db = await testDatabase()
let worker: { stop(): Promise<void> }

beforeAll(async () => {
  // Reads the environment when loaded, which the database above has just set.
  worker = await (await import("@/inngest/worker")).startWorker()
})
afterAll(() => worker.stop())

const ago = (days: number) => addMs(now(), -days * DAY_MS)
const eventsOf = async (id: string) =>
  (await db.owner.query(`select id from engine.event where data ->> 'scheduleId' = $1`, [id])).rows

describe("a schedule of a clinic", () => {
  it("is run by the function that is due, in its clinic, and the witness sees it", async () => {
    const clinic = await makeClinic()
    const lead = await makeLead(clinic.id, {
      createdAt: ago(200),
      updatedAt: ago(100),
      lastMessageAt: ago(100),
    })
    const ctx = await ctxWith(clinic, ["admin"])
    const id = "stale-lead-cleanup"
    const { occasionId } = await runScheduleNow(ctx, {
      id,
      reason: "For the audit",
      key: crypto.randomUUID(),
    })
    const [run] = await ended(`schedule:${occasionId}`)
    expect(run).toMatchObject({ functionId: id, status: "completed", output: { archived: 1 } })
    expect((await readLead(lead)).status).toBe("archived")
    await look(now(), [])
    const { rows } = await listOccasions(ctx, { id })
    expect(rows).toMatchObject([{ outcome: "by_hand", runId: run?.id, runStatus: "completed" }])
  })

  it("ends without doing anything when its time is over, and counts as missed", async () => {
    const clinic = await makeClinic()
    const lead = await makeLead(clinic.id, {
      createdAt: ago(200),
      updatedAt: ago(100),
      lastMessageAt: ago(100),
    })
    const occasionId = newId()
    const dueAt = addMs(now(), -90 * MINUTE_MS)
    await db.owner.query(
      `insert into "ScheduleOccasion" (id, "scheduleId", scope, "clinicId", "dueAt", state, "dispatchedAt")
       values ($1, 'stale-lead-cleanup', $2::text, $2::text::uuid, $3, 'dispatched', $3)`,
      [occasionId, clinic.id, dueAt],
    )
    const data = {
      clinicId: clinic.id,
      scheduleId: "stale-lead-cleanup",
      occasionId,
      dueAt: dueAt.toISOString(),
      tooLateAt: addMs(now(), -MINUTE_MS).toISOString(),
    }
    await enginePool().query(
      `insert into engine.event (id, name, data, clinic_id, only_function) values ($1, 'schedule/due', $2, $3, $4)`,
      [`schedule:${occasionId}`, JSON.stringify(data), clinic.id, "stale-lead-cleanup"],
    )
    await enginePool().query("select pg_notify('engine_wake', '')")
    const [run] = await ended(`schedule:${occasionId}`)
    expect(run).toMatchObject({ status: "completed", output: { refused: "too_late" } })
    expect((await readLead(lead)).status).toBe("new")
    const { rows } = await db.owner.query(
      `select state, reason, "wasMissed", "runId" from "ScheduleOccasion" where id = $1`,
      [occasionId],
    )
    expect(rows).toEqual([{ state: "missed", reason: "too_late", wasMissed: true, runId: run?.id }])
  })

  it("run once more after its time ends without doing anything, and its occasion stays what it was", async () => {
    const clinic = await makeClinic()
    const ctx = await ctxWith(clinic, ["admin"])
    const id = "stale-lead-cleanup"
    const { occasionId } = await runScheduleNow(ctx, {
      id,
      reason: "For the audit",
      key: crypto.randomUUID(),
    })
    const [first] = await ended(`schedule:${occasionId}`)
    const late = addMs(now(), -MINUTE_MS).toISOString()
    await db.owner.query(
      `insert into engine.event (id, name, data, clinic_id, only_function, rerun_of)
       select 'again:' || id, name, jsonb_set(data::jsonb, '{tooLateAt}', to_jsonb($2::text))::json, clinic_id,
         only_function, $3 from engine.event where id = $1`,
      [`schedule:${occasionId}`, late, first?.id],
    )
    await enginePool().query("select pg_notify('engine_wake', '')")
    const [again] = await ended(`again:schedule:${occasionId}`)
    expect(again).toMatchObject({ status: "completed", output: { refused: "too_late" } })
    const { rows } = await db.owner.query(`select state, reason from "ScheduleOccasion" where id = $1`, [
      occasionId,
    ])
    expect(rows).toEqual([{ state: "dispatched", reason: null }])
  })
})

describe("a schedule of the platform", () => {
  it("runs in no clinic, once for its occasion", async () => {
    const at = now()
    await Promise.all([tick(at), tick(addMs(at, 5))])
    const events = await eventsOf("seal-audit")
    expect(events).toHaveLength(1)
    const [run] = await ended(events[0].id)
    expect(run).toMatchObject({ functionId: "seal-audit", status: "completed" })
    const { rows } = await db.owner.query(
      "select clinic_id, schedule_id, occasion_id is not null as has from engine.run where event_id = $1",
      [events[0].id],
    )
    expect(rows).toEqual([{ clinic_id: null, schedule_id: "seal-audit", has: true }])
  })
})
