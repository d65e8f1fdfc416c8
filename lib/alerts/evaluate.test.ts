import { afterAll, beforeEach, describe, expect, it } from "vitest"
import { evaluateClinic, evaluatePlatform } from "@/lib/alerts/evaluate"
import { evaluateEverywhere } from "@/lib/alerts/evaluate-everywhere"
import { readBeat } from "@/lib/alerts/heartbeat"
import { watchOnce } from "@/lib/alerts/watch"
import { systemCtx } from "@/lib/ctx"
import { closeDb, platformDb } from "@/lib/db"
import { memberOf } from "@/lib/testing/ctx"
import { testDatabase } from "@/lib/testing/db"
import { type MadeClinic, makeClinic, makeMember } from "@/lib/testing/factory"
import { describeRefusals } from "@/lib/testing/refusals"
import { makeRun } from "@/lib/testing/runs"
import { addMs, MINUTE_MS, now } from "@/lib/time"

const db = await testDatabase()
afterAll(closeDb)
beforeEach(async () => {
  await db.owner.query(
    'truncate "Alert", "Heartbeat", "ScheduleOccasion", engine.run, engine.function_stat, engine.http_stat, engine.job cascade',
  )
  await db.owner.query('update "Clinic" set "isDefault" = false')
})

for (const operation of [evaluateClinic, evaluatePlatform])
  describeRefusals(operation, {
    subject: "none",
    badInput: { readings: [{ name: "x" }] },
    async prepare() {
      const clinic = await makeClinic()
      return { input: { readings: [] }, ctxFor: await memberOf(clinic), strangerFor: await memberOf(clinic) }
    },
  })

const ctxAt = ({ id, ...clinic }: MadeClinic, minutes = 0) => ({
  ...systemCtx(id, clinic, "evaluate-alerts"),
  now: addMs(now(), minutes * MINUTE_MS),
})
const reading = (value: number, name = "function-failure-rate") => ({ name, subject: "retention", value })
const alertsOf = (clinicId: string | null) =>
  platformDb().alert.findMany({ where: { clinicId }, orderBy: { id: "asc" } })
const notices = async (memberId: string) =>
  (await db.owner.query('select kind from "Notification" where "memberId" = $1', [memberId])).rows.length
const factsOf = async (id: string) =>
  (
    await db.owner.query<{ name: string }>('select name from "Fact" where "subjectId" = $1 order by seq', [
      id,
    ])
  ).rows.map((one) => one.name)

describe("alerts.evaluate", () => {
  it("fires once, tells admins and operators once, and is over after it was well for its time", async () => {
    const clinic = await makeClinic()
    const told = await makeMember(clinic.id, ["operator"])
    const spared = await makeMember(clinic.id, ["coordinator"])
    const evaluate = (value: number, minutes: number) =>
      evaluateClinic(ctxAt(clinic, minutes), { readings: [reading(value)] })
    expect(await evaluate(0.2, 0)).toEqual({ fired: 1, cleared: 0, firing: 1 })
    expect(await evaluate(0.3, 1)).toEqual({ fired: 0, cleared: 0, firing: 1 })
    const [alert] = await alertsOf(clinic.id)
    expect(alert).toMatchObject({ state: "firing", value: 0.3, threshold: 0.05, subject: "retention" })
    expect([await notices(told.id), await notices(spared.id)]).toEqual([1, 0])
    await evaluate(0, 3)
    expect(await alertsOf(clinic.id)).toMatchObject([{ state: "firing" }])
    expect(await evaluate(0, 6)).toEqual({ fired: 0, cleared: 1, firing: 0 })
    expect(await alertsOf(clinic.id)).toMatchObject([{ state: "cleared", value: 0.3 }])
    expect((await factsOf(alert!.id)).filter((name) => name.startsWith("alert."))).toEqual([
      "alert.fired",
      "alert.cleared",
    ])
    await evaluate(0.2, 7)
    expect(await alertsOf(clinic.id)).toHaveLength(2)
    // Its beginning, its end, and that it is back.
    expect(await notices(told.id)).toBe(3)
  })

  it("waits out its time before it fires, and leaves no history when it did not last", async () => {
    const clinic = await makeClinic()
    const evaluate = (value: number, minutes: number) =>
      evaluatePlatform(ctxAt(clinic, minutes), { readings: [reading(value, "database-connections")] })
    await evaluate(95, 0)
    expect(await alertsOf(null)).toMatchObject([{ state: "pending", firedAt: null }])
    await evaluate(50, 1)
    expect(await alertsOf(null)).toMatchObject([{ state: "cleared", firedAt: null }])
    await evaluate(95, 2)
    await evaluate(95, 3)
    expect(await evaluate(95, 4)).toMatchObject({ fired: 1 })
  })

  it("is one alert when two look at the same time", async () => {
    const clinic = await makeClinic()
    const told = await makeMember(clinic.id, ["admin"])
    await Promise.all([1, 2, 3].map(() => evaluateClinic(ctxAt(clinic), { readings: [reading(0.5)] })))
    expect(await alertsOf(clinic.id)).toHaveLength(1)
    expect(await notices(told.id)).toBe(1)
  })
})

describe("alerts.evaluatePlatform", () => {
  it("tells once when engine and server look at the same moment", async () => {
    const clinic = await makeClinic()
    const told = await makeMember(clinic.id, ["operator"])
    await Promise.all([1, 2, 3].map(() => evaluatePlatform(ctxAt(clinic), { readings: [reading(0.5)] })))
    const alerts = await alertsOf(null)
    expect(alerts).toHaveLength(1)
    expect(await notices(told.id)).toBe(1)
    expect(await factsOf(alerts[0]?.id ?? "")).toContain("alert.fired")
  })
})

describe("a missed schedule", () => {
  const occasion = (minutesAgo: number, given: { wasMissed?: boolean; startedAt?: Date } = {}) =>
    db.owner.query(
      `insert into "ScheduleOccasion" (id, "scheduleId", scope, "dueAt", state, "wasMissed", "startedAt")
       values (gen_random_uuid(), 'retention', 'platform', $1, 'dispatched', $2, $3)`,
      [addMs(now(), -minutesAgo * MINUTE_MS), given.wasMissed ?? false, given.startedAt ?? null],
    )
  const open = async () => (await alertsOf(null)).filter((one) => one.state !== "cleared")

  it("fires on when it was made up for, says when, and is over when a person looks into it", async () => {
    await occasion(120, { wasMissed: true })
    await occasion(110, { wasMissed: true })
    await evaluateEverywhere("engine")
    expect(await open()).toMatchObject([{ value: 2, detail: "missed, nothing has run since" }])
    const startedAt = addMs(now(), -60 * MINUTE_MS)
    await occasion(100, { startedAt })
    await evaluateEverywhere("engine")
    const at = startedAt.toISOString().slice(11, 16)
    expect(await open()).toMatchObject([{ value: 2, detail: `missed, caught up at ${at} UTC` }])
    await db.owner.query(`update "Alert" set "acknowledgedAt" = $1`, [now()])
    expect(await evaluateEverywhere("engine")).toMatchObject({ cleared: 1 })
    expect(await evaluateEverywhere("engine")).toMatchObject({ fired: 0 })
    await db.owner.query(`update "Alert" set "clearedAt" = "clearedAt" - interval '30 min'`)
    await occasion(10, { wasMissed: true })
    expect(await evaluateEverywhere("engine")).toMatchObject({ fired: 1 })
    expect(await open()).toMatchObject([{ value: 1 }])
  })

  it("fires on, looked into or not, while nothing has run since; and is over after a day", async () => {
    await occasion(120, { wasMissed: true })
    await evaluateEverywhere("engine")
    await db.owner.query(`update "Alert" set "acknowledgedAt" = $1`, [now()])
    await evaluateEverywhere("engine")
    expect(await open()).toMatchObject([{ value: 1 }])
    await db.owner.query(`update "ScheduleOccasion" set "dueAt" = "dueAt" - interval '23 h'`)
    await evaluateEverywhere("engine")
    expect(await open()).toEqual([])
  })
})

const fail = async (clinicId: string | null, count: number, functionId?: string) => {
  for (let n = 0; n < count; n++) await makeRun(clinicId, { status: "failed", functionId })
}

describe("evaluating everywhere", () => {
  it("finds what fails in one clinic and leaves the other alone; one of two is no alarm yet", async () => {
    const [clinic, other] = [await makeClinic(), await makeClinic()]
    await fail(clinic.id, 3)
    await makeRun(clinic.id)
    await fail(other.id, 1)
    await makeRun(other.id)
    expect(await evaluateEverywhere("engine")).toMatchObject({ fired: 1 })
    expect(await alertsOf(clinic.id)).toMatchObject([
      { name: "function-failure-rate", value: 0.75, detail: "3 of 4 runs" },
    ])
    expect(await alertsOf(other.id)).toMatchObject([{ state: "pending" }])
  })

  it("waits with one failure of a few runs, and does not keep silent about it", async () => {
    const clinic = await makeClinic()
    await fail(clinic.id, 1)
    for (let n = 0; n < 3; n++) await makeRun(clinic.id)
    await evaluateEverywhere("engine")
    expect(await alertsOf(clinic.id)).toMatchObject([{ state: "pending", value: 0.25 }])
    await db.owner.query(`update "Alert" set "firstSeenAt" = "firstSeenAt" - interval '10 min'`)
    expect(await evaluateEverywhere("engine")).toMatchObject({ fired: 1 })
  })

  it("says of one clinic that it failed there, and goes on watching the others", async () => {
    const [clinic, other] = [await makeClinic(), await makeClinic()]
    await fail(clinic.id, 3)
    await fail(other.id, 3)
    await db.owner.query(
      `create function refuse_alert() returns trigger language plpgsql as $$ begin raise exception 'no'; end $$;
       create trigger refuse_alert before insert on "Alert" for each row when (new.scope = '${clinic.id}')
         execute function refuse_alert()`,
    )
    try {
      await expect(evaluateEverywhere("engine")).rejects.toThrow()
    } finally {
      await db.owner.query(`drop trigger refuse_alert on "Alert"; drop function refuse_alert()`)
    }
    expect(await alertsOf(other.id)).toMatchObject([{ state: "firing" }])
    expect(await readBeat()).toMatchObject({ by: "engine", failed: [clinic.id] })
  })

  it("is quiet where three of a hundred failed", async () => {
    const clinic = await makeClinic()
    await fail(clinic.id, 3)
    for (let n = 0; n < 97; n++) await makeRun(clinic.id)
    expect(await evaluateEverywhere("engine")).toMatchObject({ fired: 0 })
  })

  it("finds slow functions, a long queue, missed schedules and a failing API", async () => {
    const clinic = await makeClinic()
    await db.owner.query('update "Clinic" set "isDefault" = true where id = $1', [clinic.id])
    for (let n = 0; n < 10; n++) {
      const { id } = await makeRun(clinic.id, { createdAt: addMs(now(), -2 * MINUTE_MS) })
      await db.owner.query("update engine.run set finished_at = created_at + interval '90 s' where id = $1", [
        id,
      ])
    }
    await db.owner.query(
      "insert into engine.job (run_id, kind) select gen_random_uuid(), 'enter' from generate_series(1, 1001)",
    )
    await db.owner.query(
      `insert into "ScheduleOccasion" (id, "scheduleId", scope, "dueAt", state, "wasMissed") values (gen_random_uuid(), 'retention', 'platform', $1, 'missed', true)`,
      [addMs(now(), -60 * MINUTE_MS)],
    )
    await db.owner.query(
      `insert into engine.http_stat (minute, instance, requests, errors, durations)
       values (date_trunc('minute', clock_timestamp()), 'a', 100, 2, engine.histogram(array(select 2.0::float8 from generate_series(1, 100))))`,
    )
    await evaluateEverywhere("engine")
    await db.owner.query(`update "Alert" set "firstSeenAt" = "firstSeenAt" - interval '3 min'`)
    await evaluateEverywhere("engine")
    const firing = (
      await db.owner.query<{ name: string }>(`select name from "Alert" where state = 'firing' order by name`)
    ).rows
    expect(firing.map((one) => one.name)).toEqual([
      "api-error-rate",
      "api-p95",
      "function-p95",
      "queue-depth",
      "schedule-missed",
    ])
    expect((await readBeat())?.by).toBe("engine")
  })
})

describe("the server's watch", () => {
  it("leaves it to the engine while that is heard, and takes over when it is not", async () => {
    const clinic = await makeClinic()
    await evaluateEverywhere("engine")
    await fail(clinic.id, 3)
    expect(await watchOnce()).toBe(false)
    expect(await alertsOf(clinic.id)).toEqual([])
    await db.owner.query(`update "Heartbeat" set at = at - interval '4 min'`)
    expect(await watchOnce()).toBe(true)
    expect(await alertsOf(clinic.id)).toMatchObject([{ state: "firing" }])
    expect((await readBeat())?.by).toBe("witness")
    // Another server, at once.
    expect(await watchOnce()).toBe(false)
    // The engine is back: it goes ahead.
    expect(await evaluateEverywhere("engine")).not.toBeNull()
    expect(await watchOnce()).toBe(false)
  })
})
