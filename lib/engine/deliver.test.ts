import { afterAll, beforeAll, expect, it } from "vitest"
import { closeDb, enginePool } from "@/lib/db"
import { testDatabase } from "@/lib/testing/db"
import { deliver, deliverLate } from "./deliver"
import { createStore } from "./store"

const { owner } = await testDatabase()
afterAll(closeDb)

const [here, there] = [crypto.randomUUID(), crypto.randomUUID()]
const sizes: { name: string; rows: number }[] = []
const pool = enginePool()
const counting = Object.assign(Object.create(pool), {
  async query(asked: { name: string }) {
    const answer = await pool.query(asked as never)
    sizes.push({ name: asked.name, rows: (answer as { rows: unknown[] }).rows.length })
    return answer
  },
}) as typeof pool
const store = createStore(counting, "w", 10_000)
const fetched = (name: string) => sizes.filter((one) => one.name === name).map((one) => one.rows)

/** Sleeping runs that wait for the same event by an expression, as journeys do. */
const journeys = (count: number, clinicId: string, event: string) =>
  owner.query(
    `with made as (
       insert into engine.run (id, function_id, event_id, event_name, max_attempts, status, clinic_id)
       select gen_random_uuid(), 'journey', gen_random_uuid(), 'begun', 1, 'sleeping', $2::uuid
       from generate_series(1, $1::int)
       returning id, event_id, clinic_id
     ), told as (
       insert into engine.event (id, name, data, fanned_at)
       select event_id, 'begun', '{"least":1}', now() from made
     ), stepped as (
       insert into engine.step (run_id, id, name, op, state) select id, 'hear', 'hear', 'waitForEvent', 'open' from made
     )
     insert into engine.wait (run_id, step_id, kind, event_name, expression, clinic_id, fresh)
     select id, 'hear', 'event', $3, 'async.data.n >= event.data.least', clinic_id, false from made`,
    [count, clinicId, event],
  )
const left = async (clinicId: string) =>
  (await owner.query("select from engine.wait where clinic_id = $1", [clinicId])).rowCount

beforeAll(async () => {
  await journeys(1_150, here, "paid")
  await journeys(700, there, "paid")
})

it("an event is given to very many, a page at a time, and another clinic's waits are not even read", async () => {
  const id = crypto.randomUUID()
  await owner.query("insert into engine.event (id, name, data, clinic_id) values ($1, 'paid', $2, $3)", [
    id,
    '{"n":1}',
    here,
  ])
  await deliver(store, [{ id }])
  expect(await left(here)).toBe(0)
  expect(await left(there)).toBe(700)
  expect(fetched("engine_waits_for")).toEqual([500, 500, 150])
})

it("a new wait looks through very many events, a page at a time, and takes the first that is for it", async () => {
  await owner.query("delete from engine.wait")
  await journeys(1, here, "said")
  await owner.query("update engine.wait set fresh = true, created_at = now() - interval '1 h'")
  await owner.query(
    `insert into engine.event (id, name, data, clinic_id, fanned_at, created_at)
     select 'said ' || n, 'said', json_build_object('n', n - 1100), $1, now(), now() - interval '50 min' + n * interval '1 s'
     from generate_series(1, 1200) n`,
    [here],
  )
  sizes.length = 0
  await deliverLate(store)
  expect(fetched("engine_events_since")).toEqual([500, 500, 200])
  const { rows } = await owner.query(
    `select step.output ->> 'id' as id from engine.step join engine.run on run.id = run_id
     where run.clinic_id = $1 and op = 'waitForEvent' order by step.seq desc nulls last limit 1`,
    [here],
  )
  expect(rows).toEqual([{ id: "said 1101" }])
})
