import { afterAll, beforeEach, describe, expect, it } from "vitest"
import { appDb, closeDb, enginePool, inClinic } from "@/lib/db"
import { BOUNDS } from "@/lib/figures/histogram"
import { rollUp } from "@/lib/figures/roll-up"
import { testDatabase } from "@/lib/testing/db"
import { makeClinic } from "@/lib/testing/factory"
import { makeRun } from "@/lib/testing/runs"
import { addMs, HOUR_MS, MINUTE_MS, now } from "@/lib/time"

const db = await testDatabase()
afterAll(closeDb)

type Stat = {
  functionId: string
  clinicId: string | null
  completed: string
  failed: string
  retries: string
  durations: string[]
}
const stats = async () =>
  (
    await db.owner.query<Stat>(
      `select function_id as "functionId", clinic_id as "clinicId", completed, failed, retries, durations
       from engine.function_stat order by bucket, function_id`,
    )
  ).rows
const totals = async () =>
  (
    await db.owner.query<{ completed: string; failed: string }>(
      "select completed, failed from engine.function_total",
    )
  ).rows
const took = (id: string, seconds: number) =>
  db.owner.query("update engine.run set finished_at = created_at + $2 * interval '1 s' where id = $1", [
    id,
    seconds,
  ])

beforeEach(async () => {
  await db.owner.query(
    "truncate engine.run, engine.event, engine.step, engine.attempt, engine.function_stat, engine.function_total cascade",
  )
  await db.owner.query("update engine.figure_mark set upto = null")
})

describe("rolling up", () => {
  it("knows the same bounds as the database", async () => {
    const { rows } = await enginePool().query<{ bounds: number[] }>("select engine.figure_bounds() as bounds")
    expect(rows[0]?.bounds).toEqual([...BOUNDS])
  })

  it("counts by function, clinic and outcome, and the second time changes nothing", async () => {
    const [clinic, other] = [await makeClinic(), await makeClinic()]
    const at = addMs(now(), -MINUTE_MS)
    await makeRun(clinic.id, { createdAt: at })
    const failed = await makeRun(clinic.id, { createdAt: at, status: "failed" })
    await makeRun(clinic.id, { createdAt: at, status: "running" })
    await makeRun(other.id, { createdAt: at })
    await makeRun(null, { createdAt: at, functionId: "seal-audit" })
    await db.owner.query(
      "insert into engine.attempt (run_id, step_id, attempt, outcome) values ($1, '', 0, 'retry')",
      [failed.id],
    )
    expect(await rollUp()).toMatchObject({ caughtUp: true })
    const first = await stats()
    const own = first.filter((one) => one.clinicId === clinic.id)
    expect(own.reduce((sum, one) => sum + Number(one.completed), 0)).toBe(1)
    expect(own.reduce((sum, one) => sum + Number(one.failed), 0)).toBe(1)
    expect(own.reduce((sum, one) => sum + Number(one.retries), 0)).toBe(1)
    expect(first.some((one) => one.clinicId === null && one.functionId === "seal-audit")).toBe(true)
    const before = await totals()
    await rollUp()
    expect(await stats()).toEqual(first)
    expect(await totals()).toEqual(before)
  })

  it("finds a run that was committed after its time was counted, once", async () => {
    const clinic = await makeClinic()
    await makeRun(clinic.id)
    await rollUp()
    await makeRun(clinic.id, { createdAt: addMs(now(), -2 * MINUTE_MS) })
    await rollUp()
    expect((await stats()).reduce((sum, one) => sum + Number(one.completed), 0)).toBe(2)
    expect(await totals()).toEqual([{ completed: "2", failed: "0" }])
  })

  it("catches up after an outage of a day", async () => {
    const clinic = await makeClinic()
    for (const hours of [24, 13, 5, 0])
      await makeRun(clinic.id, { createdAt: addMs(now(), -hours * HOUR_MS - MINUTE_MS) })
    expect(await rollUp()).toMatchObject({ caughtUp: true })
    expect(await totals()).toEqual([{ completed: "4", failed: "0" }])
    expect(await stats()).toHaveLength(4)
  })

  it("goes on counting after the database's clock was put back", async () => {
    const clinic = await makeClinic()
    await db.owner.query("update engine.figure_mark set upto = clock_timestamp() + interval '1 day'")
    await makeRun(clinic.id)
    await rollUp()
    expect(await totals()).toEqual([{ completed: "1", failed: "0" }])
  })

  it("leaves out what a run slept by design, lanes at the same time once", async () => {
    const clinic = await makeClinic()
    const at = addMs(now(), -10 * MINUTE_MS)
    const run = await makeRun(clinic.id, { createdAt: at })
    await took(run.id, 122)
    for (const id of ["a", "b"])
      await db.owner.query(
        `insert into engine.step (run_id, id, name, op, state, created_at, finished_at)
         values ($1, $2, $2, 'sleep', 'done', $3::timestamptz, $3::timestamptz + interval '120 s')`,
        [run.id, id, at],
      )
    await rollUp()
    const [stat] = await stats()
    expect(stat?.durations.map(Number).indexOf(1)).toBe(BOUNDS.indexOf(2.5))
  })

  it("totals never fall when what they were counted from is pruned", async () => {
    const clinic = await makeClinic()
    await makeRun(clinic.id)
    await rollUp()
    await db.owner.query("delete from engine.run")
    await rollUp()
    expect(await totals()).toEqual([{ completed: "1", failed: "0" }])
  })

  it("keeps five-minute rows for a month", async () => {
    const clinic = await makeClinic()
    await makeRun(clinic.id)
    await rollUp()
    await db.owner.query("update engine.function_stat set bucket = bucket - interval '32 days'")
    await db.owner.query("delete from engine.run")
    await rollUp()
    expect(await stats()).toEqual([])
  })

  it("shows a clinic its own alone", async () => {
    const [clinic, other] = [await makeClinic(), await makeClinic()]
    await makeRun(clinic.id)
    await makeRun(other.id)
    await rollUp()
    const seen = await inClinic(
      clinic.id,
      (tx) => tx.$queryRaw<{ clinic_id: string }[]>`select clinic_id from engine.function_stat`,
    )
    expect(seen.map((one) => one.clinic_id)).toEqual([clinic.id])
    expect(await appDb().$queryRaw`select clinic_id from engine.function_stat`).toEqual([])
  })
})
