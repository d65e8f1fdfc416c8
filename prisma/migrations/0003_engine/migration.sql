-- The embedded executor's tables: a schema of their own, so that the application's migrations see no drift.
-- What functions return lies in `json`, never `jsonb`: jsonb reorders keys and refuses U+0000.
create schema engine;

-- The outbox. Written by whoever has something to say, in the transaction that says it; fanned out by the loop.
create table engine.event (
  id text primary key,
  name text not null,
  data json not null,
  clinic_id uuid,
  -- A rerun or a schedule's tick reaches this function alone.
  only_function text,
  rerun_of uuid,
  created_at timestamptz not null default clock_timestamp(),
  fanned_at timestamptz
);
create index event_waiting on engine.event (created_at) where fanned_at is null;

create table engine.run (
  id uuid primary key,
  function_id text not null,
  event_id text not null,
  event_name text not null,
  clinic_id uuid,
  -- Whom it is about, as the event names it (a lead); what "own runs" are decided by.
  subject_id text,
  status text not null default 'queued'
    check (status in ('queued', 'running', 'sleeping', 'completed', 'failed', 'cancelled')),
  attempt integer not null default 0,
  max_attempts integer not null,
  output json,
  error json,
  rerun_of uuid,
  release_sha text not null default 'unknown',
  -- To the millisecond, as a page's cursor holds it.
  created_at timestamptz(3) not null default clock_timestamp(),
  started_at timestamptz(3),
  finished_at timestamptz(3),
  unique (function_id, event_id)
);
create index run_by_clinic on engine.run (clinic_id, created_at desc, id desc);
create index run_by_function on engine.run (clinic_id, function_id, created_at desc, id desc);
-- Completed runs are nearly all of them: they are found by time.
create index run_by_status on engine.run (clinic_id, status, created_at desc, id desc) where status <> 'completed';
create index run_by_event on engine.run (event_id);
create index run_by_origin on engine.run (rerun_of) where rerun_of is not null;
create index run_by_subject on engine.run (clinic_id, subject_id, created_at desc, id desc) where subject_id is not null;

create sequence engine.step_seq;

-- open: has a job of its own (planned or sleeping). retry: fails inside the function's own call. done: remembered.
create table engine.step (
  run_id uuid not null,
  id text not null,
  name text not null,
  op text not null,
  state text not null check (state in ('open', 'retry', 'done')),
  clinic_id uuid,
  attempt integer not null default 0,
  output json,
  error json,
  -- The order in which a run's steps came to an end; replay follows it.
  seq bigint,
  due_at timestamptz,
  created_at timestamptz not null default clock_timestamp(),
  started_at timestamptz,
  finished_at timestamptz,
  primary key (run_id, id)
);

-- Every try that did not succeed; the one that did is the step itself. step_id '' is the function's own call.
create table engine.attempt (
  id bigint generated always as identity primary key,
  run_id uuid not null,
  step_id text not null,
  clinic_id uuid,
  attempt integer not null,
  outcome text not null check (outcome in ('retry', 'failed', 'died')),
  error json,
  started_at timestamptz,
  finished_at timestamptz not null default clock_timestamp()
);
create index attempt_by_run on engine.attempt (run_id, id);

-- What is to be done next for a run: enter the function (step_id ''), run one planned step, or end a sleep.
create table engine.job (
  id bigint generated always as identity primary key,
  run_id uuid not null,
  step_id text not null default '',
  kind text not null check (kind in ('enter', 'step', 'sleep')),
  -- Due then; while leased, when the lease ends. A sleep's is product time, all others the database's clock.
  run_at timestamptz not null default clock_timestamp(),
  attempt integer not null default 0,
  -- The fencing number: whoever holds an older one has lost the job.
  lease integer not null default 0,
  worker text,
  claimed_at timestamptz,
  deaths integer not null default 0,
  -- Somebody asked to enter while a call was under way: enter once more after it.
  dirty boolean not null default false,
  unique (run_id, step_id)
) with (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 500);
create index job_due on engine.job (run_at) where kind <> 'sleep';
create index job_sleeping on engine.job (run_at) where kind = 'sleep';

-- One row a schedule; its lock is the election among workers.
create table engine.cron (
  id text primary key,
  function_id text not null,
  schedule text not null,
  next_at timestamptz not null,
  last_at timestamptz,
  last_event_id text
);

-- The option `idempotency`: one run a function and key, for a day.
create table engine.idempotency (
  function_id text not null,
  key text not null,
  expires_at timestamptz not null,
  primary key (function_id, key)
);

-- Four of these functions do not wait for the disk at commit: what a crash of the server could take back (a fan-out, a
-- lease, a sleep's end) is done again from what was there before, and any later commit that waits makes it safe too.

-- Makes the runs of these events; `p_runs` holds ids only. Says how many, or -1 when another worker has the events.
create function engine.fan_out(p_events text[], p_runs json) returns integer
language plpgsql set search_path = engine, pg_temp as $$
declare
  taken text[];
  made integer;
begin
  perform set_config('synchronous_commit', 'off', true);
  with mine as (
    select id from event where id = any (p_events) and fanned_at is null for update skip locked
  ), marked as (
    update event set fanned_at = clock_timestamp() from mine where event.id = mine.id returning event.id
  )
  select array_agg(id) into taken from marked;
  if taken is null then
    return -1;
  end if;

  with wanted as (
    select * from json_to_recordset(p_runs) as row (
      id uuid, function_id text, event_id text, event_name text, clinic_id uuid, subject_id text, max_attempts integer,
      rerun_of uuid, release_sha text, key text
    ) where event_id = any (taken)
  ), keyed as (
    insert into idempotency as held (function_id, key, expires_at)
    select distinct function_id, key, clock_timestamp() + interval '24 hours' from wanted where key is not null
    on conflict (function_id, key) do update set expires_at = excluded.expires_at
      where held.expires_at <= clock_timestamp()
    returning function_id, key
  ), ran as (
    insert into run (id, function_id, event_id, event_name, clinic_id, subject_id, max_attempts, rerun_of, release_sha)
    select id, function_id, event_id, event_name, clinic_id, subject_id, max_attempts, rerun_of, release_sha
    from (
      select wanted.*, row_number() over (partition by function_id, coalesce(key, id::text) order by id) as nth
      from wanted
    ) as first
    where nth = 1 and (key is null or (function_id, key) in (select keyed.function_id, keyed.key from keyed))
    on conflict (function_id, event_id) do nothing
    returning id
  ), queued as (
    insert into job (run_id, kind) select id, 'enter' from ran returning 1
  )
  select count(*) into made from queued;
  return made;
end
$$;

-- Leases up to `p_limit` due jobs and hands over all that a call needs. A job whose last lease ran out unsettled has
-- seen its worker die.
create function engine.claim(p_worker text, p_limit integer, p_lease interval)
returns table (
  job_id bigint, lease integer, kind text, step_id text, attempt integer, deaths integer, claimed_at timestamptz,
  run_id uuid, function_id text, max_attempts integer, clinic_id uuid, event_id text, event_name text,
  event_data text, event_at timestamptz, steps text
)
language plpgsql set search_path = engine, pg_temp as $$
#variable_conflict use_column
begin
  perform set_config('synchronous_commit', 'off', true);
  return query
    with picked as (
      select job.id, job.run_id from job join run on run.id = job.run_id
      where job.kind <> 'sleep' and job.run_at <= now()
      order by job.run_at limit p_limit
      for update of job, run skip locked
    ), leased as (
      update job set
        lease = job.lease + 1,
        worker = p_worker,
        deaths = job.deaths + (job.worker is not null)::integer,
        claimed_at = clock_timestamp(),
        run_at = clock_timestamp() + p_lease
      from picked where job.id = picked.id
      returning job.*
    ), started as (
      update run set status = 'running', started_at = coalesce(run.started_at, clock_timestamp())
      where run.id in (select picked.run_id from picked) and run.status <> 'running'
    )
    select leased.id, leased.lease, leased.kind, leased.step_id, leased.attempt, leased.deaths, leased.claimed_at,
      run.id, run.function_id, run.max_attempts, run.clinic_id, run.event_id, run.event_name,
      event.data::text, event.created_at,
      (
        select json_agg(json_build_object('id', step.id, 'state', step.state, 'output', step.output, 'error', step.error)
          order by step.seq)::text
        from step where step.run_id = leased.run_id
      )
    from leased
    join run on run.id = leased.run_id
    left join event on event.id = run.event_id;
end
$$;

-- Extends the leases still held; those that come back were kept.
create function engine.heartbeat(p_worker text, p_jobs bigint[], p_leases integer[], p_lease interval)
returns setof bigint
language plpgsql set search_path = engine, pg_temp as $$
#variable_conflict use_column
begin
  perform set_config('synchronous_commit', 'off', true);
  return query
    with held as (
      select job.id from job
      join unnest(p_jobs, p_leases) as mine (id, lease) on mine.id = job.id and mine.lease = job.lease
      where job.worker = p_worker
      for update of job skip locked
    )
    update job set run_at = clock_timestamp() + p_lease from held where job.id = held.id returning job.id;
end
$$;

-- Remembers steps while their function goes on running. False: the lease is lost, stop.
create function engine.checkpoint(
  p_job bigint, p_lease integer, p_worker text,
  p_ids text[], p_names text[], p_ops text[], p_outputs json[], p_started timestamptz[], p_finished timestamptz[]
) returns boolean
language plpgsql set search_path = engine, pg_temp as $$
declare
  held record;
begin
  select job.run_id, job.deaths, job.attempt, run.clinic_id into held
  from job join run on run.id = job.run_id
  where job.id = p_job and job.lease = p_lease and job.worker = p_worker
  for update of job;
  if not found then
    return false;
  end if;
  if held.deaths > 0 then
    update job set deaths = 0 where id = p_job;
  end if;
  insert into step (run_id, id, name, op, state, clinic_id, output, seq, started_at, finished_at)
  select held.run_id, id, name, op, 'done', held.clinic_id, output, nextval('step_seq'), started, finished
  from unnest(p_ids, p_names, p_ops, p_outputs, p_started, p_finished)
    as given (id, name, op, output, started, finished)
  on conflict (run_id, id) do update set
    state = 'done', output = excluded.output, error = null, seq = excluded.seq,
    started_at = excluded.started_at, finished_at = excluded.finished_at
    where step.state <> 'done';
  return true;
end
$$;

-- When nothing of the group is open any more, the function is entered again. The caller holds the run.
create function engine.enter_when_free(p_run uuid) returns boolean
language plpgsql set search_path = engine, pg_temp as $$
begin
  if exists (select from step where run_id = p_run and state = 'open') then
    return false;
  end if;
  insert into job as held (run_id, kind) values (p_run, 'enter')
  on conflict (run_id, step_id) do update set
    dirty = held.worker is not null,
    run_at = case when held.worker is null then least(held.run_at, clock_timestamp()) else held.run_at end;
  return true;
end
$$;

-- What one call led to, in one transaction; locks run, then job. `p_then`:
--   enter     enter the function again now          retry     the same call again after p_delay
--   wait      this job is done, the group decides    complete  the run ends well     fail  the run ends badly
-- Says 'ok', or 'lost' when the lease is: then nothing was written.
create function engine.settle(
  p_job bigint, p_lease integer, p_worker text,
  p_ids text[], p_names text[], p_ops text[], p_states text[], p_attempts integer[], p_outputs json[],
  p_errors json[], p_started timestamptz[], p_finished timestamptz[], p_due timestamptz[],
  p_then text, p_attempt integer, p_delay interval, p_output json, p_error json,
  p_tried text, p_outcome text, p_failure json
) returns text
language plpgsql set search_path = engine, pg_temp as $$
declare
  v_run uuid;
  r record;
  j record;
begin
  select run_id into v_run from job where id = p_job;
  if not found then
    return 'lost';
  end if;
  select id, clinic_id, status, function_id into r from run where id = v_run for update;
  select * into j from job where id = p_job for update;
  if not found or j.lease <> p_lease or j.worker is distinct from p_worker then
    return 'lost';
  end if;

  if cardinality(p_ids) > 0 then
    insert into step (run_id, id, name, op, state, clinic_id, attempt, output, error, seq, started_at, finished_at, due_at)
    select v_run, id, name, op, state, r.clinic_id, attempt, output, error,
      case when state = 'done' then nextval('step_seq') end, started, finished, due
    from unnest(p_ids, p_names, p_ops, p_states, p_attempts, p_outputs, p_errors, p_started, p_finished, p_due)
      as given (id, name, op, state, attempt, output, error, started, finished, due)
    on conflict (run_id, id) do update set
      state = excluded.state,
      attempt = greatest(step.attempt, excluded.attempt),
      output = excluded.output,
      error = excluded.error,
      seq = excluded.seq,
      started_at = coalesce(excluded.started_at, step.started_at),
      finished_at = excluded.finished_at,
      due_at = coalesce(step.due_at, excluded.due_at)
      where step.state <> 'done';
    -- Steps that were planned before are reported again; they have their job already.
    insert into job (run_id, step_id, kind, run_at)
    select v_run, id, case when due is null then 'step' else 'sleep' end, coalesce(due, clock_timestamp())
    from unnest(p_ids, p_states, p_due) as given (id, state, due)
    where state = 'open' and id <> j.step_id
    on conflict (run_id, step_id) do nothing;
  end if;

  if p_outcome is not null then
    insert into attempt (run_id, step_id, clinic_id, attempt, outcome, error, started_at)
    values (v_run, p_tried, r.clinic_id, j.attempt, p_outcome, p_error, j.claimed_at);
  end if;

  if p_then in ('complete', 'fail') then
    delete from job where run_id = v_run;
    update run set
      status = case p_then when 'complete' then 'completed' else 'failed' end,
      output = p_output,
      error = case when p_then = 'fail' then p_error end,
      attempt = greatest(run.attempt, j.attempt),
      finished_at = clock_timestamp()
    where id = v_run;
    if p_failure is not null then
      insert into event (id, name, data, clinic_id)
      values ('failed:' || v_run, 'inngest/function.failed', p_failure, r.clinic_id)
      on conflict (id) do nothing;
    end if;
  elsif p_then = 'retry' then
    update job set run_at = clock_timestamp() + p_delay, attempt = p_attempt, worker = null, deaths = 0
    where id = p_job;
    if j.step_id = '' then
      update run set attempt = greatest(run.attempt, p_attempt) where id = v_run;
    end if;
  elsif p_then = 'enter' or j.dirty then
    update job set run_at = clock_timestamp(), attempt = 0, worker = null, deaths = 0, dirty = false
    where id = p_job;
  else
    delete from job where id = p_job;
    if not enter_when_free(v_run) and not exists (select from job where run_id = v_run and kind <> 'sleep') then
      update run set status = 'sleeping' where id = v_run;
    end if;
  end if;
  return 'ok';
end
$$;

-- Ends the sleeps that are due at product time (the database's clock and `p_offset`).
create function engine.wake_sleepers(p_offset interval, p_limit integer) returns integer
language plpgsql set search_path = engine, pg_temp as $$
declare
  due record;
  woken integer := 0;
begin
  perform set_config('synchronous_commit', 'off', true);
  for due in
    select id, run_id, step_id from job where kind = 'sleep' and run_at <= now() + p_offset order by run_at limit p_limit
  loop
    perform from run where id = due.run_id for update skip locked;
    continue when not found;
    delete from job where id = due.id;
    continue when not found;
    update step set state = 'done', output = 'null', seq = nextval('step_seq'), finished_at = clock_timestamp()
    where run_id = due.run_id and id = due.step_id and state = 'open';
    perform enter_when_free(due.run_id);
    update run set status = 'running' where id = due.run_id and status = 'sleeping';
    woken := woken + 1;
  end loop;
  return woken;
end
$$;

-- One look at whether anything is due.
create function engine.peek(p_offset interval)
returns table (events boolean, jobs boolean, sleeps boolean, crons boolean, next_ms double precision)
language plpgsql stable set search_path = engine, pg_temp as $$
#variable_conflict use_column
begin
  return query
    select
      exists (select from event where fanned_at is null),
      exists (select from job where kind <> 'sleep' and run_at <= now()),
      exists (select from job where kind = 'sleep' and run_at <= now() + p_offset),
      exists (select from cron where next_at <= now() + p_offset),
      extract(epoch from least(
        (select min(run_at) from job where kind <> 'sleep' and run_at > now()),
        (select min(run_at) - p_offset from job where kind = 'sleep' and run_at > now() + p_offset),
        (select min(next_at) - p_offset from cron where next_at > now() + p_offset)
      ) - now())::double precision * 1000;
end
$$;

-- Removes what ended before `p_before`, a slice at a time; says how many runs went.
create function engine.prune(p_before timestamptz, p_limit integer) returns integer
language plpgsql set search_path = engine, pg_temp as $$
declare
  gone uuid[];
  begun text[];
begin
  select array_agg(id), array_agg(event_id) into gone, begun from (
    select id, event_id from run where finished_at < p_before order by finished_at limit p_limit for update skip locked
  ) as old;
  if gone is not null then
    delete from step where run_id = any (gone);
    delete from attempt where run_id = any (gone);
    delete from run where id = any (gone);
  end if;
  delete from event where id in (
    select id from event
    where (id = any (begun) or fanned_at < p_before) and fanned_at is not null
      and not exists (select from run where run.event_id = event.id)
    limit p_limit
  );
  delete from idempotency where expires_at < clock_timestamp();
  return coalesce(cardinality(gone), 0);
end
$$;
create index run_ended on engine.run (finished_at) where finished_at is not null;

-- Who may see what: a clinic its own runs, the platform all of it.
do $$
declare
  one text;
begin
  foreach one in array array['event', 'run', 'step', 'attempt', 'job', 'cron', 'idempotency'] loop
    execute format('alter table engine.%I enable row level security', one);
    execute format('alter table engine.%I force row level security', one);
    execute format('create policy platform on engine.%I to rounds_platform using (true) with check (true)', one);
    execute format('create policy owner_reads on engine.%I for select to current_user using (true)', one);
  end loop;
  foreach one in array array['event', 'run', 'step', 'attempt'] loop
    execute format(
      'create policy clinic on engine.%I to rounds_app '
      'using (clinic_id = nullif(current_setting(''app.clinic_id'', true), '''')::uuid) '
      'with check (clinic_id = nullif(current_setting(''app.clinic_id'', true), '''')::uuid)',
      one
    );
  end loop;
end
$$;
create policy clinic on engine.job to rounds_app using (exists (select from engine.run where run.id = job.run_id));

grant usage on schema engine to rounds_app, rounds_platform;
grant select, insert, update, delete on all tables in schema engine to rounds_platform;
grant usage on all sequences in schema engine to rounds_platform;
grant select on engine.event, engine.run, engine.step, engine.attempt, engine.job to rounds_app;
grant insert (id, name, data, clinic_id, only_function, rerun_of) on engine.event to rounds_app;
-- Cancelling: the run's end is written and what was to come is taken away.
grant update (status, error, finished_at) on engine.run to rounds_app;
grant delete on engine.job to rounds_app;
revoke all on all functions in schema engine from public;
grant execute on all functions in schema engine to rounds_platform;

-- What others may read. Server mode's ledger joins these two later; their readers will not notice.
create view "Run" with (security_invoker = true) as
  select run.id, run.clinic_id as "clinicId", run.function_id as "functionId", run.status,
    run.created_at as "createdAt", run.started_at as "startedAt", run.finished_at as "finishedAt",
    run.event_name as "eventName", run.event_id as "eventId", run.subject_id as "subjectId", run.attempt,
    run.max_attempts as "maxAttempts", run.error, run.rerun_of as "rerunOf", run.release_sha as "releaseSha"
  from engine.run;

create view "Step" with (security_invoker = true) as
  select step.run_id as "runId", step.id, step.name, step.op as kind,
    case
      when step.state = 'done' and step.error is null then 'completed'
      when step.state = 'done' then 'failed'
      -- What a run left open when it ended is never done.
      when run.finished_at is not null then 'cancelled'
      when step.state = 'retry' then 'retrying'
      when step.due_at is not null then 'sleeping'
      else 'running'
    end as status,
    step.attempt, step.clinic_id as "clinicId", step.created_at as "createdAt", step.started_at as "startedAt",
    step.finished_at as "finishedAt", step.due_at as "dueAt", step.error, step.seq,
    json_typeof(step.output) as "outputKind"
  from engine.step join engine.run on run.id = step.run_id;

grant select on "Run", "Step" to rounds_app, rounds_platform;
