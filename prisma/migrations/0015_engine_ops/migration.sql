-- Waits, invoked runs, races, cancelling and time limits.

-- What this release's functions are called on the wire, and which of the engine's own events they listen to. Written
-- at start; what ends a run without a worker at hand (a person, an event) reads it.
create table engine.app (
  one boolean primary key default true check (one),
  id text not null,
  hears text[] not null
);
alter table engine.app enable row level security;
alter table engine.app force row level security;
create policy platform on engine.app to rounds_platform using (true) with check (true);
create policy owner_reads on engine.app for select to current_user using (true);
create policy everybody on engine.app for select to rounds_app using (true);
grant select, insert, update on engine.app to rounds_platform;
grant select on engine.app to rounds_app;

alter table engine.wait
  -- In product time: cancels no more after it.
  add column expires_at timestamptz,
  -- Nobody has looked yet for what came while it was being written.
  add column fresh boolean not null default true;
-- A function may be cancelled by one event for several reasons.
alter table engine.wait drop constraint wait_run_id_step_id_kind_event_name_key;
create unique index wait_once on engine.wait (run_id, step_id, kind, event_name, md5(coalesce(expression, '')));
create index wait_fresh on engine.wait (id) where fresh;
create index wait_for_name on engine.wait (event_name) where kind <> 'invoke';
create index event_by_name on engine.event (name, created_at);

-- Of a time limit: when it would end had the run begun as soon as it was made.
alter table engine.job add column planned_at timestamptz;

-- Whether anybody is told of an event of the engine itself.
create function engine.is_heard(p_name text) returns boolean
language sql stable set search_path = engine, pg_temp as $$
  select exists (select from app where p_name = any (hears))
    or exists (select from wait where event_name = p_name and kind <> 'invoke')
$$;

-- Tells whom it concerns that a run has ended: its parent by `inngest/function.finished`, others where somebody
-- listens. What itself began by such an event tells nobody but its parent, or a listener would tell itself for ever.
create function engine.tell_end(p_run uuid) returns void
language plpgsql set search_path = engine, pg_temp as $$
declare
  r record;
  v_invoked boolean;
  v_own boolean;
  v_error json;
  v_base text;
begin
  select run.function_id, run.clinic_id, run.status, run.output, run.error, run.event_id, run.event_name, run.trace,
    run.cancelled_because into r
  from run where id = p_run;
  v_invoked := r.event_name = 'inngest/function.invoked' and r.event_id like 'invoke:%';
  v_own := r.event_name like 'inngest/function.%' and not v_invoked;
  if not v_invoked and (v_own or not (
    is_heard('inngest/function.finished') or (r.status = 'cancelled' and is_heard('inngest/function.cancelled'))
  )) then
    return;
  end if;

  v_error := case when r.status = 'cancelled'
    then json_build_object('name', 'FunctionCancelled', 'message', 'The function was cancelled (' || coalesce(r.cancelled_because, 'person') || ').')
    else r.error
  end;
  -- As text: what functions return may hold U+0000, which no operator on json survives.
  select concat(
    '{"function_id":', to_json(coalesce((select id || '-' from app), '') || r.function_id),
    ',"run_id":', to_json(p_run),
    case when r.clinic_id is not null then concat(',"clinicId":', to_json(r.clinic_id)) end,
    case when v_invoked then concat(',"correlation_id":', to_json(r.event_id)) end,
    case when v_error is null then concat(',"result":', coalesce(r.output, 'null')) else concat(',"error":', v_error) end,
    ',"event":', told, ',"events":[', told, ']}'
  ) into v_base
  from (
    select concat(
      '{"id":', to_json(r.event_id), ',"name":', to_json(r.event_name), ',"data":', coalesce(event.data, '{}'),
      ',"ts":', floor(extract(epoch from coalesce(event.created_at, clock_timestamp())) * 1000)::bigint, '}'
    ) as told
    from (select) as nothing left join event on event.id = r.event_id
  ) as begun;

  if r.status = 'cancelled' and not v_own and is_heard('inngest/function.cancelled') then
    insert into event (id, name, data, clinic_id, trace)
    values ('cancelled:' || p_run, 'inngest/function.cancelled', v_base::json, r.clinic_id, r.trace)
    on conflict (id) do nothing;
  end if;
  if v_invoked or is_heard('inngest/function.finished') then
    insert into event (id, name, data, clinic_id, trace)
    values ('finished:' || p_run, 'inngest/function.finished', v_base::json, r.clinic_id, r.trace)
    on conflict (id) do nothing;
  end if;
end
$$;

-- Ends a run now: no further call comes, what it waited for is gone, who invoked it is told. False: it had ended.
create function engine.cancel_run(p_run uuid, p_because text) returns boolean
language plpgsql set search_path = engine, pg_temp as $$
begin
  perform from run where id = p_run and status in ('queued', 'running', 'sleeping') for update;
  if not found then
    return false;
  end if;
  update run set status = 'cancelled', cancelled_because = p_because, finished_at = clock_timestamp() where id = p_run;
  delete from job where run_id = p_run;
  delete from wait where run_id = p_run;
  perform tell_end(p_run);
  return true;
end
$$;

-- What cancels the runs just made, and by when they must have begun and ended. A run's cancelling event may be any
-- that came after its own.
create function engine.plan_extras(p_runs json) returns void
language plpgsql set search_path = engine, pg_temp as $$
begin
  insert into wait (run_id, step_id, kind, event_name, expression, match_path, match_value, clinic_id, expires_at, created_at)
  select run.id, '', w.kind, w.event_name, w.expression, w.match_path, w.match_value, run.clinic_id, w.expires_at,
    coalesce(event.created_at, clock_timestamp())
  from json_to_recordset(p_runs) as given (id uuid, waits json)
  join run on run.id = given.id
  left join event on event.id = run.event_id
  cross join lateral json_to_recordset(given.waits) as w (
    kind text, event_name text, expression text, match_path text, match_value text, expires_at timestamptz
  )
  where json_typeof(given.waits) = 'array'
  on conflict do nothing;

  insert into job as held (run_id, step_id, kind, run_at, planned_at)
  select given.id, '@' || named.name, 'sleep', named.due, named.due
  from json_to_recordset(p_runs) as given (id uuid, timeouts json)
  cross join lateral (
    values ('start', (given.timeouts ->> 'start')::timestamptz), ('finish', (given.timeouts ->> 'finish')::timestamptz)
  ) as named (name, due)
  where json_typeof(given.timeouts) = 'object' and named.due is not null
  on conflict (run_id, step_id) do update set run_at = excluded.run_at, planned_at = excluded.planned_at;
end
$$;

-- Has the function entered. One that waits for its own next try is entered then: it was told how long to wait. The
-- caller holds the run.
create function engine.request_entry(p_run uuid) returns void
language sql set search_path = engine, pg_temp as $$
  insert into job as held (run_id, kind, gate, gate_limit, priority)
  select id, 'enter', gate, gate_limit, priority from run where id = p_run
  on conflict (run_id, step_id) do update set
    dirty = held.worker is not null,
    run_at = case
      when held.worker is null and held.attempt = 0 then least(held.run_at, clock_timestamp()) else held.run_at
    end
$$;

-- When nothing of the group is open any more, the function is entered again. What a race has left over holds up nobody.
create or replace function engine.enter_when_free(p_run uuid) returns boolean
language plpgsql set search_path = engine, pg_temp as $$
begin
  if exists (select from step where run_id = p_run and state = 'open' and not race) then
    return false;
  end if;
  perform request_entry(p_run);
  return true;
end
$$;

-- A step with a job or a wait of its own has ended: of a race, each end enters the function.
create function engine.step_ended(p_run uuid, p_race boolean) returns boolean
language plpgsql set search_path = engine, pg_temp as $$
begin
  if p_race then
    perform request_entry(p_run);
    return true;
  end if;
  return enter_when_free(p_run);
end
$$;

-- Ends a sleep, a wait or an invocation. The caller holds the run.
create function engine.close_step(p_run uuid, p_step text, p_output json, p_error json) returns void
language plpgsql set search_path = engine, pg_temp as $$
declare
  v_race boolean;
begin
  delete from job where run_id = p_run and step_id = p_step;
  delete from wait where run_id = p_run and step_id = p_step;
  update step set
    state = 'done', output = p_output, error = p_error, seq = nextval('step_seq'), finished_at = clock_timestamp()
  where run_id = p_run and id = p_step and state = 'open'
  returning race into v_race;
  if found and step_ended(p_run, v_race) then
    update run set status = 'running' where id = p_run and status = 'sleeping';
  end if;
end
$$;

-- Gives events to those who wait for them. What each is given was written by whoever compared them.
create function engine.deliver(p_waits bigint[], p_outputs json[], p_errors json[]) returns setof uuid
language plpgsql set search_path = engine, pg_temp as $$
declare
  hit record;
begin
  perform set_config('synchronous_commit', 'off', true);
  -- Runs in one order, so that two workers never wait for each other; who is cancelled goes no further.
  for hit in
    select wait.id, wait.run_id, wait.step_id, wait.kind, given.output, given.error
    from unnest(p_waits, p_outputs, p_errors) with ordinality as given (id, output, error, nth)
    join wait on wait.id = given.id
    order by wait.run_id, wait.kind = 'cancel' desc, given.nth
  loop
    perform from run where id = hit.run_id for update;
    delete from wait where id = hit.id;
    continue when not found;
    if hit.kind = 'cancel' then
      perform cancel_run(hit.run_id, 'event');
    else
      perform close_step(hit.run_id, hit.step_id, hit.output, hit.error);
    end if;
    return next hit.run_id;
  end loop;
end
$$;

drop function engine.settle(
  bigint, integer, text, text[], text[], text[], text[], integer[], json[], json[], timestamptz[], timestamptz[],
  timestamptz[], text, integer, interval, json, json, text, text, json
);

-- What one call led to, in one transaction; locks run, then job. `p_then`:
--   enter     enter the function again now          retry     the same call again after p_delay
--   wait      this job is done, the group decides    complete  the run ends well     fail  the run ends badly
-- A function may come to its end while steps it does not need any more are open: the run ends with the last of them.
-- Says 'ok', or 'lost' when the lease is: then nothing was written.
create function engine.settle(
  p_job bigint, p_lease integer, p_worker text,
  p_ids text[], p_names text[], p_ops text[], p_states text[], p_attempts integer[], p_outputs json[],
  p_errors json[], p_started timestamptz[], p_finished timestamptz[], p_due timestamptz[], p_races boolean[],
  p_wait_events text[], p_wait_expressions text[], p_wait_paths text[], p_wait_values text[],
  p_targets text[], p_payloads json[],
  p_then text, p_attempt integer, p_delay interval, p_output json, p_error json,
  p_tried text, p_outcome text, p_failure json, p_failure_heard boolean, p_cause json
) returns text
language plpgsql set search_path = engine, pg_temp as $$
declare
  v_run uuid;
  v_then text := p_then;
  v_stale boolean := false;
  v_entered boolean := false;
  r record;
  j record;
begin
  select run_id into v_run from job where id = p_job;
  if not found then
    return 'lost';
  end if;
  select id, clinic_id, status, function_id, gate, gate_limit, priority, trace into r from run where id = v_run for update;
  select * into j from job where id = p_job for update;
  if not found or j.lease <> p_lease or j.worker is distinct from p_worker then
    return 'lost';
  end if;

  if cardinality(p_ids) > 0 then
    -- The call may have been handed what was remembered just before another step ended.
    select exists (
      select from unnest(p_ids, p_states) as given (id, state)
      join step on step.run_id = v_run and step.id = given.id
      where given.state = 'open' and step.state = 'done'
    ) into v_stale;
    insert into step (run_id, id, name, op, state, clinic_id, attempt, output, error, seq, started_at, finished_at, due_at, race)
    select v_run, id, name, op, state, r.clinic_id, attempt, output, error,
      case when state = 'done' then nextval('step_seq') end, started, finished, due, race
    from unnest(p_ids, p_names, p_ops, p_states, p_attempts, p_outputs, p_errors, p_started, p_finished, p_due, p_races)
      as given (id, name, op, state, attempt, output, error, started, finished, due, race)
    on conflict (run_id, id) do update set
      state = excluded.state,
      attempt = greatest(step.attempt, excluded.attempt),
      output = excluded.output,
      error = excluded.error,
      seq = excluded.seq,
      started_at = coalesce(excluded.started_at, step.started_at),
      finished_at = excluded.finished_at,
      due_at = coalesce(step.due_at, excluded.due_at),
      race = step.race or excluded.race
      where step.state <> 'done';
    if 'open' = any (p_states) then
      -- Steps that were planned before are reported again; they have their job, or their wait, already.
      insert into job (run_id, step_id, kind, run_at, gate, gate_limit, priority)
      select v_run, given.id, case when due is null then 'step' else 'sleep' end, coalesce(due, clock_timestamp()),
        r.gate, r.gate_limit, r.priority
      from unnest(p_ids, p_states, p_due, p_wait_events) as given (id, state, due, wait_event)
      join step on step.run_id = v_run and step.id = given.id and step.state = 'open'
      where given.state = 'open' and given.id <> j.step_id and (due is not null or wait_event is null)
      on conflict (run_id, step_id) do nothing;
      insert into wait (run_id, step_id, kind, event_name, expression, match_path, match_value, clinic_id)
      select v_run, given.id, case when target is null then 'event' else 'invoke' end, wait_event, expression, path, value,
        r.clinic_id
      from unnest(p_ids, p_wait_events, p_wait_expressions, p_wait_paths, p_wait_values, p_targets)
        as given (id, wait_event, expression, path, value, target)
      join step on step.run_id = v_run and step.id = given.id and step.state = 'open'
      where wait_event is not null
      on conflict do nothing;
      insert into event (id, name, data, clinic_id, only_function, trace)
      select 'invoke:' || v_run || ':' || given.id, 'inngest/function.invoked', payload, r.clinic_id, target, r.trace
      from unnest(p_ids, p_targets, p_payloads) as given (id, target, payload)
      join step on step.run_id = v_run and step.id = given.id and step.state = 'open'
      where target is not null
      on conflict (id) do nothing;
    end if;
  end if;

  if p_outcome is not null then
    insert into attempt (run_id, step_id, clinic_id, attempt, outcome, error, started_at)
    values (v_run, p_tried, r.clinic_id, j.attempt, p_outcome, p_error, j.claimed_at);
  end if;

  if v_then = 'complete'
    and exists (select from step where run_id = v_run and state = 'open' and id <> j.step_id) then
    v_then := 'wait';
    -- Called for one step of a race, the function ended without it.
    update step set state = 'done', output = 'null', seq = nextval('step_seq'), finished_at = clock_timestamp()
    where run_id = v_run and id = j.step_id and state = 'open';
  end if;

  if v_then in ('complete', 'fail') then
    delete from job where run_id = v_run;
    delete from wait where run_id = v_run;
    update run set
      status = case v_then when 'complete' then 'completed' else 'failed' end,
      output = p_output,
      error = case when v_then = 'fail' then p_error end,
      attempt = greatest(run.attempt, j.attempt),
      fingerprint = case when v_then = 'fail' then p_cause ->> 'fingerprint' end,
      finished_at = clock_timestamp()
    where id = v_run;
    if p_failure is not null and (p_failure_heard or is_heard('inngest/function.failed')) then
      insert into event (id, name, data, clinic_id, trace)
      values ('failed:' || v_run, 'inngest/function.failed', p_failure, r.clinic_id, r.trace)
      on conflict (id) do nothing;
    end if;
    perform tell_end(v_run);
    -- Last, because failures of one cause share this row.
    if v_then = 'fail' and p_cause is not null then
      insert into cause as held
        (clinic_id, fingerprint, function_id, step_name, error_name, error_code, provider, release_sha, count)
      select r.clinic_id, fingerprint, r.function_id, step_name, error_name, error_code, provider, release_sha, 1
      from json_to_record(p_cause) as given (
        fingerprint text, step_name text, error_name text, error_code text, provider text, release_sha text
      )
      on conflict (clinic_id, fingerprint) do update set count = held.count + 1, last_at = clock_timestamp();
    end if;
  elsif v_then = 'retry' then
    update job set
      run_at = clock_timestamp() + p_delay, attempt = p_attempt, worker = null, deaths = 0, dirty = false
    where id = p_job;
    if j.step_id = '' then
      update run set attempt = greatest(run.attempt, p_attempt) where id = v_run;
    end if;
  elsif v_then = 'enter' or j.dirty then
    update job set run_at = clock_timestamp(), attempt = 0, worker = null, deaths = 0, dirty = false
    where id = p_job;
  else
    delete from job where id = p_job;
    if j.step_id <> '' then
      v_entered := step_ended(v_run, coalesce((select race from step where run_id = v_run and id = j.step_id), false));
    elsif v_stale or not exists (select from step where run_id = v_run and state = 'open') then
      perform request_entry(v_run);
      v_entered := true;
    elsif 'done' = any (p_states) and p_then = 'wait' then
      v_entered := enter_when_free(v_run);
    end if;
    if not v_entered and not exists (select from job where run_id = v_run and kind <> 'sleep') then
      update run set status = 'sleeping' where id = v_run;
    end if;
  end if;
  return 'ok';
end
$$;

-- Ends what is due at product time (the database's clock and `p_offset`): sleeps, waits that heard nothing, invoked
-- runs that took too long, and runs that did. Says which runs moved.
drop function engine.wake_sleepers(interval, integer);
create function engine.wake_sleepers(p_offset interval, p_limit integer) returns setof uuid
language plpgsql set search_path = engine, pg_temp as $$
declare
  due record;
  v_op text;
  v_until timestamptz;
begin
  perform set_config('synchronous_commit', 'off', true);
  for due in
    select id, run_id, step_id from job where kind = 'sleep' and run_at <= now() + p_offset order by run_at limit p_limit
  loop
    perform from run where id = due.run_id for update skip locked;
    continue when not found;
    perform from job where id = due.id and run_at <= now() + p_offset for update;
    continue when not found;
    if due.step_id = '@start' then
      delete from job where id = due.id;
      if not exists (select from run where id = due.run_id and started_at is not null) then
        perform cancel_run(due.run_id, 'timeout');
      end if;
    elsif due.step_id = '@finish' then
      -- The time spent waiting for its turn does not count.
      select job.planned_at + (coalesce(run.started_at, clock_timestamp()) - run.created_at) into v_until
      from job join run on run.id = job.run_id where job.id = due.id;
      if v_until > now() + p_offset then
        update job set run_at = greatest(v_until, run_at + interval '1 second') where id = due.id;
        continue;
      end if;
      perform cancel_run(due.run_id, 'timeout');
    else
      select op into v_op from step where run_id = due.run_id and id = due.step_id;
      if v_op = 'invoke' then
        perform close_step(due.run_id, due.step_id, null,
          '{"name":"InvokeTimedOut","message":"The invoked function did not end in time."}');
      else
        perform close_step(due.run_id, due.step_id, 'null', null);
      end if;
    end if;
    return next due.run_id;
  end loop;
end
$$;

revoke all on function
  engine.is_heard, engine.tell_end, engine.cancel_run, engine.plan_extras, engine.request_entry, engine.step_ended,
  engine.close_step, engine.deliver, engine.settle, engine.wake_sleepers from public;
grant execute on function engine.is_heard, engine.tell_end, engine.cancel_run to rounds_app, rounds_platform;
grant execute on function
  engine.plan_extras, engine.request_entry, engine.step_ended, engine.close_step, engine.deliver, engine.settle,
  engine.wake_sleepers to rounds_platform;
