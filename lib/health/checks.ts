import { statfs } from "node:fs/promises"
import { type AlertsBeat, QUIET_MS, readBeat } from "@/lib/alerts/heartbeat"
import { platformPool } from "@/lib/db"
import { env } from "@/lib/env"
import { expectedMigrations } from "@/lib/health/migrations"
import { schedulesCheck } from "@/lib/health/schedules-check"
import { serverCheck } from "@/lib/health/server-check"
import { MINUTE_MS } from "@/lib/time"

export type CheckName = "database" | "migrations" | "worker" | "schedules" | "queue" | "disk"
export type Check = { status: "ok" | "degraded" | "failed"; detail: string }
export type Checks = Record<CheckName, Check>

const ok = (detail: string): Check => ({ status: "ok", detail })
const degraded = (detail: string): Check => ({ status: "degraded", detail })
const failed = (detail: string): Check => ({ status: "failed", detail })

/** A balancer asks every few seconds: an answer that comes later than this is no answer. */
const PATIENCE_MS = 2_500
const LATE_MS = 2 * MINUTE_MS
const DISK_LOW_BYTES = 500 * 1024 * 1024

const ENGINE = `
  select
    (select count(*)::int from pg_stat_activity where datname = current_database() and application_name = 'rounds engine listen') as workers,
    (select extract(epoch from now() - min(created_at))::float8 from engine.event where fanned_at is null) as event_age,
    (select extract(epoch from now() - min(run_at))::float8 from engine.job where kind <> 'sleep' and run_at <= now()) as job_age`

type EngineState = { workers: number; event_age: number | null; job_age: number | null }

export async function runChecks(): Promise<Checks> {
  const database = await guarded("the database does not answer", async () => {
    await platformPool().query("select 1")
    return ok("answers")
  })
  const unknown = degraded("unknown while the database does not answer")
  const disk = await guarded("cannot be read", diskCheck, degraded)
  if (database.status !== "ok") {
    return {
      database,
      migrations: failed(unknown.detail),
      worker: unknown,
      schedules: unknown,
      queue: unknown,
      disk,
    }
  }
  const [migrations, schedules, engine] = await Promise.all([
    guarded("cannot be read", migrationCheck),
    guarded("cannot be read", schedulesCheck, degraded),
    engineChecks(),
  ])
  return { database, migrations, schedules, ...engine, disk }
}

async function migrationCheck(): Promise<Check> {
  const { rows } = await platformPool().query<{ name: string }>(
    'select migration_name as name from "_prisma_migrations" where finished_at is not null and rolled_back_at is null',
  )
  const applied = new Set(rows.map((row) => row.name))
  const missing = expectedMigrations().filter((name) => !applied.has(name))
  return missing.length
    ? failed(`${missing.length} not applied: ${missing.join(", ")}`)
    : ok(`${applied.size} applied`)
}

async function engineChecks(): Promise<Pick<Checks, "worker" | "queue">> {
  try {
    const [{ rows }, server, alerts] = await inTime(
      Promise.all([platformPool().query<EngineState>(ENGINE), serverCheck(), readBeat()]),
    )
    const { workers, event_age, job_age } = rows[0]!
    const waitedMs = Math.max(event_age ?? 0, job_age ?? 0) * 1000
    const waited = `oldest work waits ${Math.round(waitedMs / 1000)} s`
    return {
      worker: server ?? (workers > 0 ? ok(`${workers} listening`) : degraded("none listens")),
      queue: waitedMs > LATE_MS ? degraded(waited) : (alertsTrouble(alerts) ?? ok(waited)),
    }
  } catch {
    const check = degraded("cannot be read")
    return { worker: check, queue: check }
  }
}

/** Who watches the figures is watched too. Before the first time there is nothing to say. */
function alertsTrouble(last: AlertsBeat | null): Check | null {
  if (last && last.ageMs > QUIET_MS) return degraded("alerts are not evaluated")
  if (last && last.failed.length > 0)
    return degraded(`alerts cannot be evaluated in ${last.failed.length} clinics`)
  return last?.by === "witness" ? degraded("alerts are evaluated by the server, not by the engine") : null
}

async function diskCheck(): Promise<Check> {
  const { bavail, bsize } = await statfs(env().ROUNDS_DATA_DIR).catch(() => statfs("."))
  const free = bavail * bsize
  const said = `${Math.round(free / 1024 / 1024)} MiB free`
  return free < DISK_LOW_BYTES ? degraded(said) : ok(said)
}

async function guarded(complaint: string, check: () => Promise<Check>, otherwise = failed): Promise<Check> {
  try {
    return await inTime(check())
  } catch {
    return otherwise(complaint)
  }
}

function inTime<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error("late")), PATIENCE_MS)
  })
  return Promise.race([work, late]).finally(() => clearTimeout(timer))
}
