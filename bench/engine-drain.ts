/**
 * Line 5: a backlog of three-step runs drained by one worker process, against the SDK's handler called by itself.
 * Line 6: the same with a million finished runs in the ledger.
 */
import { type ChildProcess, fork } from "node:child_process"
import { once } from "node:events"
import { loadavg } from "node:os"
import { setTimeout as sleep } from "node:timers/promises"
import { fileURLToPath } from "node:url"
import pg from "pg"
import { type Line, round } from "./line"
import { throwAwayDatabase } from "./throw-away"

const RUNS = 2_000
const ROUNDS = 3
const OLD_RUNS = 1_000_000

/** `cpuMs`: what one call cost the worker's own process. */
type Rate = { runs: number; calls: number; cpuMs: number }

export const drainLines: Line[] = [
  {
    line: 5,
    title: `backlog of ${RUNS} three-step runs drained`,
    goal: "≥ 0.7 of the handler's own calls/s; ≥ 150 runs/s",
    async run() {
      const rates = await withDatabase(async (pool) => {
        const found: { ours: Rate; bare: Rate }[] = []
        // Turn about, so that both meet the same machine.
        for (let n = 0; n < ROUNDS; n++)
          found.push({ bare: await bare({}), ours: await drain(pool, `a${n}`, {}) })
        const plain = {
          bare: await bare({ BENCH_PLAIN: "1" }),
          ours: await drain(pool, "p", { BENCH_PLAIN: "1" }),
        }
        return { found, plain }
      })
      const middle = median(rates.found.map(({ ours, bare }) => ours.calls / bare.calls))
      const runs = median(rates.found.map(({ ours }) => ours.runs))
      const { plain } = rates
      return {
        measured: `${RUNS} waiting events to the last run's end, one worker process, ${ROUNDS} times`,
        against: "the same calls made one after another, checkpoints answered at once, no database",
        figure: `${round(middle)} of the handler's calls/s, ${round(runs, 0)} runs/s`,
        met: middle >= 0.7 && runs >= 150,
        notes: [
          `calls/s, ours and bare: ${rates.found.map(({ ours, bare }) => `${round(ours.calls, 0)} and ${round(bare.calls, 0)}`).join("; ")}`,
          `CPU of the worker's process a call, ours and bare, in ms: ${rates.found.map(({ ours, bare }) => `${round(ours.cpuMs)} and ${round(bare.cpuMs)}`).join("; ")}; without checkpoints ${round(plain.ours.cpuMs)} and ${round(plain.bare.cpuMs)}`,
          `without checkpoints (four calls a run): ${round(plain.ours.calls, 0)} and ${round(plain.bare.calls, 0)} calls/s, ${round(plain.ours.calls / plain.bare.calls)}; ${round(plain.ours.runs, 0)} runs/s`,
          load(),
        ],
      }
    },
  },
  {
    line: 6,
    title: `the same with ${OLD_RUNS} finished runs in the ledger`,
    goal: "≥ 0.9 of an empty ledger",
    async run() {
      const [empty, full] = await withDatabase((without) =>
        withDatabase(async (within) => {
          await fill(within)
          const found: [Rate[], Rate[]] = [[], []]
          // Turn about: what else the machine does then weighs on both.
          for (let n = 0; n < ROUNDS; n++) {
            found[0].push(await drain(without, `e${n}`, {}))
            found[1].push(await drain(within, `f${n}`, {}))
          }
          return found
        }),
      )
      const [a, b] = [median(empty.map((one) => one.runs)), median(full.map((one) => one.runs))]
      return {
        measured: `${RUNS} three-step runs drained, ${ROUNDS} times, median, over ${OLD_RUNS} runs with three steps each`,
        against: "the same on a database beside it without them, turn about",
        figure: `${round(b / a)} of it: ${round(b, 0)} runs/s, ${round(a, 0)} without`,
        met: b / a >= 0.9,
        notes: [
          `runs/s empty: ${empty.map((one) => round(one.runs, 0)).join(", ")}; full: ${full.map((one) => round(one.runs, 0)).join(", ")}`,
          load(),
        ],
      }
    },
  },
]

const load = () =>
  `load average ${loadavg()
    .map((one) => round(one, 1))
    .join(", ")}`
const median = (values: number[]) =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN

async function withDatabase<T>(work: (pool: pg.Pool) => Promise<T>): Promise<T> {
  const database = await throwAwayDatabase()
  const pool = new pg.Pool({ connectionString: database.url, max: 2 })
  try {
    return await work(pool)
  } finally {
    await pool.end()
    await database.drop()
  }
}

async function drain(pool: pg.Pool, tag: string, env: Record<string, string>): Promise<Rate> {
  const child = await start("engine", { ...env, DATABASE_URL: urlOf(pool) })
  // What a first call costs is not what a backlog costs.
  await pool.query(backlog, [`${tag}-warm-`, 100])
  await drained(pool)
  const before = await ask(child, {})
  const beganMs = performance.now()
  await pool.query(backlog, [`${tag}-`, RUNS])
  await pool.query("select pg_notify('engine_wake', '')")
  await drained(pool)
  const seconds = (performance.now() - beganMs) / 1_000
  const after = await ask(child, {})
  await end(child)
  const calls = (after.calls ?? 0) - (before.calls ?? 0)
  return {
    runs: RUNS / seconds,
    calls: calls / seconds,
    cpuMs: ((after.cpuMs ?? 0) - (before.cpuMs ?? 0)) / calls,
  }
}

const urlOf = (pool: pg.Pool) => String(pool.options.connectionString)

const backlog = `insert into engine.event (id, name, data)
  select $1 || n, 'bench/three', '{}' from generate_series(1, $2::int) n`

async function drained(pool: pg.Pool): Promise<void> {
  for (;;) {
    const { rows } = await pool.query(
      `select exists (select from engine.event where fanned_at is null)
         or exists (select from engine.job) as open`,
    )
    if (!rows[0].open) return
    await sleep(20)
  }
}

async function bare(env: Record<string, string>): Promise<Rate> {
  const child = await start("bare", env)
  await ask(child, { runs: 200 })
  const { calls = 0, seconds = 1, cpuMs = 0 } = await ask(child, { runs: RUNS })
  await end(child)
  return { runs: RUNS / seconds, calls: calls / seconds, cpuMs: cpuMs / calls }
}

/** Finished runs as the engine leaves them, over the last 30 days, each with three steps and its event. */
async function fill(pool: pg.Pool): Promise<void> {
  const slice = 100_000
  for (let from = 1; from <= OLD_RUNS; from += slice) {
    await pool.query(
      `with made as (
         insert into engine.run (id, function_id, event_id, event_name, clinic_id, status, max_attempts, output, trace,
           created_at, started_at, finished_at)
         select gen_random_uuid(), 'three', 'old-' || n, 'bench/three', md5((n % 50)::text)::uuid, 'completed', 3, '3',
           '00-' || md5(n::text) || '-' || substr(md5(n::text), 1, 16) || '-01', at, at, at + interval '80 ms'
         from (
           select n, now() - n * interval '2.5 s' as at from generate_series($1::int, $2::int) n
         ) as series
         returning id, event_id, clinic_id, created_at
       ), told as (
         insert into engine.event (id, name, data, clinic_id, created_at, fanned_at)
         select event_id, 'bench/three', '{}', clinic_id, created_at, created_at from made
       )
       insert into engine.step (run_id, id, name, op, state, clinic_id, output, seq, created_at, started_at, finished_at)
       select made.id, md5(name), name, 'run', 'done', clinic_id, '1', nextval('engine.step_seq'), created_at, created_at,
         created_at
       from made cross join (values ('one'), ('two'), ('three')) as step (name)`,
      [from, Math.min(from + slice - 1, OLD_RUNS)],
    )
  }
  // As autovacuum leaves it.
  await pool.query("vacuum analyze engine.run")
  await pool.query("vacuum analyze engine.event")
  await pool.query("vacuum analyze engine.step")
  await pool.query("checkpoint")
}

type Said = { calls?: number; seconds?: number; cpuMs?: number }

async function ask(child: ChildProcess, question: Record<string, unknown>): Promise<Said> {
  const answer = once(child, "message")
  child.send(question)
  return (await answer)[0] as Said
}

async function start(kind: string, env: Record<string, string>): Promise<ChildProcess> {
  const profile = process.env.PROF ? ["--cpu-prof", `--cpu-prof-dir=${process.env.PROF}`] : []
  const child = fork(fileURLToPath(new URL("./engine-child.ts", import.meta.url)), [kind], {
    execArgv: [...process.execArgv, ...profile],
    env: { ...process.env, ...env },
  })
  await once(child, "message")
  return child
}

async function end(child: ChildProcess): Promise<void> {
  child.kill("SIGTERM")
  await once(child, "exit")
}
