-- Backups that lie in the store and that no row told of, and how far a replica is behind as the database's owner sees it.

alter table "Backup"
  drop constraint "Backup_cause_check",
  drop constraint "Backup_status_check",
  add constraint "Backup_cause_check" check (cause in ('scheduled', 'by_hand', 'before_upgrade', 'found')),
  add constraint "Backup_status_check" check (status in ('running', 'done', 'failed', 'lost', 'unreadable'));

-- The run-time roles see that a replica is there and nothing of it; the owner sees what its rights allow.
create function replica_lags() returns table (replica text, seconds double precision)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select coalesce(nullif(application_name, ''), host(client_addr), pid::text),
    max(case when replay_lsn >= pg_current_wal_flush_lsn() then 0
      else coalesce(extract(epoch from replay_lag), 0) end)::double precision
  from pg_stat_replication where state in ('streaming', 'catchup') group by 1
$$;
revoke all on function replica_lags() from public;
grant execute on function replica_lags() to rounds_platform;
