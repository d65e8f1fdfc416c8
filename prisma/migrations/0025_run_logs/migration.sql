-- What a run said while it ran: ids, codes and numbers, never words. Written in batches and at best effort, beside the
-- run, so that a run that says nothing costs nothing.
create table engine.log (
  run_id uuid not null references engine.run (id) on delete cascade,
  seq bigint generated always as identity,
  clinic_id uuid,
  at timestamptz(3) not null,
  level text not null check (level in ('info', 'warn', 'error')),
  op text not null,
  fields json not null,
  primary key (run_id, seq)
);
create index log_by_time on engine.log (at);

-- Adds lines in the order given, as far as their runs are there and have room; says how many.
create function engine.keep_lines(
  p_runs uuid[], p_at timestamptz[], p_levels text[], p_ops text[], p_fields json[], p_most integer
) returns integer
language plpgsql set search_path = engine, pg_temp as $$
declare
  v_kept integer;
begin
  insert into log (run_id, clinic_id, at, level, op, fields)
  select said.run_id, run.clinic_id, said.at, said.level, said.op, said.fields
  from (
    select *, row_number() over (partition by run_id order by nth) as place
    from unnest(p_runs, p_at, p_levels, p_ops, p_fields) with ordinality as given (run_id, at, level, op, fields, nth)
  ) as said
  join run on run.id = said.run_id
  cross join lateral (select count(*) from log where log.run_id = said.run_id) as held
  where held.count + said.place <= p_most
  order by said.nth;
  get diagnostics v_kept = row_count;
  return v_kept;
end
$$;

alter table engine.log enable row level security;
alter table engine.log force row level security;
create policy platform on engine.log to rounds_platform using (true) with check (true);
create policy owner_reads on engine.log for select to current_user using (true);
create policy clinic on engine.log for select to rounds_app
  using (clinic_id = nullif(current_setting('app.clinic_id', true), '')::uuid);
grant select, insert, delete on engine.log to rounds_platform;
grant select on engine.log to rounds_app;
revoke all on function engine.keep_lines(uuid[], timestamptz[], text[], text[], json[], integer) from public;
grant execute on function engine.keep_lines(uuid[], timestamptz[], text[], text[], json[], integer) to rounds_platform;

-- Failures an hour over a day, the last one last, kept with the cause: counting them among the runs costs as many rows
-- as ever failed. `hours_upto` is the hour that the last of them stands for.
alter table engine.cause
  add column hours integer[] not null default array_fill(0, array[24]),
  add column hours_upto timestamptz not null default date_bin('1 hour', clock_timestamp(), 'epoch');

create function engine.count_hour() returns trigger
language plpgsql set search_path = engine, pg_temp as $$
declare
  v_hour constant timestamptz := date_bin('1 hour', new.last_at, 'epoch');
  v_more integer := new.count;
  v_passed integer := 0;
begin
  if tg_op = 'UPDATE' then
    v_more := greatest(0, new.count - old.count);
    v_passed := least(24, greatest(0, (extract(epoch from v_hour - old.hours_upto) / 3600)::integer));
    new.hours := old.hours[v_passed + 1 : 24] || array_fill(0, array[v_passed]);
    new.hours_upto := greatest(v_hour, old.hours_upto);
  else
    new.hours_upto := v_hour;
  end if;
  -- Said with them, they are known already.
  if tg_op = 'UPDATE' or new.hours = array_fill(0, array[24]) then
    new.hours[24] := new.hours[24] + v_more;
  end if;
  return new;
end
$$;
revoke all on function engine.count_hour() from public;
create trigger failures_by_hour before insert or update of count on engine.cause
  for each row execute function engine.count_hour();

-- What of a cause waits for a person, however much of it was settled.
create index run_by_cause_unsettled on engine.run (clinic_id, fingerprint, created_at desc, id desc)
  where status = 'failed' and settled_as is null and fingerprint is not null;

-- Of each cause, counted up to `p_most` and one more: its failures, whom they touched, and those that wait. Where
-- `p_subjects` is given, of these alone. Without a clinic it is the platform's. Each is asked by itself and walked by
-- its index: a cause of a million failures costs as much as one of a thousand, and one of three no more than that.
create function engine.cause_figures(p_clinic uuid, p_prints text[], p_subjects text[], p_most integer)
returns table (fingerprint text, runs integer, patients integer, waiting integer)
language plpgsql stable set search_path = engine, pg_temp
set enable_seqscan = off set enable_bitmapscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
declare
  v_of constant text := 'run.fingerprint = $2'
    || case when p_clinic is null then ' and run.clinic_id is null' else ' and run.clinic_id = $1' end
    || case when p_subjects is null then '' else ' and run.subject_id = any ($3)' end;
begin
  foreach fingerprint in array p_prints loop
    execute 'select count(*), count(distinct who) from (
        select coalesce(run.patient_id::text, run.subject_id) as who from run where ' || v_of || ' limit $4 + 1) seen'
      into runs, patients using p_clinic, fingerprint, p_subjects, p_most;
    execute 'select count(*) from (
        select from run where ' || v_of || $q$ and run.status = 'failed' and run.settled_as is null and not exists (
          select from run later where later.rerun_of = run.id and later.status <> 'cancelled') limit $4 + 1) unsettled$q$
      into waiting using p_clinic, fingerprint, p_subjects, p_most;
    return next;
  end loop;
end
$$;
revoke all on function engine.cause_figures(uuid, text[], text[], integer) from public;
grant execute on function engine.cause_figures(uuid, text[], text[], integer) to rounds_app, rounds_platform;
