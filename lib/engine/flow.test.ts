import type { InngestFunction } from "inngest"
import { afterAll, describe, expect, it } from "vitest"
import { closeDb, enginePool } from "@/lib/db"
import { testDatabase } from "@/lib/testing/db"
import { emitRaw, ended, runsOf, testClient, testEngine, until } from "@/lib/testing/engine"
import type { EngineOptions } from "./engine"

await testDatabase()
afterAll(closeDb)

type Options = Partial<Parameters<ReturnType<typeof testClient>["client"]["createFunction"]>[0]>

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))
const skippedOf = async (eventId: string) =>
  (
    await enginePool().query<{ because: string; functionId: string; runId: string | null }>(
      `select because, function_id as "functionId", run_id as "runId" from engine.skipped where event_id = $1`,
      [eventId],
    )
  ).rows

/** A function that says when it begins and ends, and holds each call until it is let go. */
function lab(id: string, options: Options, work?: () => Promise<void>) {
  const made = testClient()
  const seen = { now: 0, most: 0, began: [] as unknown[] }
  const fn = made.client.createFunction(
    { id, retries: 0, triggers: [{ event: id }], ...options } as never,
    async ({ event }: { event: { data: Record<string, unknown> } }) => {
      seen.began.push(event.data.n)
      seen.now += 1
      seen.most = Math.max(seen.most, seen.now)
      await (work?.() ?? pause(40))
      seen.now -= 1
    },
  ) as InngestFunction.Any
  return { made, fn, seen, start: (more: Partial<EngineOptions> = {}) => testEngine(made, [fn], more) }
}

const open = () => {
  let release = () => {}
  const held = new Promise<void>((resolve) => {
    release = resolve
  })
  return { held, release }
}

describe("concurrency", () => {
  it("limits the calls at a time, whichever worker makes them", async () => {
    const { seen, start } = lab("limited", { concurrency: 2 })
    const engines = [await start(), await start(), await start()]
    const ids = await Promise.all(Array.from({ length: 12 }, (_, n) => emitRaw("limited", { n })))
    await Promise.all(ids.map((id) => ended(id)))
    await Promise.all(engines.map((engine) => engine.stop()))
    expect(seen.most).toBe(2)
    expect(seen.began).toHaveLength(12)
  })

  it("limits by key, each value by itself", async () => {
    const { seen, start } = lab("keyed", { concurrency: { limit: 1, key: "event.data.who" } })
    const engine = await start()
    const ids = await Promise.all(
      Array.from({ length: 9 }, (_, n) => emitRaw("keyed", { n, who: ["a", "b", "c"][n % 3] })),
    )
    await Promise.all(ids.map((id) => ended(id)))
    await engine.stop()
    expect(seen.most).toBe(3)
  })

  it("counts calls and not runs: one that sleeps leaves its place to others", async () => {
    const made = testClient()
    const order: string[] = []
    const fn = made.client.createFunction(
      { id: "dozing", retries: 0, concurrency: 1, triggers: [{ event: "dozing" }] },
      async ({ step, event }) => {
        order.push(`begin ${event.data.n}`)
        if (event.data.n === 0) await step.sleep("nap", "2s")
        order.push(`end ${event.data.n}`)
      },
    )
    const engine = await testEngine(made, [fn])
    const first = await emitRaw("dozing", { n: 0 })
    await until(async () => (await runsOf(first))[0]?.status === "sleeping")
    const second = await emitRaw("dozing", { n: 1 })
    await ended(second)
    expect((await runsOf(first))[0]?.status).toBe("sleeping")
    await ended(first)
    await engine.stop()
    expect(order).toEqual(["begin 0", "begin 1", "end 1", "begin 0", "end 0"])
  })

  it("gets a dead worker's place back when its lease has run out", async () => {
    const { seen, start } = lab("orphaned", { concurrency: 1 })
    const id = await emitRaw("orphaned", { n: 1 })
    const { rows } = await enginePool().query("select gen_random_uuid() as id")
    // A worker that took the only place and was never heard of again.
    await enginePool().query(
      `insert into engine.run (id, function_id, event_id, event_name, max_attempts, status)
       values ($1, 'orphaned', 'before', 'orphaned', 1, 'running')`,
      [rows[0].id],
    )
    const engine = await start({ pollMs: 50 })
    await ended(id)
    const { rows: gates } = await enginePool().query("select gate from engine.run where event_id = $1", [id])
    await enginePool().query(
      `insert into engine.event (id, name, data, fanned_at) values ('before', 'orphaned', '{"n":0}', now())`,
    )
    await enginePool().query(
      `insert into engine.job (run_id, kind, gate, gate_limit, worker, lease, run_at)
       values ($1, 'enter', $2, 1, 'dead', 1, clock_timestamp() + interval '800 milliseconds')`,
      [rows[0].id, gates[0].gate],
    )
    const next = await emitRaw("orphaned", { n: 2 })
    await pause(300)
    expect(seen.began).toEqual([1])
    await ended(next)
    await ended("before")
    await engine.stop()
    expect(seen.began.toSorted()).toEqual([0, 1, 2])
    expect(seen.most).toBe(1)
  })
})

describe("rateLimit", () => {
  it("starts as many as it says, and says which it did not", async () => {
    const { start } = lab("rated", { rateLimit: { limit: 2, period: "1h", key: "event.data.who" } })
    const engine = await start()
    const ids: string[] = []
    for (let n = 0; n < 4; n++) ids.push(await emitRaw("rated", { n, who: "a" }))
    const other = await emitRaw("rated", { n: 9, who: "b" })
    await ended(other)
    await until(async () => (await skippedOf(ids[3] ?? "")).length > 0)
    await engine.stop()
    const ran = await Promise.all(ids.map(async (id) => (await runsOf(id)).length))
    expect(ran).toEqual([1, 1, 0, 0])
    expect(await skippedOf(ids[2] ?? "")).toEqual([
      { because: "rate_limit", functionId: "rated", runId: null },
    ])
  })

  it("lets the next one through when the period is over, and one clinic leaves the other its own", async () => {
    const { start } = lab("paced", { rateLimit: { limit: 1, period: "1s" } })
    const engine = await start()
    const [a, b] = [crypto.randomUUID(), crypto.randomUUID()]
    const first = await emitRaw("paced", { clinicId: a })
    const elsewhere = await emitRaw("paced", { clinicId: b })
    const dropped = await emitRaw("paced", { clinicId: a })
    await Promise.all([ended(first), ended(elsewhere)])
    await until(async () => (await skippedOf(dropped)).length > 0)
    await pause(1_100)
    await ended(await emitRaw("paced", { clinicId: a }))
    await engine.stop()
    expect(await runsOf(dropped)).toEqual([])
  })
})

describe("debounce", () => {
  it("runs once, with the latest event, after it has been quiet", async () => {
    const { seen, start } = lab("calmed", { debounce: { period: "1s", key: "event.data.who" } })
    const engine = await start({ pollMs: 50 })
    const ids: string[] = []
    for (let n = 0; n < 4; n++) {
      ids.push(await emitRaw("calmed", { n, who: "a" }))
      await pause(150)
    }
    const [run] = await ended(ids[3] ?? "")
    await engine.stop()
    expect(seen.began).toEqual([3])
    expect(await skippedOf(ids[0] ?? "")).toEqual([
      { because: "debounce", functionId: "calmed", runId: run?.id },
    ])
    expect(await Promise.all(ids.slice(0, 3).map((id) => runsOf(id)))).toEqual([[], [], []])
  })

  it("is not put off beyond its timeout", async () => {
    const { seen, start } = lab("pressed", { debounce: { period: "1s", timeout: "2s" } })
    const engine = await start({ pollMs: 50 })
    const begun = Date.now()
    for (let n = 0; seen.began.length === 0 && Date.now() - begun < 8_000; n++) {
      await emitRaw("pressed", { n })
      await pause(250)
    }
    await engine.stop()
    // Events never paused for a second, so without the bound nothing would have begun.
    expect(seen.began).toHaveLength(1)
  })

  it("keeps the newer event when an older one is brought after it", async () => {
    const { seen, start } = lab("late", { debounce: { period: "1s" } })
    const engine = await start({ pollMs: 50 })
    const newer = await emitRaw("late", { n: "newer" })
    await until(async () => (await runsOf(newer)).length > 0)
    const older = crypto.randomUUID()
    await enginePool().query(
      `insert into engine.event (id, name, data, created_at) values ($1, 'late', '{"n":"older"}', now() - interval '1 min')`,
      [older],
    )
    engine.wake()
    await ended(newer)
    await engine.stop()
    expect(seen.began).toEqual(["newer"])
    expect(await skippedOf(older)).toMatchObject([{ because: "debounce" }])
  })
})

describe("singleton", () => {
  it("skip: a second one does not begin while the first goes on", async () => {
    const gate = open()
    const { seen, start } = lab(
      "only",
      { singleton: { mode: "skip", key: "event.data.who" } },
      () => gate.held,
    )
    const engines = [await start(), await start()]
    const first = await emitRaw("only", { n: 1, who: "a" })
    await until(async () => seen.began.length === 1)
    const second = await emitRaw("only", { n: 2, who: "a" })
    const other = await emitRaw("only", { n: 3, who: "b" })
    await until(async () => seen.began.length === 2)
    const [skip] = await until(async () => {
      const rows = await skippedOf(second)
      return rows.length > 0 && rows
    })
    gate.release()
    const [run] = await ended(first)
    await ended(other)
    const third = await emitRaw("only", { n: 4, who: "a" })
    await ended(third)
    await Promise.all(engines.map((engine) => engine.stop()))
    expect(skip).toEqual({ because: "singleton", functionId: "only", runId: run?.id })
    expect(seen.began).toEqual([1, 3, 4])
  })

  it("cancel: the newer one ends the older", async () => {
    const gate = open()
    let calls = 0
    const { start } = lab("newest", { singleton: { mode: "cancel" } }, () =>
      ++calls === 1 ? gate.held : Promise.resolve(),
    )
    const engine = await start()
    const first = await emitRaw("newest", { n: 1 })
    await until(async () => calls === 1)
    const second = await emitRaw("newest", { n: 2 })
    await ended(second)
    gate.release()
    await engine.stop()
    const { rows } = await enginePool().query(
      `select status, cancelled_because as because from engine.run where event_id = $1`,
      [first],
    )
    expect(rows).toEqual([{ status: "cancelled", because: "singleton" }])
    expect((await runsOf(second))[0]?.status).toBe("completed")
  })
})

describe("priority", () => {
  it("goes before what has waited less than its seconds, and behind where it is negative", async () => {
    const gate = open()
    let calls = 0
    const { seen, start } = lab("ranked", { priority: { run: "event.data.rank" } }, () =>
      ++calls === 1 ? gate.held : Promise.resolve(),
    )
    const engine = await start({ concurrency: 1 })
    await emitRaw("ranked", { n: "first", rank: 0 })
    await until(async () => calls === 1)
    const ids: string[] = []
    for (const [n, rank] of [
      ["last", -300],
      ["plain", 0],
      ["soon", 30],
      ["next", 9_000],
    ] as const)
      ids.push(await emitRaw("ranked", { n, rank }))
    await until(
      async () =>
        (await enginePool().query("select 1 from engine.run where function_id = 'ranked'")).rowCount === 5,
    )
    const { rows } = await enginePool().query("select max(priority) as most from engine.job")
    expect(rows[0].most).toBe(600)
    gate.release()
    await Promise.all(ids.map((id) => ended(id)))
    await engine.stop()
    expect(seen.began).toEqual(["first", "next", "soon", "plain", "last"])
  })
})

describe("what starts nothing says why", () => {
  it("an event that names another clinic than its row, and one for a function that is not there", async () => {
    const { start } = lab("mine", {})
    const engine = await start()
    const [a, b] = [crypto.randomUUID(), crypto.randomUUID()]
    const foreign = crypto.randomUUID()
    await enginePool().query(
      "insert into engine.event (id, name, data, clinic_id) values ($1, 'mine', $2, $3), ($4, 'mine', '{}', $3)",
      [foreign, JSON.stringify({ clinicId: b }), a, crypto.randomUUID()],
    )
    const nobody = crypto.randomUUID()
    await enginePool().query(
      "insert into engine.event (id, name, data, only_function) values ($1, 'mine', '{}', 'gone')",
      [nobody],
    )
    engine.wake()
    await until(async () => (await skippedOf(nobody)).length > 0 && (await skippedOf(foreign)).length > 0)
    await engine.stop()
    expect(await skippedOf(foreign)).toMatchObject([{ because: "clinic", functionId: "mine" }])
    expect(await skippedOf(nobody)).toMatchObject([{ because: "function", functionId: "gone" }])
    expect(await runsOf(foreign)).toEqual([])
  })

  it("idempotency keeps to its clinic", async () => {
    const { start } = lab("once", { idempotency: "event.data.k" })
    const engine = await start()
    const [a, b] = [crypto.randomUUID(), crypto.randomUUID()]
    const first = await emitRaw("once", { clinicId: a, k: 1 })
    await ended(first)
    const again = await emitRaw("once", { clinicId: a, k: 1 })
    const other = await emitRaw("once", { clinicId: b, k: 1 })
    await ended(other)
    await until(async () => (await skippedOf(again)).length > 0)
    await engine.stop()
    expect(await skippedOf(again)).toMatchObject([{ because: "idempotency" }])
  })
})

it("an event that no run can be made of is set aside, and those after it go on", async () => {
  const { start } = lab("sturdy", {})
  const engine = await start({ aboutOf: (data) => (data.bad ? { patientId: "no id" } : {}) })
  const bad = crypto.randomUUID()
  const good = crypto.randomUUID()
  await enginePool().query(
    `insert into engine.event (id, name, data) values ($1, 'sturdy', '{"bad":true}'), ($2, 'sturdy', '{}')`,
    [bad, good],
  )
  engine.wake()
  await ended(good)
  await until(async () => (await skippedOf(bad)).length > 0)
  await engine.stop()
  expect(await skippedOf(bad)).toMatchObject([{ because: "unreadable" }])
})
