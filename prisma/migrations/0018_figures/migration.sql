-- Figures of functions, kept beside the runs they are counted from: read by the console, by /metrics and by alerts.

-- Seconds; a histogram has one count more than there are bounds, for what lies beyond them all.
create function engine.figure_bounds() returns double precision[]
language sql immutable parallel safe as $$
  select array[0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 900, 3600]::double precision[]
$$;

create function engine.histogram(p_values double precision[]) returns bigint[]
language sql immutable parallel safe as $$
  select array_agg(coalesce(found.count, 0) order by nth)
  from generate_series(0, cardinality(engine.figure_bounds())) as nth
  left join (
    -- A hair less, because a bound belongs to what is below it.
    select width_bucket(one - 0.0001, engine.figure_bounds()) as place, count(*)
    from unnest(p_values) as one where one is not null group by 1
  ) as found on found.place = nth
$$;

create function engine.add_counts(p_one bigint[], p_other bigint[]) returns bigint[]
language sql immutable parallel safe as $$
  select array_agg(coalesce(one, 0) + coalesce(other, 0) order by nth)
  from unnest(p_one, p_other) with ordinality as pair (one, other, nth)
$$;
create aggregate engine.sum_counts(bigint[]) (sfunc = engine.add_counts, stype = bigint[]);

-- What came to the first since it was the other.
create function engine.more_counts(p_now bigint[], p_before bigint[]) returns bigint[]
language sql immutable parallel safe as $$
  select array_agg(greatest(0, one - coalesce(other, 0)) order by nth)
  from unnest(p_now, p_before) with ordinality as pair (one, other, nth)
$$;

-- A function in a clinic over five minutes, by when its runs ended.
create table engine.function_stat (
  function_id text not null,
  clinic_id uuid,
  bucket timestamptz not null,
  completed bigint not null,
  failed bigint not null,
  cancelled bigint not null,
  -- Tries that did not succeed, of runs and of steps.
  retries bigint not null,
  -- From the run's making to its end, without what it slept or waited for by design; cancelled runs are left out.
  durations bigint[] not null,
  duration_seconds double precision not null,
  -- From the run's making to its first call.
  waits bigint[] not null,
  wait_seconds double precision not null,
  last_at timestamptz(3) not null,
  unique nulls not distinct (function_id, clinic_id, bucket)
);
create index function_stat_by_clinic on engine.function_stat (clinic_id, bucket);
create index function_stat_by_time on engine.function_stat (bucket);

-- All that was ever counted, over all clinics: what only grows.
create table engine.function_total (
  function_id text primary key,
  completed bigint not null,
  failed bigint not null,
  cancelled bigint not null,
  retries bigint not null,
  durations bigint[] not null,
  duration_seconds double precision not null,
  waits bigint[] not null,
  wait_seconds double precision not null
);

-- Runs that ended up to here are counted. Its lock lets one count at a time.
create table engine.figure_mark (
  id boolean primary key default true check (id),
  upto timestamptz
);
insert into engine.figure_mark default values;

-- What processes count that is kept nowhere else; they add what they have since the last time.
create table engine.counter (
  name text not null,
  -- As Prometheus writes them: provider="whatsapp",outcome="ok"
  labels text not null,
  value double precision not null,
  primary key (name, labels)
) with (fillfactor = 70);

-- Requests to the API, by minute and process.
create table engine.http_stat (
  minute timestamptz not null,
  instance text not null,
  requests bigint not null,
  errors bigint not null,
  durations bigint[] not null,
  primary key (minute, instance)
) with (fillfactor = 70);

-- Runs that ended, with what they are judged by: how long from their making to their end, without what they slept or
-- waited for by design (cancelled runs have none); how long until their first call; tries that did not succeed.
create view engine.ended_run with (security_invoker = true) as
  select run.id, run.function_id, run.clinic_id, run.subject_id, run.status, run.created_at, run.finished_at,
    case when run.status <> 'cancelled' then
      greatest(0, extract(epoch from run.finished_at - run.created_at) - coalesce(rest.seconds, 0))
    end::double precision as took,
    greatest(0, extract(epoch from run.started_at - run.created_at))::double precision as waited,
    tries.count as tries
  from engine.run
  left join lateral (
    -- Lanes that slept at the same time count once.
    select sum(extract(epoch from upper(lane) - lower(lane))) as seconds
    from (
      select unnest(range_agg(tstzrange(step.created_at, greatest(step.finished_at, step.created_at)))) as lane
      from engine.step
      where step.run_id = run.id and step.op in ('sleep', 'waitForEvent', 'invoke') and step.finished_at is not null
    ) as lanes
  ) as rest on true
  cross join lateral (
    select count(*) from engine.attempt where attempt.run_id = run.id and attempt.outcome in ('retry', 'died')
  ) as tries
  where run.finished_at is not null;

-- Counts what ended since the mark; true when there is more to count, so that a long outage is caught up in slices.
-- The five-minute rows are computed anew rather than added to: done twice it changes nothing, and a run that was
-- committed a little after the mark had passed its end is found. The totals get the difference.
create function engine.roll_up(p_slice interval) returns boolean
language plpgsql set search_path = engine, pg_temp as $$
declare
  width constant interval := '5 minutes';
  v_now constant timestamptz := clock_timestamp();
  v_mark timestamptz;
  v_from timestamptz;
  v_until timestamptz;
begin
  select upto into v_mark from figure_mark for update;
  if v_mark is null then
    select min(finished_at) into v_mark from run where finished_at is not null;
  end if;
  v_from := date_bin(width, least(coalesce(v_mark, v_now), v_now) - width, 'epoch');
  v_until := least(date_bin(width, v_now, 'epoch') + width, v_from + greatest(p_slice, 3 * width));

  with ended as (
    select *, date_bin(width, finished_at, 'epoch') as bucket from ended_run
    where finished_at >= v_from and finished_at < v_until
  ), fresh as (
    select function_id, clinic_id, bucket,
      count(*) filter (where status = 'completed') as completed,
      count(*) filter (where status = 'failed') as failed,
      count(*) filter (where status = 'cancelled') as cancelled,
      sum(tries)::bigint as retries,
      histogram(array_agg(took)) as durations, coalesce(sum(took), 0) as duration_seconds,
      histogram(array_agg(waited)) as waits, coalesce(sum(waited), 0) as wait_seconds,
      max(finished_at) as last_at
    from ended group by function_id, clinic_id, bucket
  ), totalled as (
    insert into function_total as held
    select fresh.function_id,
      sum(greatest(0, fresh.completed - coalesce(old.completed, 0)))::bigint,
      sum(greatest(0, fresh.failed - coalesce(old.failed, 0)))::bigint,
      sum(greatest(0, fresh.cancelled - coalesce(old.cancelled, 0)))::bigint,
      sum(greatest(0, fresh.retries - coalesce(old.retries, 0)))::bigint,
      sum_counts(more_counts(fresh.durations, old.durations)),
      sum(greatest(0, fresh.duration_seconds - coalesce(old.duration_seconds, 0))),
      sum_counts(more_counts(fresh.waits, old.waits)),
      sum(greatest(0, fresh.wait_seconds - coalesce(old.wait_seconds, 0)))
    from fresh left join function_stat as old
      on old.function_id = fresh.function_id and old.clinic_id is not distinct from fresh.clinic_id
        and old.bucket = fresh.bucket
    group by fresh.function_id
    on conflict (function_id) do update set
      completed = held.completed + excluded.completed, failed = held.failed + excluded.failed,
      cancelled = held.cancelled + excluded.cancelled, retries = held.retries + excluded.retries,
      durations = add_counts(held.durations, excluded.durations),
      duration_seconds = held.duration_seconds + excluded.duration_seconds,
      waits = add_counts(held.waits, excluded.waits), wait_seconds = held.wait_seconds + excluded.wait_seconds
  )
  insert into function_stat as held
  select function_id, clinic_id, bucket, completed, failed, cancelled, retries, durations, duration_seconds, waits,
    wait_seconds, last_at
  from fresh
  on conflict (function_id, clinic_id, bucket) do update set
    completed = excluded.completed, failed = excluded.failed, cancelled = excluded.cancelled,
    retries = excluded.retries, durations = excluded.durations, duration_seconds = excluded.duration_seconds,
    waits = excluded.waits, wait_seconds = excluded.wait_seconds, last_at = excluded.last_at;

  update figure_mark set upto = least(v_until, v_now);
  delete from function_stat where bucket < v_now - interval '31 days';
  delete from http_stat where minute < v_now - interval '1 day';
  return v_until < v_now;
end
$$;

do $$
declare
  one text;
begin
  foreach one in array array['function_stat', 'function_total', 'figure_mark', 'counter', 'http_stat'] loop
    execute format('alter table engine.%I enable row level security', one);
    execute format('alter table engine.%I force row level security', one);
    execute format('create policy platform on engine.%I to rounds_platform using (true) with check (true)', one);
    execute format('create policy owner_reads on engine.%I for select to current_user using (true)', one);
  end loop;
end
$$;
create policy clinic on engine.function_stat for select to rounds_app
  using (clinic_id = nullif(current_setting('app.clinic_id', true), '')::uuid);
create policy everybody on engine.figure_mark for select to rounds_app using (true);

grant select, insert, update, delete on
  engine.function_stat, engine.function_total, engine.figure_mark, engine.counter, engine.http_stat to rounds_platform;
grant select on engine.function_stat, engine.figure_mark to rounds_app;
grant select on engine.ended_run to rounds_app, rounds_platform;
revoke all on function
  engine.figure_bounds(), engine.histogram(double precision[]), engine.add_counts(bigint[], bigint[]),
  engine.sum_counts(bigint[]), engine.more_counts(bigint[], bigint[]), engine.roll_up(interval) from public;
grant execute on function
  engine.figure_bounds(), engine.histogram(double precision[]), engine.add_counts(bigint[], bigint[]),
  engine.sum_counts(bigint[]), engine.more_counts(bigint[], bigint[]) to rounds_app, rounds_platform;
grant execute on function engine.roll_up(interval) to rounds_platform;
