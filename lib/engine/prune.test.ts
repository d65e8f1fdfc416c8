import { afterAll, beforeEach, expect, it } from "vitest"
import { closeDb } from "@/lib/db"
import { testDatabase } from "@/lib/testing/db"

const { owner } = await testDatabase()
afterAll(closeDb)

const OLD = "2026-01-01T00:00:00Z"
const BEFORE = "2026-02-01T00:00:00Z"

beforeEach(() =>
  owner.query(
    "truncate engine.run, engine.event, engine.step, engine.attempt, engine.wait, engine.job, engine.cause, engine.skipped, engine.rate, engine.idempotency cascade",
  ),
)

type Given = { status?: string; at?: string | null; set?: Record<string, unknown> }

/** A run of long ago with its event, a step, an attempt and a wait left behind. */
async function run(name: string, { status = "completed", at = OLD, set = {} }: Given = {}): Promise<string> {
  const columns = Object.keys(set)
  const { rows } = await owner.query<{ id: string }>(
    `insert into engine.run (id, function_id, event_id, event_name, max_attempts, status, created_at, finished_at
       ${columns.map((one) => `, ${one}`).join("")})
     values (gen_random_uuid(), 'f', $1, 'x', 1, $2, $3, $4 ${columns.map((_, nth) => `, $${nth + 5}`).join("")})
     returning id`,
    [name, status, OLD, at, ...Object.values(set)],
  )
  const id = rows[0]?.id ?? ""
  await owner.query(
    "insert into engine.event (id, name, data, created_at, fanned_at) values ($1, 'x', '{}', $2, $2)",
    [name, OLD],
  )
  await owner.query(
    "insert into engine.step (run_id, id, name, op, state) values ($1, 's', 's', 'run', 'done')",
    [id],
  )
  await owner.query(
    "insert into engine.attempt (run_id, step_id, attempt, outcome) values ($1, 's', 0, 'retry')",
    [id],
  )
  await owner.query(
    "insert into engine.wait (run_id, step_id, kind, event_name) values ($1, '', 'cancel', 'stop')",
    [id],
  )
  return id
}

async function prune(limit = 100): Promise<number> {
  const { rows } = await owner.query("select runs as count from engine.prune($1, $2)", [BEFORE, limit])
  return rows[0].count
}
const left = async () =>
  (await owner.query("select event_id from engine.run order by event_id")).rows.map((row) => row.event_id)
const count = async (table: string) =>
  Number((await owner.query(`select count(*) as n from engine.${table}`)).rows[0].n)

it("removes what ended long ago with all that belongs to it, and nothing younger or open", async () => {
  await run("old")
  await run("cancelled", { status: "cancelled" })
  await run("young", { at: "2026-02-02T00:00:00Z" })
  await run("open", { status: "running", at: null })
  expect(await prune()).toBe(2)
  expect(await left()).toEqual(["open", "young"])
  for (const table of ["event", "step", "attempt", "wait"])
    expect([table, await count(table)]).toEqual([table, 2])
  expect(await prune()).toBe(0)
})

it("goes by slices, each no larger than asked for, until nothing is left", async () => {
  for (let n = 0; n < 7; n++) await run(`many-${n}`)
  expect([await prune(3), await count("run")]).toEqual([3, 4])
  expect([await prune(3), await count("run")]).toEqual([3, 1])
  expect([await prune(3), await count("run")]).toEqual([1, 0])
})

it("keeps a dead letter while its cause is open, and lets it go once that is settled", async () => {
  const cause = (fingerprint: string, state: string) =>
    owner.query(
      `insert into engine.cause (fingerprint, function_id, error_name, release_sha, state) values ($1, 'f', 'E', 'r', $2)`,
      [fingerprint, state],
    )
  await cause("open", "open")
  await cause("fixed", "fixed")
  await run("waits", { status: "failed", set: { fingerprint: "open" } })
  await run("fixed", { status: "failed", set: { fingerprint: "fixed" } })
  await run("nameless", { status: "failed" })
  await run("discarded", { status: "failed", set: { fingerprint: "open", settled_as: "discarded" } })
  await prune()
  expect(await left()).toEqual(["waits"])
  expect([await count("step"), await count("event")]).toEqual([1, 1])
  await owner.query("update engine.cause set state = 'ignored'")
  await prune()
  expect(await left()).toEqual([])
})

it("keeps what an open run or a waiting rerun comes from", async () => {
  const origin = await run("origin")
  const parent = await run("parent")
  const asked = await run("asked")
  await run("rerun", { status: "running", at: null, set: { rerun_of: origin } })
  await run("child", { status: "sleeping", at: null, set: { parent_run_id: parent } })
  await owner.query("insert into engine.event (id, name, data, rerun_of) values ('waiting', 'x', '{}', $1)", [
    asked,
  ])
  await prune()
  expect(await left()).toEqual(["asked", "child", "origin", "parent", "rerun"])
  await owner.query(
    "update engine.run set finished_at = now(), status = 'completed' where finished_at is null",
  )
  await owner.query("update engine.event set fanned_at = now() where id = 'waiting'")
  await prune()
  expect(await left()).toEqual(["child", "rerun"])
})

it("removes by age what began no run, what was skipped, and keys that are over; never an event that waits", async () => {
  await owner.query(
    `insert into engine.event (id, name, data, created_at, fanned_at)
     values ('unheard', 'x', '{}', $1, $1), ('waits', 'x', '{}', $1, null), ('young', 'x', '{}', now(), now())`,
    [OLD],
  )
  await owner.query(
    `insert into engine.skipped (function_id, event_id, because, at) values ('f', 'a', 'debounce', $1), ('f', 'b', 'debounce', now())`,
    [OLD],
  )
  await owner.query(
    `insert into engine.idempotency (function_id, key, expires_at) values ('f', 'over', now() - interval '1 s'), ('f', 'held', now() + interval '1 h')`,
  )
  await owner.query(
    `insert into engine.rate (function_id, key, taken, expires_at) values ('f', 'over', '{}', now() - interval '1 s'), ('f', 'held', '{}', now() + interval '1 h')`,
  )
  await prune()
  const ids = async (sql: string) => (await owner.query(sql)).rows.map((row) => row.id)
  expect(await ids("select id from engine.event order by id")).toEqual(["waits", "young"])
  expect(await ids("select event_id as id from engine.skipped")).toEqual(["b"])
  expect(await ids("select key as id from engine.idempotency")).toEqual(["held"])
  expect(await ids("select key as id from engine.rate")).toEqual(["held"])
})
