import { measureCalls } from "@/lib/alerts/measure-calls"
import { measureOperations } from "@/lib/alerts/measure-operations"
import { FEW_RUNS, LEAST_FAILED, LEAST_REQUESTS, LEAST_RUNS } from "@/lib/alerts/registry"
import type { Reading } from "@/lib/alerts/rules"
import { platformPool } from "@/lib/db"
import { quantile } from "@/lib/figures/histogram"
import { addMs, DAY_MS, now } from "@/lib/time"

/** `clinicId` null: the platform's. */
export type Measured = Reading & { clinicId: string | null }

type FunctionCounts = {
  functionId: string
  clinicId: string | null
  completed: number
  failed: number
  durations: number[]
}

// By `now()`, which stands still while it is asked: no index serves a clock that runs on.
export const FUNCTIONS = `
  select function_id as "functionId", clinic_id as "clinicId", sum(completed)::int as completed,
    sum(failed)::int as failed, engine.sum_counts(durations)::int[] as durations
  from engine.function_stat where bucket >= now() - interval '35 minutes'
  group by 1, 2`

const WHOLE = `
  select
    (select count(*)::int from engine.job where kind <> 'sleep' and run_at <= now())
      + (select count(*)::int from engine.event where fanned_at is null) as queue,
    (select sum(numbackends)::int from pg_stat_database) as connections,
    http.requests, http.errors, http.durations
  from (
    select coalesce(sum(requests), 0)::int as requests, coalesce(sum(errors), 0)::int as errors,
      engine.sum_counts(durations)::int[] as durations
    from engine.http_stat where minute > now() - interval '6 minutes'
  ) as http`

type Whole = {
  queue: number
  connections: number
  requests: number
  errors: number
  durations: number[] | null
}

// What the witness once called missed counts for a day. What ran since, at that occasion or at a later one, makes up for
// all before it: those stop counting when a person has seen the alert.
const MISSED = `
  with missed as (
    select one."scheduleId", one.scope, one."clinicId", one."dueAt" from "ScheduleOccasion" one
    where one."wasMissed" and one."dueAt" > $1
  ), standing as (
    select "scheduleId", scope, "clinicId", max("dueAt") as last from missed group by 1, 2, 3
  )
  select standing."scheduleId" as subject, standing."clinicId",
    count(*) filter (where missed."dueAt" > least(begun.upto, coalesce(seen.upto, '-infinity'))
      or begun.upto is null)::int as value,
    case when caught.at is null then 'missed, nothing has run since' else 'missed, caught up at ' ||
      to_char(caught.at at time zone coalesce(clinic."timeZone", 'UTC'), 'HH24:MI') ||
      case when clinic.id is null then ' UTC' else '' end end as detail
  from standing
  join missed on missed."scheduleId" = standing."scheduleId" and missed.scope = standing.scope
  left join "Clinic" clinic on clinic.id = standing."clinicId"
  left join lateral (
    select one."dueAt" as upto from "ScheduleOccasion" one
    where one."scheduleId" = standing."scheduleId" and one.scope = standing.scope and one."dueAt" > $1
      and one."startedAt" is not null
    order by one."dueAt" desc limit 1
  ) as begun on true
  left join lateral (
    select one."startedAt" as at from "ScheduleOccasion" one
    where one."scheduleId" = standing."scheduleId" and one.scope = standing.scope and one."dueAt" >= standing.last
      and one."startedAt" is not null
    order by one."dueAt" limit 1
  ) as caught on true
  left join lateral (
    select max(coalesce(alert."clearedAt", 'infinity')) as upto from "Alert" alert
    where alert.name = 'schedule-missed' and alert.subject = standing."scheduleId" and alert.scope = standing.scope
      and alert."acknowledgedAt" is not null
  ) as seen on true
  group by standing."scheduleId", standing."clinicId", caught.at, clinic.id, clinic."timeZone"`

const SILENT = `
  select provider as subject, "clinicId", count(*)::int as value
  from "Connection" where active and "silentSince" is not null group by 1, 2
  union all
  select provider, null, count(*)::int from "PlatformConnection" where active and "silentSince" is not null group by 1`

type Named = { subject: string; clinicId: string | null; value: number }

/** All that is measured now, over all clinics. A handful of statements, none of which reads a run. */
export async function measure(): Promise<Measured[]> {
  const pool = platformPool()
  const since = addMs(now(), -DAY_MS)
  const [functions, whole, missed, silent, calls, operations] = await Promise.all([
    pool.query<FunctionCounts>(FUNCTIONS),
    pool.query<Whole>(WHOLE),
    pool.query<Named & { detail: string }>(MISSED, [since]),
    pool.query<Named>(SILENT),
    measureCalls(),
    measureOperations(),
  ])
  return [
    ...functions.rows.flatMap(ofFunction),
    ...whole.rows.flatMap(ofWhole),
    ...missed.rows.map((one) => ({ ...one, name: "schedule-missed" })),
    ...silent.rows.map((one) => ({ ...one, name: "provider-silent" })),
    ...calls,
    ...operations,
  ]
}

function ofFunction({
  functionId: subject,
  clinicId,
  completed,
  failed,
  durations,
}: FunctionCounts): Measured[] {
  const ended = completed + failed
  const isSlight = failed < LEAST_FAILED
  const share = isSlight && ended > FEW_RUNS ? 0 : failed / Math.max(1, ended)
  const p95 = ended >= LEAST_RUNS ? (quantile(0.95, durations) ?? 0) * 1_000 : 0
  return [
    {
      name: "function-failure-rate",
      clinicId,
      subject,
      value: share,
      isSlight,
      detail: `${failed} of ${ended} runs`,
    },
    { name: "function-p95", clinicId, subject, value: Math.round(p95), detail: `${ended} runs` },
  ]
}

function ofWhole({ queue, connections, requests, errors, durations }: Whole): Measured[] {
  const whole = { clinicId: null, subject: "" }
  const enough = requests >= LEAST_REQUESTS
  const p95 = enough ? (quantile(0.95, durations ?? []) ?? 0) * 1_000 : 0
  const detail = `${errors} of ${requests} requests`
  return [
    { ...whole, name: "queue-depth", value: queue },
    { ...whole, name: "database-connections", value: connections },
    { ...whole, name: "api-error-rate", value: enough ? errors / requests : 0, detail },
    { ...whole, name: "api-p95", value: Math.round(p95), detail: `${requests} requests` },
  ]
}
