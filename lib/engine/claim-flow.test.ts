import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { closeDb } from "@/lib/db"
import { testDatabase } from "@/lib/testing/db"

const { owner } = await testDatabase()
afterAll(closeDb)

/** Rows of the engine's tables that `sql` fetched or read in passing, in a transaction that is taken back. */
async function touched(sql: string): Promise<{ rows: number; result: Record<string, unknown>[] }> {
  const client = await owner.connect()
  const count = async () =>
    Number(
      (
        await client.query(
          `select sum(coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0)) as n
           from pg_stat_xact_all_tables where schemaname = 'engine'`,
        )
      ).rows[0].n,
    )
  try {
    await client.query("begin")
    const before = await count()
    const result = await client.query(sql)
    const after = await count()
    return { rows: after - before, result: result.rows }
  } finally {
    await client.query("rollback")
    client.release()
  }
}

const CLAIM = "select function_id from engine.claim('w', 12, '10 s')"

async function backlog(given: {
  count: number
  functionId: string
  gate?: string
  limit?: number
  leased?: number
}) {
  await owner.query(
    `with made as (
       insert into engine.run (id, function_id, event_id, event_name, max_attempts, gate, gate_limit)
       select gen_random_uuid(), $2, $2 || n, 'x', 1, $3, $4 from generate_series(1, $1::int) n
       returning id, event_id
     ), told as (
       insert into engine.event (id, name, data, fanned_at) select event_id, 'x', '{}', now() from made
     )
     insert into engine.job (run_id, kind, gate, gate_limit, run_at, worker, lease)
     select id, 'enter', $3, $4,
       case when nth <= $5 then now() + interval '1 min' else now() - interval '1 min' end,
       case when nth <= $5 then 'another' end, 1
     from (select id, row_number() over () as nth from made) as numbered`,
    [given.count, given.functionId, given.gate ?? null, given.limit ?? null, given.leased ?? 0],
  )
}

beforeAll(async () => {
  await backlog({ count: 10_000, functionId: "blocked", gate: "aa:blocked", limit: 2, leased: 2 })
  await backlog({ count: 3, functionId: "plain" })
  await backlog({ count: 5, functionId: "gated", gate: "bb:gated", limit: 2 })
})

describe("ten thousand jobs held back by one gate", () => {
  it("keep nobody waiting: the others are claimed, within their own limits", async () => {
    const { result } = await touched(CLAIM)
    const claimed = result.map((row) => row.function_id).toSorted()
    expect(claimed).toEqual(["gated", "gated", "plain", "plain", "plain"])
  })

  it("cost a claim no more rows than a handful, and a look none", async () => {
    expect((await touched(CLAIM)).rows).toBeLessThan(400)
    expect((await touched("select * from engine.peek('0 s')")).rows).toBeLessThan(20)
  })

  it("two workers at once never take more than a gate lets through", async () => {
    const clients = [await owner.connect(), await owner.connect()]
    try {
      for (const client of clients) await client.query("begin")
      const first = await clients[0]?.query(CLAIM)
      const second = await clients[1]?.query(CLAIM)
      const gated = [...(first?.rows ?? []), ...(second?.rows ?? [])].filter(
        (row) => row.function_id === "gated",
      )
      expect(gated).toHaveLength(2)
    } finally {
      for (const client of clients) {
        await client.query("rollback")
        client.release()
      }
    }
  })
})

it("many gates with one place each are all got round to", async () => {
  await owner.query(
    `with made as (
       insert into engine.run (id, function_id, event_id, event_name, max_attempts, gate, gate_limit)
       select gen_random_uuid(), 'many', 'many' || n, 'x', 1, md5(n::text) || ':many', 1 from generate_series(1, 300) n
       returning id, gate
     )
     insert into engine.job (run_id, kind, gate, gate_limit, run_at)
     select id, 'enter', gate, 1, now() - interval '2 min' from made`,
  )
  const taken = new Set<string>()
  for (let round = 0; round < 60 && taken.size < 300; round++) {
    const { rows } = await owner.query(
      "select run_id, job_id, function_id from engine.claim('w', 12, '10 s')",
    )
    for (const row of rows) if (row.function_id === "many") taken.add(row.run_id)
    await owner.query("delete from engine.job where id = any ($1)", [rows.map((row) => row.job_id)])
  }
  expect(taken.size).toBe(300)
})

it("a million finished runs change nothing of what a claim and a look touch", async () => {
  await owner.query("delete from engine.job")
  await backlog({ count: 30, functionId: "some" })
  const before = [(await touched(CLAIM)).rows, (await touched("select * from engine.peek('0 s')")).rows]
  await owner.query(
    `insert into engine.run (id, function_id, event_id, event_name, max_attempts, status, finished_at)
     select gen_random_uuid(), 'old', 'old' || n, 'x', 1, 'completed', now() from generate_series(1, 60000) n`,
  )
  await owner.query(
    "insert into engine.event (id, name, data, fanned_at) select 'old' || n, 'x', '{}', now() from generate_series(1, 60000) n",
  )
  await owner.query("analyze engine.run, engine.event, engine.job")
  const after = [(await touched(CLAIM)).rows, (await touched("select * from engine.peek('0 s')")).rows]
  expect(after[0]).toBeLessThan((before[0] ?? 0) + 20)
  expect(after[1]).toBeLessThan((before[1] ?? 0) + 20)
}, 60_000)
