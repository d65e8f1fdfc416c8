import type { Grant } from "@/lib/can"
import type { Ctx } from "@/lib/ctx"
import { platformDb, type Tx } from "@/lib/db"
import { fail } from "@/lib/errors"
import { Prisma } from "@/lib/generated/prisma/client"
import type { QueueNow } from "@/lib/jobs/function-schema"

export type Counted = {
  functionId: string
  completed: number
  failed: number
  cancelled: number
  retries: number
  durations: number[]
  waits: number[]
  lastAt: Date | null
}

/** Where figures are read: a clinic's transaction, or the platform's connection for runs of no clinic. */
export type Source = { db: Tx; where: Prisma.Sql; isOwn: boolean }

/** A coordinator's are those of own leads; they are counted from the runs, which are few. */
export function sourceOf(ctx: Ctx, tx: Tx, grant: Grant): Source {
  if (grant.scope !== "own") return { db: tx, where: Prisma.sql`true`, isOwn: false }
  if (ctx.actor.kind !== "member") fail("forbidden")
  const where = Prisma.sql`subject_id in (select id::text from "Lead" where "ownerId" = ${ctx.actor.memberId}::uuid)`
  return { db: tx, where, isOwn: true }
}

export const platformSource = (): Source => ({
  db: platformDb(),
  where: Prisma.sql`clinic_id is null`,
  isOwn: false,
})

/** By function and, with `slotMs`, by part of the range: five-minute rows, and the runs of the last minutes themselves. */
export function countEnded(
  { db, where, isOwn }: Source,
  since: Date,
  slotMs?: number,
  functionId?: string,
): Promise<(Counted & { slot: Date | null })[]> {
  const slot = slotMs
    ? Prisma.sql`date_bin(${slotMs}::int * interval '1 ms', ended.at, ${since}::timestamptz)`
    : Prisma.sql`null`
  const one = functionId ? Prisma.sql`function_id = ${functionId}` : Prisma.sql`true`
  const kept = isOwn ? Prisma.sql`false` : where
  return db.$queryRaw<(Counted & { slot: Date | null })[]>`
    with counted as (
      -- What the next count may still change is read from the runs.
      select greatest(${since}::timestamptz, case when ${isOwn}::boolean or upto is null then '-infinity'
        else date_bin('5 minutes', least(upto, clock_timestamp()), 'epoch') - interval '5 minutes'
      end) as until from engine.figure_mark
    ), ended as (
      select function_id, bucket as at, completed, failed, cancelled, retries, durations, waits, last_at
      from engine.function_stat, counted
      where bucket >= ${since}::timestamptz and bucket < counted.until and ${kept} and ${one}
      union all
      select function_id, date_bin('5 minutes', finished_at, 'epoch'),
        count(*) filter (where status = 'completed'), count(*) filter (where status = 'failed'),
        count(*) filter (where status = 'cancelled'), sum(tries)::bigint,
        engine.histogram(array_agg(took)), engine.histogram(array_agg(waited)), max(finished_at)
      from engine.ended_run, counted
      where finished_at >= counted.until and ${where} and ${one}
      group by 1, 2
    )
    select function_id as "functionId", ${slot} as slot, sum(completed)::int as completed, sum(failed)::int as failed,
      sum(cancelled)::int as cancelled, sum(retries)::int as retries,
      engine.sum_counts(durations)::int[] as durations, engine.sum_counts(waits)::int[] as waits,
      max(last_at) as "lastAt"
    from ended group by 1, 2 order by 1, 2`
}

export type Queued = Omit<QueueNow, "oldestDueAt"> & {
  functionId: string
  open: number
  oldestDueAt: Date | null
}

/** Of open runs. How many of a gate are running is asked of the platform: a limit holds over all clinics. */
export async function countOpen({ db, where }: Source, functionId?: string): Promise<Queued[]> {
  const one = functionId ? Prisma.sql`function_id = ${functionId}` : Prisma.sql`true`
  const gates = await platformDb().$queryRaw<{ gate: string }[]>`
    select gate from engine.job where gate is not null
    group by gate, gate_limit having count(*) filter (where worker is not null and run_at > now()) >= gate_limit`
  return db.$queryRaw<Queued[]>`
    with open as (
      select run.id, run.function_id, job.run_at, job.gate,
        case
          when job.id is null then null
          when job.kind = 'sleep' then 'sleeping'
          when job.worker is not null and job.run_at > now() then 'running'
          when job.run_at > now() then 'waiting'
          else 'due'
        end as state
      from (
        select * from engine.run where status in ('queued', 'running', 'sleeping') and ${where} and ${one}
      ) as run
      left join engine.job on job.run_id = run.id
    )
    select function_id as "functionId", count(distinct id)::int as open,
      count(*) filter (where state = 'running')::int as running,
      count(*) filter (where state = 'due' and held is null)::int as due,
      count(*) filter (where state = 'due' and held is not null)::int as blocked,
      count(*) filter (where state = 'waiting')::int as waiting,
      count(*) filter (where state = 'sleeping')::int as sleeping,
      min(run_at) filter (where state = 'due') as "oldestDueAt"
    from open left join unnest(${gates.map((one) => one.gate)}::text[]) as held on held = open.gate
    group by function_id`
}

/** When each last began, however long ago: one step down an index a function. */
export function lastRuns({ db }: Source, clinicId: string | null, ids: readonly string[]) {
  const of = clinicId ? Prisma.sql`clinic_id = ${clinicId}::uuid` : Prisma.sql`clinic_id is null`
  return db.$queryRaw<{ functionId: string; at: Date | null }[]>`
    select id as "functionId", (
      select created_at from engine.run where ${of} and function_id = wanted.id order by created_at desc, run.id desc limit 1
    ) as at
    from unnest(${ids}::text[]) as wanted (id)`
}
