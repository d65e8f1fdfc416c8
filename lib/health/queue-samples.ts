import { FUNCTIONS } from "@/inngest/registry"
import { platformPool } from "@/lib/db"
import type { Sample } from "@/lib/figures/text"

const FIGURES = `
  select 'rounds_queue' as name, 'outbox' as label, count(*)::float8 as value from engine.event where fanned_at is null
  union all select 'rounds_queue', 'due', count(*)::float8 from engine.job where kind <> 'sleep' and run_at <= now()
  union all select 'rounds_queue', 'sleeping', count(*)::float8 from engine.job where kind = 'sleep'
  union all select 'rounds_queue', 'unsealed', count(*)::float8 from "Fact"
    where seq > coalesce((select max(seq) from "FactLink"), 0)
  union all select 'rounds_queue_depth', case when function_id = any ($1) then function_id else '(gone)' end, count(*)::float8
    from engine.job join engine.run on run.id = job.run_id where job.kind <> 'sleep' and job.run_at <= now() group by 2
  union all select 'rounds_queue_oldest_wait_seconds', 'jobs',
    coalesce(extract(epoch from now() - min(run_at)), 0)::float8 from engine.job where kind <> 'sleep' and run_at <= now()
  union all select 'rounds_queue_oldest_wait_seconds', 'outbox',
    coalesce(extract(epoch from now() - min(created_at)), 0)::float8 from engine.event where fanned_at is null
  union all select 'rounds_schedule_missed', "scheduleId", count(*)::float8
    from "ScheduleOccasion" where "wasMissed" group by 2
  union all select 'rounds_dead_letters', case when function_id = any ($1) then function_id else '(gone)' end, count(*)::float8
    from engine.run where status = 'failed' and settled_as is null group by 2
  union all select 'rounds_alerts_firing', name, count(*)::float8 from "Alert" where state = 'firing' group by 2
  union all select 'rounds_database_connections', '', sum(numbackends)::float8 from pg_stat_database`

const DESCRIBED: Readonly<Record<string, { label: string; help: string }>> = {
  rounds_queue: { label: "kind", help: "Work that waits, by kind." },
  rounds_queue_depth: {
    label: "queue",
    help: "Jobs that are due, by function; (gone): of one that this version does not have.",
  },
  rounds_queue_oldest_wait_seconds: { label: "queue", help: "How long the oldest has been due." },
  rounds_schedule_missed: { label: "schedule", help: "Missed occasions that are still on record." },
  rounds_dead_letters: { label: "function", help: "Failed runs that nobody has run again or discarded." },
  rounds_alerts_firing: { label: "alert", help: "Alerts that fire now." },
  rounds_database_connections: { label: "", help: "Connections of everybody to the database server." },
}

type Row = { name: string; label: string; value: number }

export async function queueSamples(): Promise<Sample[]> {
  const { rows } = await platformPool().query<Row>(FIGURES, [FUNCTIONS.map((one) => one.id)])
  return rows.flatMap(({ name, label, value }) => {
    const known = DESCRIBED[name]
    return known
      ? [{ name, help: known.help, labels: known.label ? { [known.label]: label } : {}, value }]
      : []
  })
}
