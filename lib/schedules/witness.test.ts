import { afterAll, beforeEach, describe, expect, it } from "vitest"
import { closeDb } from "@/lib/db"
import { schedulesCheck } from "@/lib/health/schedules-check"
import { listOccasions } from "@/lib/schedules/occasions"
import { tick } from "@/lib/schedules/tick"
import { look } from "@/lib/schedules/witness"
import { startWitness } from "@/lib/schedules/witness-loop"
import { ctxWith } from "@/lib/testing/ctx"
import { testDatabase } from "@/lib/testing/db"
import { until } from "@/lib/testing/engine"
import { makeClinic } from "@/lib/testing/factory"
import { dueEvents, occasionsOf, runOfEvent, testEntry } from "@/lib/testing/schedules"
import { addMs, HOUR_MS, MINUTE_MS, now, toDate } from "@/lib/time"

const db = await testDatabase()
afterAll(closeDb)
beforeEach(async () => {
  await db.owner.query(`truncate "Schedule", "ScheduleOccasion", "Heartbeat"`)
  await db.owner.query(`update "Clinic" set active = false`)
  await db.owner.query("delete from engine.event; delete from engine.run")
})

const hourly = testEntry({ pattern: "0 * * * *" })
const clinicSince = async (at: string) => {
  const clinic = await makeClinic()
  await db.owner.query(`update "Clinic" set "createdAt" = $1 where id = $2`, [at, clinic.id])
  return clinic
}
const DAY = "2026-11-20T"
const at = (time: string) => toDate(`${DAY}${time}Z`)

describe("the witness", () => {
  it("counts what was due by itself: a tick that never came is missed", async () => {
    const clinic = await clinicSince("2026-01-01")
    await look(at("06:30:00"), [hourly])
    expect(await occasionsOf(clinic.id)).toEqual([])
    expect(await look(at("07:01:00"), [hourly])).toEqual({ expected: 1, missed: 0 })
    expect(await occasionsOf(clinic.id)).toMatchObject([{ state: "expected" }])
    expect(await look(at("07:05:30"), [hourly])).toEqual({ expected: 0, missed: 1 })
    expect(await occasionsOf(clinic.id)).toMatchObject([{ state: "missed", reason: null }])
  })

  it("and the tick, when it is back, takes it up under the same id; what was missed stays missed", async () => {
    const clinic = await clinicSince("2026-01-01")
    await tick(at("06:30:00"), [hourly])
    await look(at("06:30:00"), [hourly])
    await look(at("08:10:00"), [hourly])
    expect((await occasionsOf(clinic.id)).map((one) => one.state)).toEqual(["missed", "missed"])
    await tick(at("08:15:00"), [hourly])
    expect(await occasionsOf(clinic.id)).toMatchObject([
      { state: "skipped", reason: "superseded", wasMissed: true },
      { state: "dispatched", isCaughtUp: true, isLate: true, wasMissed: true },
    ])
    expect(await dueEvents(hourly.id)).toHaveLength(1)
    const shown = await listOccasions(await ctxWith(clinic, ["admin"]), { id: hourly.id, outcome: "missed" })
    expect(shown.rows.map((one) => one.reason)).toEqual([null, "superseded"])
  })

  it("takes no tick's word for a run: dispatched without one is missed, and made up for when one comes", async () => {
    const clinic = await clinicSince("2026-01-01")
    const entry = { ...hourly, tooLateMs: 6 * HOUR_MS }
    await look(at("06:30:00"), [entry])
    await tick(at("07:00:01"), [entry])
    expect(await look(at("07:01:00"), [entry])).toMatchObject({ missed: 0 })
    expect(await look(at("07:06:00"), [entry])).toMatchObject({ missed: 1 })
    expect(await look(at("07:07:00"), [entry])).toMatchObject({ missed: 0 })
    expect(await occasionsOf(clinic.id)).toMatchObject([{ state: "dispatched", wasMissed: true }])
    const [event] = await dueEvents(entry.id)
    await runOfEvent(event?.id ?? "", { startedAt: at("07:20:00") })
    await look(at("07:21:00"), [entry])
    expect(await occasionsOf(clinic.id)).toMatchObject([
      { state: "dispatched", wasMissed: true, runs: 1, startedAt: at("07:20:00") },
    ])
  })

  it("ends what never began when it is too late, and still sees a run that begins after that", async () => {
    const clinic = await clinicSince("2026-01-01")
    await look(at("06:30:00"), [hourly])
    await tick(at("07:00:01"), [hourly])
    const [event] = await dueEvents(hourly.id)
    const run = await runOfEvent(event?.id ?? "", { status: "queued", finishedAt: null })
    await db.owner.query("update engine.run set started_at = null where id = $1", [run])
    await look(at("07:30:00"), [hourly])
    expect(await occasionsOf(clinic.id)).toMatchObject([
      { state: "dispatched", wasMissed: false, isLate: true },
    ])
    await look(at("08:00:30"), [hourly])
    expect((await occasionsOf(clinic.id))[0]).toMatchObject({
      state: "missed",
      reason: "never_began",
      runId: run,
    })
    await db.owner.query("update engine.run set started_at = $2, status = 'running' where id = $1", [
      run,
      at("08:02:00"),
    ])
    await look(at("08:03:00"), [hourly])
    expect((await occasionsOf(clinic.id))[0]).toMatchObject({ state: "missed", runStatus: "running" })
  })

  it("calls missed at once what the engine left out, and says why", async () => {
    const clinic = await clinicSince("2026-01-01")
    await look(at("06:30:00"), [hourly])
    await tick(at("07:00:01"), [hourly])
    const [event] = await dueEvents(hourly.id)
    await db.owner.query(
      `insert into engine.skipped (function_id, event_id, clinic_id, because) values ($1, $2, $3, 'function')`,
      [hourly.functionId, event?.id, clinic.id],
    )
    expect(await look(at("07:01:00"), [hourly])).toMatchObject({ missed: 1 })
    expect(await occasionsOf(clinic.id)).toMatchObject([{ state: "missed", reason: "function" }])
  })

  it("knows a new clinic and a new schedule from when they are there", async () => {
    await look(at("06:30:00"), [hourly])
    const clinic = await clinicSince(`${DAY}07:30:00Z`)
    const second = testEntry({ id: "retention", per: "platform", pattern: "*/10 * * * *" })
    await look(at("09:10:00"), [hourly, second])
    expect((await occasionsOf(clinic.id)).map((one) => one.dueAt.toISOString().slice(11, 16))).toEqual([
      "08:00",
      "09:00",
    ])
    expect(await occasionsOf("platform")).toEqual([])
    await look(at("09:20:30"), [hourly, second])
    expect(await occasionsOf("platform")).toHaveLength(1)
  })

  it("takes what fell into a pause for left out, though no tick said so", async () => {
    const clinic = await clinicSince("2026-01-01")
    await look(at("06:30:00"), [hourly])
    await db.owner.query(
      `insert into "Schedule" ("scheduleId", scope, "clinicId", "pausedAt", "pauseReason", "updatedAt")
       values ($1, $2::text, $2::text::uuid, $3, 'Because', now())`,
      [hourly.id, clinic.id, at("06:40:00")],
    )
    await look(at("07:30:00"), [hourly])
    expect(await occasionsOf(clinic.id)).toMatchObject([
      { state: "skipped", reason: "paused", note: "Because" },
    ])
  })

  it("sees what became of the runs: late, double, overlapped, ended", async () => {
    const clinic = await clinicSince("2026-01-01")
    for (const hour of ["06", "07", "08", "09"]) await tick(at(`${hour}:00:01`), [hourly])
    const [first = "", second = "", third = "", fourth = ""] = (await dueEvents(hourly.id)).map(
      (one) => one.id,
    )
    await runOfEvent(first, { startedAt: at("06:00:02"), finishedAt: at("07:10:00") })
    await runOfEvent(second, { startedAt: at("07:00:02"), finishedAt: at("07:00:09"), status: "failed" })
    await runOfEvent(third, { startedAt: at("08:20:00"), finishedAt: at("08:21:00") })
    const once = await runOfEvent(fourth, { startedAt: at("09:00:02"), finishedAt: at("09:00:03") })
    // A person's rerun is no double; another function called by the same event is.
    await runOfEvent(fourth, { startedAt: at("09:01:00"), rerunOf: once })
    await look(at("09:02:00"), [hourly])
    expect(await occasionsOf(clinic.id)).toMatchObject([
      { runs: 1, runStatus: "completed", isLate: false, isOverlapped: false, isDouble: false },
      { runs: 1, runStatus: "failed", isLate: false, isOverlapped: true, isDouble: false },
      { runs: 1, runStatus: "completed", isLate: true, isOverlapped: false },
      { runs: 1, runStatus: "completed", isLate: false, isDouble: false },
    ])
    await db.owner.query("update engine.run set rerun_of = null where rerun_of is not null")
    await look(at("09:03:00"), [hourly])
    expect((await occasionsOf(clinic.id)).at(-1)).toMatchObject({ runs: 2, isDouble: true })
  })

  it("is one of several: whoever comes within the minute, or at the same time, leaves it", async () => {
    await clinicSince("2026-01-01")
    const looks = await Promise.all(Array.from({ length: 4 }, () => look(at("06:30:00"), [hourly])))
    expect(looks.filter((one) => one !== null)).toHaveLength(1)
    expect(await look(at("06:30:30"), [hourly])).toBeNull()
    expect(await look(at("06:31:00"), [hourly])).not.toBeNull()
  })

  it("F11 computes anew where the clock went back, and calls nothing missed twice", async () => {
    const clinic = await clinicSince("2026-01-01")
    await look(at("06:30:00"), [hourly])
    await look(at("08:30:00"), [hourly])
    const before = await occasionsOf(clinic.id)
    await look(at("06:45:00"), [hourly])
    await look(at("08:31:00"), [hourly])
    expect(await occasionsOf(clinic.id)).toEqual(before)
  })

  it("runs by itself until it is stopped", async () => {
    const witness = startWitness(20)
    await until(async () => {
      const { rows } = await db.owner.query(`select detail from "Heartbeat" where name = 'witness'`)
      return rows[0]?.detail?.since
    })
    await witness.stop()
  })
})

describe("readiness", () => {
  const entry = testEntry({ pattern: "* * * * *", lateAfterMs: MINUTE_MS, catchUp: "skip", tooLateMs: 1 })

  it("tells of a witness or a tick that is not there, and of one that fell silent", async () => {
    expect(await schedulesCheck()).toEqual({
      status: "degraded",
      detail: "the witness has not been heard of yet; the tick has not been heard of yet",
    })
    await look(now(), [])
    expect(await schedulesCheck()).toEqual({ status: "ok", detail: "on time" })
    await tick(addMs(now(), -4 * MINUTE_MS), [])
    expect((await schedulesCheck()).detail).toMatch(/^the tick has been silent for 24\d s$/)
    await tick(now(), [])
    await db.owner.query(`update "Heartbeat" set at = at - interval '10 minutes' where name = 'witness'`)
    expect((await schedulesCheck()).detail).toMatch(/^the witness has been silent for 60\d s$/)
  })

  it("names what was missed in the last hour, and forgets what was before", async () => {
    await clinicSince("2026-01-01")
    await look(addMs(now(), -8 * MINUTE_MS), [entry])
    await look(now(), [entry])
    await tick(now(), [])
    expect(await schedulesCheck()).toEqual({
      status: "degraded",
      detail: "missed in the last hour: stale-lead-refresh",
    })
    await db.owner.query(`update "ScheduleOccasion" set "dueAt" = "dueAt" - interval '1 hour'`)
    expect(await schedulesCheck()).toMatchObject({ status: "ok" })
  })
})
