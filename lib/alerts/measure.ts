import { LEAST_FAILED, LEAST_REQUESTS, LEAST_RUNS } from "@/lib/alerts/registry"
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

const FUNCTIONS = `
  select function_id as "functionId", clinic_id as "clinicId", sum(completed)::int as completed,
    sum(failed)::int as failed, engine.sum_counts(durations)::int[] as durations
  from engine.function_stat where bucket >= clock_timestamp() - interval '35 minutes'
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
    from engine.http_stat where minute > clock_timestamp() - interval '6 minutes'
  ) as http`

type Whole = {
  queue: number
  connections: number
  requests: number
  errors: number
  durations: number[] | null
}

const MISSED = `
  select "scheduleId" as subject, "clinicId", count(*)::int as value
  from "ScheduleOccasion" where state = 'missed' and "dueAt" > $1 group by 1, 2`

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
  const [functions, whole, missed, silent] = await Promise.all([
    pool.query<FunctionCounts>(FUNCTIONS),
    pool.query<Whole>(WHOLE),
    pool.query<Named>(MISSED, [since]),
    pool.query<Named>(SILENT),
  ])
  return [
    ...functions.rows.flatMap(ofFunction),
    ...whole.rows.flatMap(ofWhole),
    ...missed.rows.map((one) => ({ ...one, name: "schedule-missed" })),
    ...silent.rows.map((one) => ({ ...one, name: "provider-silent" })),
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
  const share = failed >= LEAST_FAILED ? failed / ended : 0
  const p95 = ended >= LEAST_RUNS ? (quantile(0.95, durations) ?? 0) * 1_000 : 0
  return [
    { name: "function-failure-rate", clinicId, subject, value: share, detail: `${failed} of ${ended} runs` },
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
