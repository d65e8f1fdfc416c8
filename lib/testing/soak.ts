import { type ChildProcess, fork } from "node:child_process"
import { once } from "node:events"
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import { closeDb, enginePool } from "@/lib/db"
import { resetEnv } from "@/lib/env"
import { emitRaw, until } from "@/lib/testing/engine"
import { migrate } from "@/prisma/migrate"
import { runningCluster, startCluster, stopCluster } from "@/scripts/postgres"

export type Amount = { runs: number; kills: number; restarts: number; freezes: number }

export type Verdict = {
  /** By function and state. */
  runs: Record<string, number>
  /** Work that nobody will do any more. */
  left: { jobs: number; waits: number; open: number }
  /** Steps begun again after their result was remembered. */
  again: string[]
  /** Results a run went on with that are not those it remembers. */
  foreign: number
  begun: number
  ended: number
}

const FROZEN_MS = 4_000
const PATIENCE_MS = 180_000

/**
 * Three workers under load; workers are killed and frozen past their lease, the database is crashed, each at a moment
 * nobody chose, until every run has ended. The database is one of its own.
 */
export async function soak({ runs, kills, restarts, freezes }: Amount): Promise<Verdict> {
  const home = mkdtempSync(join(tmpdir(), "rounds-soak-"))
  const marks = join(home, "marks")
  writeFileSync(marks, "")
  const dataDir = join(home, "postgres")
  const secret = "soak-secret-soak-secret-soak-secret"
  const { port, url } = await startCluster({ dataDir, password: "test", durable: true })
  const workers: ChildProcess[] = []
  const before = { ...process.env }
  try {
    await migrate(url, { secret })
    Object.assign(process.env, {
      DATABASE_URL: url,
      NEXTAUTH_URL: "http://localhost:3000",
      NEXTAUTH_SECRET: secret,
      ENCRYPTION_KEY: "0123456789abcdef".repeat(4),
      LOG_LEVEL: "silent",
    })
    resetEnv()
    for (let n = 0; n < 3; n++) workers.push(await startWorker(marks))
    for (let n = 0; n < runs; n++) await emitRaw("soak/started", { n }, `soak:${n}`)
    let over = false
    const going = letThemGo(() => over)
    const again = await disturb({ kills, restarts, freezes, marks, workers, dataDir, port })
    await untilAllEnded(runs)
    over = true
    await going
    return { ...(await judge(marks)), again }
  } finally {
    for (const worker of workers) {
      worker.kill("SIGKILL")
      await gone(worker)
    }
    await closeDb()
    await stopCluster(dataDir)
    rmSync(home, { recursive: true, force: true })
    process.env = before
    resetEnv()
  }
}

type Disturbance = Omit<Amount, "runs"> & {
  marks: string
  workers: ChildProcess[]
  dataDir: string
  port: number
}

/** Says which steps began although they were remembered when the disturbance came. */
async function disturb({ kills, restarts, freezes, marks, workers, dataDir, port }: Disturbance) {
  const plan = shuffled([
    ...Array<"kill">(kills).fill("kill"),
    ...Array<"restart">(restarts).fill("restart"),
    ...Array<"freeze">(freezes).fill("freeze"),
  ])
  const again: string[] = []
  for (const what of plan) {
    const from = linesOf(marks).length
    await until(async () => linesOf(marks).length > from + 12, 4_000).catch(() => {})
    await sleep(Math.random() * 300)
    const at = Math.floor(Math.random() * workers.length)
    const worker = workers[at]
    if (!worker) continue
    if (what === "kill") {
      worker.kill("SIGKILL")
      await gone(worker)
    } else if (what === "freeze") worker.kill("SIGSTOP")
    else await crashDatabase(dataDir, port)
    const kept = await remembered()
    const seen = linesOf(marks).length
    if (what === "kill") workers[at] = await startWorker(marks)
    if (what === "freeze") {
      await sleep(FROZEN_MS)
      worker.kill("SIGCONT")
    }
    await sleep(1_500)
    again.push(
      ...linesOf(marks)
        .slice(seen)
        .filter((line) => line.startsWith("begin ") && kept.has(line.slice(6))),
    )
  }
  return again
}

async function crashDatabase(dataDir: string, port: number): Promise<void> {
  process.kill(runningCluster(dataDir)?.pid ?? 0, "SIGQUIT")
  await until(async () => !runningCluster(dataDir))
  await sleep(500)
  await startCluster({ dataDir, password: "test", port, durable: true })
  await until(() => asked("select 1"), 20_000)
}

/** Tells each run that waits that it may go on; told twice it is the same event. */
async function letThemGo(isOver: () => boolean): Promise<void> {
  while (!isOver()) {
    const rows = await asked<{ n: number }>(
      `select (event.data->>'n')::int as n from engine.wait join engine.run on run.id = wait.run_id
       join engine.event on event.id = run.event_id where wait.event_name = 'soak/go'`,
    )
    for (const { n } of rows ?? []) await emitRaw("soak/go", { n }, `go:${n}`).catch(() => {})
    await sleep(300)
  }
}

async function untilAllEnded(runs: number): Promise<void> {
  // Of each: the run itself, the one it invokes, the one that hears of it, and its racer.
  await until(async () => {
    const rows = await asked<{ done: number }>(
      "select count(*)::int as done from engine.run where finished_at is not null",
    )
    return (rows?.[0]?.done ?? 0) >= runs * 4
  }, PATIENCE_MS).catch(() => {})
  await sleep(FROZEN_MS)
}

async function judge(marks: string): Promise<Omit<Verdict, "again">> {
  const runs = await asked<{ key: string; count: number }>(
    "select function_id || ' ' || status as key, count(*)::int as count from engine.run group by 1 order by 1",
  )
  const left = await asked<Verdict["left"]>(
    `select (select count(*)::int from engine.job) as jobs, (select count(*)::int from engine.wait) as waits,
       (select count(*)::int from engine.step join engine.run on run.id = step.run_id
        where step.state <> 'done' and run.status = 'completed' and run.function_id <> 'soak-racer') as open`,
  )
  const foreign = await asked<{ count: number }>(
    `select count(*)::int as count from engine.run, json_array_elements_text(run.output) as said
     where run.function_id in ('soak', 'soak-child') and run.status = 'completed' and not exists (
       select from engine.step where step.run_id = run.id and step.output #>> '{}' = said)`,
  )
  const lines = linesOf(marks)
  return {
    runs: Object.fromEntries((runs ?? []).map((row) => [row.key, row.count])),
    left: left?.[0] ?? { jobs: -1, waits: -1, open: -1 },
    foreign: foreign?.[0]?.count ?? -1,
    begun: lines.filter((line) => line.startsWith("begin ")).length,
    ended: lines.filter((line) => line.startsWith("end ")).length,
  }
}

/** "<run> <step>" of all that is remembered now; once the database answers again. */
async function remembered(): Promise<Set<string>> {
  const rows = await until(
    () =>
      asked<{ step: string }>("select run_id || ' ' || name as step from engine.step where state = 'done'"),
    20_000,
  )
  return new Set(rows.map((row) => row.step))
}

/** Undefined while the database is away. */
async function asked<Row extends object>(sql: string): Promise<Row[] | undefined> {
  try {
    return (await enginePool().query<Row>(sql)).rows
  } catch {
    return undefined
  }
}

async function startWorker(marks: string): Promise<ChildProcess> {
  const child = fork("lib/testing/soak-child.ts", [marks], {
    execArgv: ["--import", "tsx"],
    env: { ...process.env },
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  })
  await Promise.race([once(child, "message"), once(child, "exit")])
  return child
}

const gone = (child: ChildProcess) =>
  (child.exitCode ?? child.signalCode) === null ? once(child, "exit") : undefined
const linesOf = (file: string) => readFileSync(file, "utf8").split("\n").filter(Boolean)

function shuffled<T>(items: T[]): T[] {
  return items
    .map((item) => ({ item, at: Math.random() }))
    .sort((one, other) => one.at - other.at)
    .map(({ item }) => item)
}
