-- How many, how often and in which order: what keeps a run from beginning at once, or at all.

-- An event that began no run although a function listens to it: the answer to "why did nothing happen?".
create table engine.skipped (
  id bigint generated always as identity primary key,
  function_id text not null,
  event_id text not null,
  clinic_id uuid,
  -- clinic: the event names another than its row. function: no such one. debounce: a later event went in its place.
  -- unreadable: what the event says cannot be made a run of.
  because text not null check (because in ('idempotency', 'rate_limit', 'debounce', 'singleton', 'clinic', 'function', 'unreadable')),
  -- The run that stood in the way, or that took the event's place.
  run_id uuid,
  at timestamptz(3) not null default clock_timestamp()
);
create index skipped_by_time on engine.skipped (clinic_id, at desc, id desc);
create index skipped_by_event on engine.skipped (event_id);
create index skipped_by_age on engine.skipped (at);

-- When the runs of a rate limit's last period began.
create table engine.rate (
  function_id text not null,
  key text not null,
  taken timestamptz[] not null,
  expires_at timestamptz not null,
  primary key (function_id, key)
);
create index rate_by_age on engine.rate (expires_at);
create index idempotency_by_age on engine.idempotency (expires_at);

-- Beyond this instant a debounced run is not put off any more.
alter table engine.run add column debounce_until timestamptz;
create index run_debounced on engine.run (function_id, debounce_key) where debounce_key is not null and status = 'queued';
create index run_single on engine.run (function_id, singleton_key) where singleton_key is not null and finished_at is null;

-- Nearly all jobs have neither gate nor priority. The others lie apart, by gate and priority, so that any number of
-- them held back costs the rest nothing.
drop index engine.job_due;
create index job_plain on engine.job (run_at) where kind <> 'sleep' and gate is null and priority = 0;
create index job_special on engine.job (run_at) where kind <> 'sleep' and (gate is not null or priority <> 0);
create index job_lane on engine.job (coalesce(gate, ''), priority, run_at)
  where kind <> 'sleep' and (gate is not null or priority <> 0);
create index job_leased on engine.job (gate) where worker is not null and gate is not null;

do $$
declare
  one text;
begin
  foreach one in array array['skipped', 'rate'] loop
    execute format('alter table engine.%I enable row level security', one);
    execute format('alter table engine.%I force row level security', one);
    execute format('create policy platform on engine.%I to rounds_platform using (true) with check (true)', one);
    execute format('create policy owner_reads on engine.%I for select to current_user using (true)', one);
    execute format('grant select, insert, update, delete on engine.%I to rounds_platform', one);
  end loop;
end
$$;
create policy clinic on engine.skipped to rounds_app
  using (clinic_id = nullif(current_setting('app.clinic_id', true), '')::uuid)
  with check (clinic_id = nullif(current_setting('app.clinic_id', true), '')::uuid);
grant select on engine.skipped to rounds_app;
grant usage on all sequences in schema engine to rounds_platform;

create type engine.planned as (
  id uuid, function_id text, event_id text, event_name text, clinic_id uuid, subject_id text, patient_id uuid,
  provider text, schedule_id text, occasion_id uuid, max_attempts integer, rerun_of uuid, rerun_from text,
  rerun_action uuid, release_sha text, key text, trace text, parent_run_id uuid, parent_step_id text,
  gate text, gate_limit integer, priority integer,
  rate_key text, rate_limit integer, rate_ms double precision,
  debounce_key text, debounce_ms double precision, debounce_most_ms double precision,
  singleton_key text, singleton_mode text, skip text, waits json, timeouts json
);

-- Makes the runs of these events. Says how many, or -1 when another worker has the events.
create or replace function engine.fan_out(p_events text[], p_runs json) returns integer
language plpgsql set search_path = engine, pg_temp as $$
declare
  taken text[];
  made uuid[] := '{}';
  swept uuid[];
  special boolean;
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
    select * from json_populate_recordset(null::planned, p_runs) where event_id = any (taken)
  ), plain as (
    select * from wanted
    where skip is null and rate_key is null and debounce_key is null and singleton_key is null
  ), refused as (
    insert into skipped (function_id, event_id, clinic_id, because)
    select function_id, event_id, clinic_id, skip from wanted where skip is not null
  ), keyed as (
    insert into idempotency as held (function_id, key, expires_at)
    select distinct function_id, key, clock_timestamp() + interval '24 hours' from plain where key is not null
    order by function_id, key
    on conflict (function_id, key) do update set expires_at = excluded.expires_at
      where held.expires_at <= clock_timestamp()
    returning function_id, key
  ), first as (
    select * from (
      select plain.*, row_number() over (partition by function_id, coalesce(key, id::text) order by id) as nth
      from plain
    ) as numbered
    where nth = 1 and (key is null or (function_id, key) in (select keyed.function_id, keyed.key from keyed))
  ), repeated as (
    insert into skipped (function_id, event_id, clinic_id, because)
    select function_id, event_id, clinic_id, 'idempotency' from plain
    where key is not null and id not in (select first.id from first)
  ), ran as (
    insert into run (id, function_id, event_id, event_name, clinic_id, subject_id, patient_id, provider, schedule_id,
      occasion_id, max_attempts, rerun_of, rerun_from, rerun_action, release_sha, trace, parent_run_id, parent_step_id,
      gate, gate_limit, priority)
    select id, function_id, event_id, event_name, clinic_id, subject_id, patient_id, provider, schedule_id,
      occasion_id, max_attempts, rerun_of, rerun_from, rerun_action, coalesce(release_sha, 'unknown'), trace,
      parent_run_id, parent_step_id, gate, gate_limit, coalesce(priority, 0)
    from first
    on conflict (function_id, event_id) do nothing
    returning id, gate, gate_limit, priority
  ), queued as (
    insert into job (run_id, kind, gate, gate_limit, priority) select id, 'enter', gate, gate_limit, priority from ran
    returning run_id
  )
  select coalesce((select array_agg(run_id) from queued), '{}'),
    exists (select from wanted where rate_key is not null or debounce_key is not null or singleton_key is not null)
  into made, special;

  if special then
    swept := fan_out_special(taken, p_runs);
    made := made || swept;
  end if;
  perform keep_steps(p_runs, made);
  perform plan_extras_of(p_runs, made);
  return cardinality(made);
end
$$;

-- The same for functions with a rate limit, a debounce or a singleton: one by one, in the order of the events.
create function engine.fan_out_special(p_events text[], p_runs json) returns uuid[]
language plpgsql set search_path = engine, pg_temp as $$
declare
  made uuid[] := '{}';
  w planned;
  v_found uuid;
  v_now timestamptz;
  v_period interval;
begin
  -- Whoever decides on a key does so alone; always in one order, so that nobody waits for each other.
  perform pg_advisory_xact_lock(lock) from (
    select distinct hashtextextended(held.kind || ' ' || given.function_id || ' ' || held.key, 16) as lock
    from json_populate_recordset(null::planned, p_runs) as given
    cross join lateral (values ('rate', rate_key), ('debounce', debounce_key), ('singleton', singleton_key), ('once', given.key))
      as held (kind, key)
    where held.key is not null and (rate_key is not null or debounce_key is not null or singleton_key is not null)
    order by 1
  ) as locks;

  for w in
    select * from json_populate_recordset(null::planned, p_runs)
    where event_id = any (p_events) and skip is null
      and (rate_key is not null or debounce_key is not null or singleton_key is not null)
  loop
    v_now := clock_timestamp();
    if w.debounce_key is not null and put_off(w, v_now) then
      continue;
    end if;

    if w.singleton_mode = 'skip' then
      select id into v_found from run
      where function_id = w.function_id and singleton_key = w.singleton_key and finished_at is null limit 1;
      if found then
        insert into skipped (function_id, event_id, clinic_id, because, run_id)
        values (w.function_id, w.event_id, w.clinic_id, 'singleton', v_found);
        continue;
      end if;
    end if;

    if w.key is not null and exists (
      select from idempotency as held
      where held.function_id = w.function_id and held.key = w.key and held.expires_at > v_now
    ) then
      insert into skipped (function_id, event_id, clinic_id, because)
      values (w.function_id, w.event_id, w.clinic_id, 'idempotency');
      continue;
    end if;

    if w.rate_key is not null then
      v_period := w.rate_ms * interval '1 millisecond';
      insert into rate as held (function_id, key, taken, expires_at)
      values (w.function_id, w.rate_key, array[v_now], v_now + v_period)
      on conflict (function_id, key) do update set
        taken = array(select t from unnest(held.taken) as t where t > v_now - v_period) || v_now,
        expires_at = excluded.expires_at
        where (select count(*) from unnest(held.taken) as t where t > v_now - v_period) < w.rate_limit;
      if not found then
        insert into skipped (function_id, event_id, clinic_id, because)
        values (w.function_id, w.event_id, w.clinic_id, 'rate_limit');
        continue;
      end if;
    end if;

    if w.key is not null then
      insert into idempotency as held (function_id, key, expires_at)
      values (w.function_id, w.key, v_now + interval '24 hours')
      on conflict (function_id, key) do update set expires_at = excluded.expires_at;
    end if;

    if w.singleton_mode = 'cancel' then
      perform cancel_run(old.id, 'singleton') from (
        select id from run
        where function_id = w.function_id and singleton_key = w.singleton_key and finished_at is null
      ) as old;
    end if;

    insert into run (id, function_id, event_id, event_name, clinic_id, subject_id, patient_id, provider, schedule_id,
      occasion_id, max_attempts, rerun_of, rerun_from, rerun_action, release_sha, trace, parent_run_id, parent_step_id,
      gate, gate_limit, priority, singleton_key, debounce_key, debounce_until)
    values (w.id, w.function_id, w.event_id, w.event_name, w.clinic_id, w.subject_id, w.patient_id, w.provider,
      w.schedule_id, w.occasion_id, w.max_attempts, w.rerun_of, w.rerun_from, w.rerun_action,
      coalesce(w.release_sha, 'unknown'), w.trace, w.parent_run_id, w.parent_step_id, w.gate, w.gate_limit,
      coalesce(w.priority, 0), w.singleton_key, w.debounce_key, v_now + w.debounce_most_ms * interval '1 millisecond')
    on conflict (function_id, event_id) do nothing;
    continue when not found;
    insert into job (run_id, kind, gate, gate_limit, priority, run_at)
    values (w.id, 'enter', w.gate, w.gate_limit, coalesce(w.priority, 0),
      v_now + coalesce(w.debounce_ms, 0) * interval '1 millisecond');
    made := made || w.id;
  end loop;
  return made;
end
$$;

-- A debounced run that has not begun takes the newer of its event and this one, and waits anew. False: there is none.
create function engine.put_off(w engine.planned, p_now timestamptz) returns boolean
language plpgsql set search_path = engine, pg_temp as $$
declare
  held record;
  v_newer boolean;
begin
  select run.id, run.event_id, run.debounce_until into held from run
  where function_id = w.function_id and debounce_key = w.debounce_key and status = 'queued'
  for update;
  if not found then
    return false;
  end if;
  -- Two workers may bring them out of order.
  select coalesce(
    (select mine.created_at >= theirs.created_at from event as mine, event as theirs
     where mine.id = w.event_id and theirs.id = held.event_id), true
  ) into v_newer;
  insert into skipped (function_id, event_id, clinic_id, because, run_id)
  values (w.function_id, case when v_newer then held.event_id else w.event_id end, w.clinic_id, 'debounce', held.id);
  if v_newer then
    update run set
      event_id = w.event_id, event_name = w.event_name, subject_id = w.subject_id, patient_id = w.patient_id,
      provider = w.provider, schedule_id = w.schedule_id, occasion_id = w.occasion_id, release_sha = w.release_sha,
      trace = w.trace, gate = w.gate, gate_limit = w.gate_limit, priority = coalesce(w.priority, 0),
      singleton_key = w.singleton_key, max_attempts = w.max_attempts
    where id = held.id;
    delete from wait where run_id = held.id and kind = 'cancel';
    w.id := held.id;
    perform plan_extras_of(json_build_array(row_to_json(w)), array[held.id]);
  end if;
  update job set
    run_at = greatest(run_at, least(p_now + w.debounce_ms * interval '1 millisecond', held.debounce_until)),
    gate = case when v_newer then w.gate else gate end,
    gate_limit = case when v_newer then w.gate_limit else gate_limit end,
    priority = case when v_newer then coalesce(w.priority, 0) else priority end
  where run_id = held.id and step_id = '' and kind = 'enter' and worker is null;
  return true;
end
$$;

-- A rerun from a step: what was done before it, and went well, is kept. '' begins at the step that failed: all that
-- went well is kept. Never from another function or another clinic.
create function engine.keep_steps(p_runs json, p_made uuid[]) returns void
language sql set search_path = engine, pg_temp as $$
  insert into step (run_id, id, name, op, state, clinic_id, attempt, output, seq, due_at, created_at, started_at,
    finished_at, race, kept_from)
  select run_id, id, name, op, state, clinic_id, attempt, output, nextval('step_seq'), due_at, created_at, started_at,
    finished_at, race, kept_from
  from (
    select w.id as run_id, step.id, step.name, step.op, 'done' as state, step.clinic_id, step.attempt, step.output,
      step.due_at, step.created_at, step.started_at, step.finished_at, step.race,
      coalesce(step.kept_from, step.run_id) as kept_from
    from json_populate_recordset(null::planned, p_runs) as w
    join run as origin on origin.id = w.rerun_of
      and origin.function_id = w.function_id and origin.clinic_id is not distinct from w.clinic_id
    join step on step.run_id = origin.id
    left join step as first on first.run_id = origin.id and first.id = w.rerun_from and w.rerun_from <> ''
    where w.id = any (p_made) and w.rerun_from is not null
      and step.state = 'done' and step.error is null
      and step.id <> w.rerun_from
      and step.seq < coalesce(first.seq, 9223372036854775807)
    order by w.id, step.seq
  ) as kept
  on conflict (run_id, id) do nothing
$$;

-- What these runs wait for or end by, where they do.
create function engine.plan_extras_of(p_runs json, p_made uuid[]) returns void
language plpgsql set search_path = engine, pg_temp as $$
declare
  given json;
begin
  select json_agg(one) into given from json_array_elements(p_runs) as one
  where (coalesce(json_typeof(one -> 'waits'), 'null') <> 'null' or coalesce(json_typeof(one -> 'timeouts'), 'null') <> 'null')
    and (one ->> 'id')::uuid = any (p_made);
  if given is not null then
    perform plan_extras(given);
  end if;
end
$$;

-- Due jobs that have a gate or a priority, locked: of each gate as many as it still lets through, counting calls
-- under way, whosever they are. A gate that is full, or that another worker is looking at, is passed over whole. Looked
-- at are the gates of the jobs that are due longest, and others from a place chosen by lot, until there are enough.
create function engine.pick_special(p_limit integer) returns table (job_id bigint, run_id uuid, since timestamptz)
language plpgsql set search_path = engine, pg_temp
  set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
#variable_conflict use_column
declare
  seen constant integer := 64;
  walked constant integer := 100;
  gates text[];
  oldest integer;
  g text;
  p integer;
  free integer;
  start text;
  wrapped boolean := false;
  steps integer := 0;
  ids bigint[] := '{}';
  runs uuid[] := '{}';
  owners text[] := '{}';
  room integer[] := '{}';
  times timestamptz[] := '{}';
  c record;
begin
  select array_agg(gate), max(n) into gates, oldest from (
    select coalesce(gate, '') as gate, min(place) as place, sum(count(*)) over () as n from (
      select gate, row_number() over (order by run_at) as place from (
        select gate, run_at from job
        where kind <> 'sleep' and (gate is not null or priority <> 0) and run_at <= now()
        order by run_at limit seen
      ) as first
    ) as placed
    group by 1 order by 2
  ) as windowed;
  if oldest is null then
    return;
  end if;
  -- What goes before others may be too young for the window.
  if not '' = any (gates) then
    gates := array[''] || gates;
  end if;

  loop
    if cardinality(gates) > 0 then
      g := gates[1];
      gates := gates[2:];
    else
      exit when oldest < seen or (steps >= walked and cardinality(ids) >= p_limit);
      if start is null then
        start := substr(md5(random()::text), 1, 8);
        g := start;
      end if;
      steps := steps + 1;
      select coalesce(gate, '') into g from job
      where kind <> 'sleep' and (gate is not null or priority <> 0) and coalesce(gate, '') > g
      order by coalesce(gate, ''), priority, run_at limit 1;
      if not found then
        exit when wrapped;
        wrapped := true;
        g := '';
        continue;
      end if;
      exit when wrapped and g > start;
      continue when g = any (owners);
    end if;

    free := p_limit;
    if g <> '' then
      continue when not pg_try_advisory_xact_lock(hashtextextended(g, 17));
      select gate_limit - (
        select count(*) from job as held
        where held.gate = g and held.worker is not null and held.run_at > clock_timestamp() and held.kind <> 'sleep'
      ) into free
      from job
      where kind <> 'sleep' and (gate is not null or priority <> 0) and coalesce(gate, '') = g
      order by coalesce(gate, ''), priority, run_at limit 1;
      continue when free is null or free <= 0;
      free := least(free, p_limit);
    end if;

    p := -2147483648;
    loop
      select priority into p from job
      where kind <> 'sleep' and (gate is not null or priority <> 0) and coalesce(gate, '') = g and priority > p
      order by coalesce(gate, ''), priority, run_at limit 1;
      exit when not found;
      for c in
        select job.id, job.run_id, job.run_at - make_interval(secs => job.priority) as since
        from job join run on run.id = job.run_id
        where job.kind <> 'sleep' and (job.gate is not null or job.priority <> 0)
          and coalesce(job.gate, '') = g and job.priority = p and job.run_at <= now()
        order by coalesce(job.gate, ''), job.priority, job.run_at limit free
        for update of job, run skip locked
      loop
        ids := ids || c.id;
        runs := runs || c.run_id;
        owners := owners || g;
        room := room || free;
        times := times || c.since;
      end loop;
    end loop;
  end loop;

  return query
    select id, run_id, since from (
      select *, row_number() over (partition by gate order by since, id) as nth
      from unnest(ids, runs, owners, room, times) as found (id, run_id, gate, room, since)
    ) as numbered
    where nth <= room order by since limit p_limit;
end
$$;

-- Leases up to `p_limit` due jobs and hands over all that a call needs. A job whose last lease ran out unsettled has
-- seen its worker die.
drop function engine.claim(text, integer, interval);
create function engine.claim(p_worker text, p_limit integer, p_lease interval)
returns table (
  job_id bigint, lease integer, kind text, step_id text, attempt integer, deaths integer, claimed_at timestamptz,
  run_id uuid, function_id text, max_attempts integer, clinic_id uuid, event_id text, event_name text,
  event_data text, event_at timestamptz, trace text, steps text
)
language plpgsql set search_path = engine, pg_temp
  set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
#variable_conflict use_column
declare
  special_jobs bigint[];
  special_runs uuid[];
  special_since timestamptz[];
begin
  perform set_config('synchronous_commit', 'off', true);
  if exists (select from job where kind <> 'sleep' and (gate is not null or priority <> 0) and run_at <= now()) then
    select array_agg(job_id), array_agg(run_id), array_agg(since) into special_jobs, special_runs, special_since
    from pick_special(p_limit);
  end if;
  return query
    with plain as materialized (
      select job.id, job.run_id, job.run_at as since from job join run on run.id = job.run_id
      where job.kind <> 'sleep' and job.gate is null and job.priority = 0 and job.run_at <= now()
      order by job.run_at limit p_limit
      for update of job, run skip locked
    ), picked as materialized (
      select id, run_id from (
        select id, run_id, since from plain
        union all
        select * from unnest(special_jobs, special_runs, special_since)
      ) as either
      order by since limit p_limit
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
      from picked where run.id = picked.run_id and run.status <> 'running'
    )
    select leased.id, leased.lease, leased.kind, leased.step_id, leased.attempt, leased.deaths, leased.claimed_at,
      run.id, run.function_id, run.max_attempts, run.clinic_id, run.event_id, run.event_name,
      event.data::text, event.created_at, run.trace,
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
revoke all on function engine.claim(text, integer, interval) from public;
grant execute on function engine.claim(text, integer, interval) to rounds_platform;

-- One look at whether anything is due.
create or replace function engine.peek(p_offset interval)
returns table (events boolean, jobs boolean, sleeps boolean, crons boolean, next_ms double precision)
language plpgsql stable set search_path = engine, pg_temp set enable_seqscan = off as $$
#variable_conflict use_column
begin
  return query
    select
      exists (select from event where fanned_at is null),
      exists (select from job where kind <> 'sleep' and gate is null and priority = 0 and run_at <= now())
        or exists (select from job where kind <> 'sleep' and (gate is not null or priority <> 0) and run_at <= now()),
      exists (select from job where kind = 'sleep' and run_at <= now() + p_offset),
      exists (select from cron where next_at <= now() + p_offset),
      extract(epoch from least(
        (select min(run_at) from job where kind <> 'sleep' and gate is null and priority = 0 and run_at > now()),
        (select min(run_at) from job where kind <> 'sleep' and (gate is not null or priority <> 0) and run_at > now()),
        (select min(run_at) - p_offset from job where kind = 'sleep' and run_at > now() + p_offset),
        (select min(next_at) - p_offset from cron where next_at > now() + p_offset)
      ) - now())::double precision * 1000;
end
$$;

-- By age, a slice at a time.
create index event_fanned on engine.event (fanned_at) where fanned_at is not null;
create index run_dead on engine.run (finished_at) where status = 'failed' and settled_as is null;

-- Removes what ended before `p_before`, a slice of each kind at a time; says how many runs went, and how many rows of
-- the kind that had most: fewer than `p_limit` means that nothing is left. What is still needed stays: a dead letter
-- while its cause is open, and a run that one not yet ended, or a rerun not yet begun, comes from.
drop function engine.prune(timestamptz, integer);
create function engine.prune(p_before timestamptz, p_limit integer, out runs integer, out most integer)
language plpgsql set search_path = engine, pg_temp set enable_seqscan = off as $$
declare
  gone uuid[];
  begun text[];
  count integer;
begin
  with old as (
    (
      select id, event_id, finished_at from run
      where finished_at < p_before and finished_at is not null and (status <> 'failed' or settled_as is not null)
        and not needed(id)
      order by finished_at limit p_limit for update skip locked
    )
  ), dead as (
    (
      select id, event_id, finished_at from run
      where finished_at < p_before and status = 'failed' and settled_as is null and not needed(id)
        and not exists (
          select from cause
          where cause.clinic_id is not distinct from run.clinic_id and cause.fingerprint = run.fingerprint
            and cause.state = 'open'
        )
      order by finished_at limit p_limit for update skip locked
    )
  )
  select array_agg(id), array_agg(event_id) into gone, begun from (
    select * from (select * from old union all select * from dead) as either order by finished_at limit p_limit
  ) as slice;
  if gone is not null then
    delete from step where run_id = any (gone);
    delete from attempt where run_id = any (gone);
    delete from wait where run_id = any (gone);
    delete from job where run_id = any (gone);
    delete from run where id = any (gone);
    delete from event where id = any (begun) and fanned_at is not null
      and not exists (select from run where run.event_id = event.id);
  end if;
  runs := coalesce(cardinality(gone), 0);
  most := runs;

  delete from event where id in (
    select id from event
    where fanned_at < p_before and not exists (select from run where run.event_id = event.id)
    order by fanned_at limit p_limit
  );
  get diagnostics count = row_count;
  most := greatest(most, count);
  delete from skipped where id in (select id from skipped where at < p_before order by at limit p_limit);
  get diagnostics count = row_count;
  most := greatest(most, count);
  delete from idempotency where (function_id, key) in (
    select function_id, key from idempotency where expires_at < clock_timestamp() order by expires_at limit p_limit
    for update skip locked
  );
  get diagnostics count = row_count;
  most := greatest(most, count);
  delete from rate where (function_id, key) in (
    select function_id, key from rate where expires_at < clock_timestamp() order by expires_at limit p_limit
    for update skip locked
  );
  get diagnostics count = row_count;
  most := greatest(most, count);
end
$$;

-- A run that another comes from which has not ended, or a rerun that has not begun.
create function engine.needed(p_run uuid) returns boolean
language sql stable set search_path = engine, pg_temp as $$
  select exists (select from run where rerun_of = p_run and finished_at is null)
    or exists (select from run where parent_run_id = p_run and finished_at is null)
    or exists (select from event where fanned_at is null and rerun_of = p_run)
$$;

revoke all on function engine.fan_out_special(text[], json), engine.put_off(engine.planned, timestamptz),
  engine.keep_steps(json, uuid[]), engine.plan_extras_of(json, uuid[]), engine.pick_special(integer),
  engine.needed(uuid), engine.prune(timestamptz, integer) from public;
grant execute on function engine.fan_out_special(text[], json), engine.put_off(engine.planned, timestamptz),
  engine.keep_steps(json, uuid[]), engine.plan_extras_of(json, uuid[]), engine.pick_special(integer),
  engine.needed(uuid), engine.prune(timestamptz, integer) to rounds_platform;
