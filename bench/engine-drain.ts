import { fork } from "node:child_process"
import { once } from "node:events"
import { setTimeout as sleep } from "node:timers/promises"
import { fileURLToPath, pathToFileURL } from "node:url"
import pg from "pg"
import { throwAwayDatabase } from "./throw-away"

const RUNS = 2_000

export type DrainBench = { runs: number; seconds: number; runsPerSecond: number }

/** A backlog of three-step runs, drained by one worker process. */
export async function benchDrain(): Promise<DrainBench> {
  const database = await throwAwayDatabase()
  const pool = new pg.Pool({ connectionString: database.url, max: 2 })
  try {
    await pool.query(
      `insert into engine.event (id, name, data)
       select 'b' || n, 'bench/three', '{}' from generate_series(1, $1::int) n`,
      [RUNS],
    )
    const child = fork(fileURLToPath(new URL("./engine-child.ts", import.meta.url)), ["engine"], {
      execArgv: [
        ...process.execArgv,
        ...(process.env.PROF ? ["--cpu-prof", `--cpu-prof-dir=${process.env.PROF}`] : []),
      ],
      env: process.env,
    })
    await once(child, "message")
    const startMs = performance.now()
    const before = await done(pool)
    for (;;) {
      await sleep(50)
      if ((await done(pool)) >= RUNS) break
    }
    const seconds = (performance.now() - startMs) / 1_000
    child.kill("SIGTERM")
    await once(child, "exit")
    return { runs: RUNS, seconds, runsPerSecond: (RUNS - before) / seconds }
  } finally {
    await pool.end()
    await database.drop()
  }
}

async function done(pool: pg.Pool): Promise<number> {
  const { rows } = await pool.query("select count(*)::int as n from engine.run where status = 'completed'")
  return rows[0].n
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) console.table(await benchDrain())
