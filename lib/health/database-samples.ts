import { performance } from "node:perf_hooks"
import { platformPool } from "@/lib/db"
import type { Sample } from "@/lib/figures/text"

const FIGURES = `
  select 'pg_connections' as name, coalesce(state, 'background') as label, count(*)::float8 as value
    from pg_stat_activity where datname = current_database() or datname is null group by 2
  union all select 'pg_connections_max', '', current_setting('max_connections')::float8
  union all select 'pg_query_seconds_total', '', active_time / 1000 from pg_stat_database where datname = current_database()
  union all select 'pg_transactions_total', 'committed', xact_commit::float8 from pg_stat_database where datname = current_database()
  union all select 'pg_transactions_total', 'rolled_back', xact_rollback::float8 from pg_stat_database where datname = current_database()
  union all select 'pg_longest_query_seconds', '',
    coalesce(extract(epoch from max(clock_timestamp() - query_start)), 0)::float8
    from pg_stat_activity where datname = current_database() and state = 'active' and pid <> pg_backend_pid()
  union all select 'pg_database_bytes', '', pg_database_size(current_database())::float8
  union all select 'pg_replication_lag_seconds', replica, seconds from replica_lags()
  union all select 'active_tenants', '', count(*)::float8 from "Clinic" where active`

type Kind = { label?: string; help: string; type?: "counter" }
const DESCRIBED: Readonly<Record<string, Kind>> = {
  pg_connections: { label: "state", help: "Connections to this database, by what they do." },
  pg_connections_max: { help: "Connections that the server takes." },
  pg_query_seconds_total: { type: "counter", help: "Time spent on statements of this database." },
  pg_transactions_total: { label: "outcome", type: "counter", help: "Transactions of this database." },
  pg_longest_query_seconds: { help: "For how long the oldest running statement has run." },
  pg_database_bytes: { help: "Size of this database on disk." },
  pg_replication_lag_seconds: { label: "replica", help: "How far a streaming replica is behind." },
  active_tenants: { help: "Clinics in use." },
}

/** The database's own figures; of replicas as far as the owner may see them. */
export async function databaseSamples(): Promise<Sample[]> {
  const startedMs = performance.now()
  await platformPool().query("select 1")
  const seconds = (performance.now() - startedMs) / 1_000
  const { rows } = await platformPool().query<{ name: string; label: string; value: number }>(FIGURES)
  return [
    {
      name: "pg_round_trip_seconds",
      help: "From asking the database for nothing to its answer.",
      value: seconds,
    },
    ...rows.flatMap(({ name, label, value }) => {
      const known = DESCRIBED[name]
      if (!known) return []
      const { help, type } = known
      return [{ name, help, type, labels: known.label ? { [known.label]: label } : {}, value }]
    }),
  ]
}
