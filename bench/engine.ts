/**
 * Line 4: event → first step running, at 20/s, against graphile-worker's add → start; both with the worker in a
 * process of its own, both on one database.
 */
import { type ChildProcess, fork } from "node:child_process"
import { once } from "node:events"
import { setTimeout as sleep } from "node:timers/promises"
import { fileURLToPath } from "node:url"
import { Logger, makeWorkerUtils } from "graphile-worker"
import pg from "pg"
import { type Line, round } from "./line"
import { type Stats, statsOf } from "./stats"
import { throwAwayDatabase } from "./throw-away"

const PER_SECOND = 20
const SECONDS = 20

async function measureBoth() {
  const database = await throwAwayDatabase()
  const pool = new pg.Pool({ connectionString: database.url, max: 4 })
  try {
    const theirs = await measureGraphile(database.url)
    const ours = await measureOurs(pool)
    return { ours, theirs }
  } finally {
    await pool.end()
    await database.drop()
  }
}

export const engineLines: Line[] = [
  {
    line: 4,
    title: "event → first step running, embedded engine",
    goal: "≤ +10 ms at p50, ≤ +40 ms at p99",
    async run() {
      const { ours, theirs } = await measureBoth()
      const [p50, p99] = [ours.median - theirs.median, ours.p99 - theirs.p99]
      return {
        measured: `insert of the event → first step, ${PER_SECOND}/s for ${SECONDS} s, worker in its own process`,
        against: "graphile-worker's add → start, the same pace on the same database",
        figure: `${signed(p50)} ms at p50, ${signed(p99)} ms at p99`,
        met: p50 <= 10 && p99 <= 40,
        samples: { ours, "graphile-worker": theirs },
      }
    },
  },
]

const signed = (ms: number) => `${ms < 0 ? "" : "+"}${round(ms, 1)}`

async function measureOurs(pool: pg.Pool): Promise<Stats> {
  const { wakeEngine } = await import("@/lib/engine/wake")
  const worker = await startChild("engine")
  return paced(worker, async (sentAt) => {
    await pool.query(
      "insert into engine.event (id, name, data) values (gen_random_uuid()::text, 'bench/timed', $1)",
      [JSON.stringify({ sentAt })],
    )
    wakeEngine()
  })
}

async function measureGraphile(url: string): Promise<Stats> {
  const utils = await makeWorkerUtils({ connectionString: url, logger: new Logger(() => () => {}) })
  await utils.migrate()
  const worker = await startChild("graphile")
  try {
    return await paced(worker, async (sentAt) => void (await utils.addJob("timed", { sentAt })))
  } finally {
    await utils.release()
  }
}

/** Sends at an even pace and gives the waits that the worker saw, the first second left out. */
async function paced(worker: ChildProcess, send: (sentAt: number) => Promise<void>): Promise<Stats> {
  const waits: number[] = []
  worker.on("message", (message: { waitMs?: number }) => {
    if (message.waitMs !== undefined) waits.push(message.waitMs)
  })
  const total = PER_SECOND * (SECONDS + 1)
  const startMs = performance.now()
  for (let i = 0; i < total; i++) {
    await sleep(Math.max(0, startMs + (i * 1_000) / PER_SECOND - performance.now()))
    void send(wallMs())
  }
  while (waits.length < total) await sleep(50)
  worker.kill("SIGTERM")
  await once(worker, "exit")
  return statsOf(waits.slice(PER_SECOND))
}

async function startChild(kind: "engine" | "graphile"): Promise<ChildProcess> {
  const child = fork(fileURLToPath(new URL("./engine-child.ts", import.meta.url)), [kind], {
    execArgv: process.execArgv,
    env: process.env,
  })
  await once(child, "message")
  return child
}

const wallMs = () => performance.timeOrigin + performance.now()
