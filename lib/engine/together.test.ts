import type pg from "pg"
import { afterAll, beforeEach, describe, expect, it } from "vitest"
import { closeDb, enginePool } from "@/lib/db"
import { newId } from "@/lib/ids"
import { testDatabase } from "@/lib/testing/db"
import { createStore } from "./store"
import { writeTogether } from "./together"
import type { Claimed, Settlement, StepWrite } from "./types"

const { owner } = await testDatabase()
afterAll(closeDb)

/** The engine's pool, and the names of what goes through it. */
const sent: string[] = []
const watched = new Proxy(enginePool(), {
  get(target, key) {
    if (key !== "query") return Reflect.get(target, key)
    return (config: pg.QueryConfig, values?: unknown[]) => {
      sent.push(config.name ?? "")
      return target.query(config, values)
    }
  },
})
const store = createStore(watched, "worker", 60_000)
const writes = writeTogether(store)
beforeEach(() => {
  sent.length = 0
})

async function leased(count: number): Promise<Claimed[]> {
  for (const table of ["job", "step", "event", "run"]) await owner.query(`delete from engine.${table}`)
  for (let n = 0; n < count; n++) {
    const id = newId()
    await owner.query(
      `insert into engine.run (id, function_id, event_id, event_name, max_attempts) values ($1, 'f', $2, 'e', 3)`,
      [id, `e${n}`],
    )
    await owner.query("insert into engine.job (run_id, kind) values ($1, 'enter')", [id])
  }
  return store.claim(count)
}

const stepOf = (id: string, output: string): StepWrite => ({
  id,
  name: id,
  op: "run",
  state: "done",
  attempt: 0,
  output,
  error: null,
  startedAt: new Date(),
  finishedAt: new Date(),
  dueAt: null,
})

const end = (output: string, steps: StepWrite[] = []): Settlement => ({
  steps,
  next: "complete",
  attempt: 0,
  delayMs: 0,
  output,
  error: null,
})

const keep = (job: Claimed, ...steps: StepWrite[]) => writes.checkpoint(job.jobId, job.lease, steps)
const finish = (job: Claimed, settlement = end('"done"')) => writes.settle(job, settlement, null, null)

async function kept(): Promise<Record<string, unknown>> {
  const { rows } = await owner.query<{ run: string; steps: string }>(
    `select run.event_id || ' ' || status || coalesce(' ' || run.output::text, '') as run,
       (select string_agg(step.id || '=' || step.output::text, ' ' order by seq) from engine.step where run_id = run.id) as steps
     from engine.run order by event_id`,
  )
  return Object.fromEntries(rows.map(({ run, steps }) => [run, steps]))
}

describe("writes of several calls at once", () => {
  it("go in one message, and each is kept as if it had come alone", async () => {
    const [a, b, c] = (await leased(3)) as [Claimed, Claimed, Claimed]
    sent.length = 0
    const said = await Promise.all([
      keep(a, stepOf("one", "1"), stepOf("two", '"\\u0000"')),
      finish(b),
      finish(c, { ...end("null", [stepOf("only", '{"b":1,"a":2}')]), next: "enter", output: null }),
    ])
    expect(said).toEqual([true, true, true])
    expect(sent).toEqual(["engine_write_many"])
    expect(await kept()).toEqual({
      "e0 running": 'one=1 two="\\u0000"',
      'e1 completed "done"': null,
      "e2 running": 'only={"b":1,"a":2}',
    })
    const { rows } = await owner.query("select worker from engine.job order by id")
    expect(rows).toEqual([{ worker: "worker" }, { worker: null }])
  })

  it("are each held to their own lease", async () => {
    const [a, b, c, d] = (await leased(4)) as [Claimed, Claimed, Claimed, Claimed]
    await owner.query(
      "update engine.job set lease = lease + 1, worker = 'other' where id = any ($1::bigint[])",
      [[a.jobId, c.jobId]],
    )
    const said = await Promise.all([
      keep(a, stepOf("one", "1")),
      keep(b, stepOf("one", "1")),
      finish(c),
      finish(d),
    ])
    expect(said).toEqual([false, true, false, true])
    expect(await kept()).toEqual({
      "e0 running": null,
      "e1 running": "one=1",
      "e2 running": null,
      'e3 completed "done"': null,
    })
  })

  it("do not wait for one whose run another holds", async () => {
    const [a, b, c] = (await leased(3)) as [Claimed, Claimed, Claimed]
    const other = await owner.connect()
    let ended = false
    try {
      await other.query("begin")
      await other.query("select from engine.run where id = $1 for update", [a.runId])
      const held = finish(a).then((said) => {
        ended = true
        return said
      })
      expect(await Promise.all([finish(b), keep(c, stepOf("one", "1"))])).toEqual([true, true])
      expect(await finish(c)).toBe(true)
      expect(ended).toBe(false)
      await other.query("commit")
      expect(await held).toBe(true)
    } finally {
      await other.query("rollback")
      other.release()
    }
    expect(Object.keys(await kept())).toEqual([
      'e0 completed "done"',
      'e1 completed "done"',
      'e2 completed "done"',
    ])
  })

  it("are kept although one among them cannot be", async () => {
    const [a, b, c] = (await leased(3)) as [Claimed, Claimed, Claimed]
    const said = await Promise.allSettled([
      keep(a, stepOf("one", "{")),
      keep(b, stepOf("one", "1")),
      finish(c),
    ])
    expect(said.map((one) => one.status)).toEqual(["rejected", "fulfilled", "fulfilled"])
    expect(await kept()).toEqual({ "e0 running": null, "e1 running": "one=1", 'e2 completed "done"': null })
  })

  it("forgive the deaths before a checkpoint", async () => {
    const [a, b] = (await leased(2)) as [Claimed, Claimed]
    await owner.query("update engine.job set deaths = 2")
    await Promise.all([
      keep(a, stepOf("one", "1")),
      writes.checkpoint(b.jobId, b.lease + 1, [stepOf("one", "1")]),
    ])
    const { rows } = await owner.query("select deaths from engine.job order by id")
    expect(rows).toEqual([{ deaths: 0 }, { deaths: 2 }])
  })

  it("go one after another where the outputs are large", async () => {
    const [a, b] = (await leased(2)) as [Claimed, Claimed]
    sent.length = 0
    const large = JSON.stringify("x".repeat(300_000))
    expect(await Promise.all([keep(a, stepOf("one", large)), finish(b, end(large))])).toEqual([true, true])
    expect(sent).toEqual(["engine_write_many", "engine_write_many"])
  })
})
