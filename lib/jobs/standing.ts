import { platformDb, type Tx } from "@/lib/db"
import { env } from "@/lib/env"
import { errorWord, type StoredRun } from "@/lib/jobs/to-row"
import { MOST_COUNTED, type Standing, type StandingJob } from "@/lib/jobs/waiting"

type StoredJob = StandingJob & { gate: string | null; now: Date }

/** What is planned for a run, and whether somebody is at it. */
export function readJobs(tx: Tx, runId: string): Promise<StoredJob[]> {
  return tx.$queryRaw<StoredJob[]>`
    select job.kind, step.name as "stepName", job.run_at as "runAt", job.attempt, job.worker is not null as "isLeased",
      job.claimed_at as "claimedAt", job.gate_limit as "gateLimit", job.gate, clock_timestamp() as now
    from engine.job left join engine.step on step.run_id = job.run_id and step.id = job.step_id
    where job.run_id = ${runId}::uuid and job.step_id not in ('@start', '@finish') order by job.run_at`
}

/** A job that waits for its time is a retry; one under way has a worker. */
export function nextAttempt(jobs: readonly StandingJob[]): Date | null {
  return jobs.find((job) => job.kind !== "sleep" && !job.isLeased && job.attempt > 0)?.runAt ?? null
}

/** Everything a sentence about a waiting run needs. What others wait for is only counted. */
export async function standingOf(tx: Tx, run: StoredRun, jobs: readonly StoredJob[]): Promise<Standing> {
  const waits = await tx.$queryRaw<Standing["waits"]>`
    select step.name as "stepName", wait.kind, wait.event_name as "eventName", step.due_at as until
    from engine.wait join engine.step on step.run_id = wait.run_id and step.id = wait.step_id
    where wait.run_id = ${run.id}::uuid and wait.kind in ('event', 'invoke') and step.state <> 'done' order by wait.id`
  const [tried] = await tx.$queryRaw<{ error: unknown }[]>`
    select error from engine.attempt where run_id = ${run.id}::uuid order by id desc limit 1`
  const ready = jobs.find((job) => job.kind !== "sleep")
  return {
    now: jobs[0]?.now ?? run.createdAt,
    status: run.status,
    maxAttempts: run.maxAttempts,
    engine: run.engine,
    runningEngine: env().INNGEST_BASE_URL ? "server" : "embedded",
    jobs,
    waits,
    atServer: run.engine === "server" ? await readAtServer(tx, run.id) : undefined,
    lastError: errorWord(tried?.error),
    queue: ready ? await queueBefore(ready) : { workers: 0, before: 0, inGate: 0 },
  }
}

/** A server tells nothing of its queue: what its calls have told is what there is. */
async function readAtServer(tx: Tx, runId: string): Promise<NonNullable<Standing["atServer"]>> {
  const open = await tx.$queryRaw<{ stepName: string; kind: string; until: Date | null }[]>`
    select name as "stepName", op as kind, due_at as until from engine.step
    where run_id = ${runId}::uuid and state = 'open' order by due_at nulls last, id limit 20`
  const [run] = await tx.$queryRaw<{ unheardSince: Date | null }[]>`
    select unheard_since as "unheardSince" from engine.run where id = ${runId}::uuid`
  return { open, unheardSince: run?.unheardSince ?? null }
}

/** Over the platform's connection: the queue is one for all clinics, and only numbers come back. */
async function queueBefore({ runAt, gate }: StoredJob): Promise<Standing["queue"]> {
  const [row] = await platformDb().$queryRaw<Standing["queue"][]>`
    select
      (
        select count(*)::int from pg_stat_activity
        where datname = current_database() and application_name = 'rounds engine listen'
      ) as workers,
      (
        select count(*)::int from (
          select from engine.job
          where kind <> 'sleep' and worker is null and run_at < ${runAt} and (${gate}::text is null or gate = ${gate})
          limit ${MOST_COUNTED}
        ) earlier
      ) as before,
      (
        select count(*)::int from engine.job
        where gate = ${gate}::text and worker is not null and run_at > clock_timestamp()
      ) as "inGate"`
  return row ?? { workers: 0, before: 0, inGate: 0 }
}
