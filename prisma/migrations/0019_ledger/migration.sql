-- A real server as engine: handing the outbox on, and keeping the same tables of what its calls tell us.

alter table engine.event
  -- A worker is handing it on until then; after a refusal, it is tried again then.
  add column relay_until timestamptz,
  add column relay_tries integer not null default 0,
  -- What the server answered to it alone, as a code.
  add column relay_error text;

alter table engine.run
  -- When a call of it last reached us.
  add column heard_at timestamptz(3),
  -- Silent for longer than it may be, and nobody could say what became of it.
  add column unheard_since timestamptz(3);
create index run_at_server on engine.run (heard_at) where engine = 'server' and finished_at is null;

-- Takes what is to be handed on, for the length of a lease: nothing is locked while the network is waited for. What the
-- embedded engine says to itself (`inngest/…`) stays here.
create function engine.relay_claim(p_limit integer, p_lease interval)
returns table (
  id text, name text, data text, clinic_id uuid, only_function text, rerun_of uuid, rerun_from text, rerun_action uuid,
  trace text
)
language plpgsql set search_path = engine, pg_temp as $$
#variable_conflict use_column
begin
  perform set_config('synchronous_commit', 'off', true);
  return query
    with picked as (
      select event.id, event.created_at from event
      where fanned_at is null and name not like 'inngest/%' and (relay_until is null or relay_until <= clock_timestamp())
      order by event.created_at limit p_limit
      for update skip locked
    ), taken as (
      update event set relay_until = clock_timestamp() + p_lease from picked where event.id = picked.id
      returning event.*
    )
    select taken.id, taken.name, taken.data::text, taken.clinic_id, taken.only_function, taken.rerun_of,
      taken.rerun_from, taken.rerun_action, taken.trace
    from taken order by taken.created_at;
end
$$;

-- What became of what was taken: sent; refused for itself, to be tried again ever later; given back for all to wait.
create function engine.relay_settle(
  p_sent text[], p_refused text[], p_errors text[], p_back text[], p_pause interval
) returns void
language plpgsql set search_path = engine, pg_temp as $$
begin
  update event set fanned_at = clock_timestamp(), relay_until = null, relay_error = null
  where id = any (p_sent) and fanned_at is null;
  update event set relay_tries = event.relay_tries + 1, relay_error = given.error,
    relay_until = clock_timestamp() + least(interval '5 seconds' * power(3, least(event.relay_tries, 8)), interval '1 hour')
  from unnest(p_refused, p_errors) as given (id, error) where event.id = given.id and fanned_at is null;
  update event set relay_until = clock_timestamp() + p_pause where id = any (p_back) and fanned_at is null;
end
$$;

-- A call of a run has reached us: its row is there from now on, what it remembers is closed, and what it kept from the
-- run it repeats is handed over. `steps` is the server's memory of it. Says the run's state, the ids among `steps` that
-- are not in its rows yet, and the steps kept. What functions return travels as text within it: it may hold U+0000,
-- which no operator on json survives.
create function engine.ledger_seen(p json) returns json
language plpgsql set search_path = engine, pg_temp as $$
declare
  r record;
  v_id uuid := (p->>'id')::uuid;
  v_event text := p->>'event_id';
  v_cut bigint;
  v_missing json;
  v_kept json;
begin
  select * into r from run where id = v_id for update;
  if not found then
    -- The server forgets an event's id after a day: what it takes for a new one is a run of its own.
    if exists (select from run where function_id = p->>'function_id' and event_id = v_event) then
      v_event := v_event || '@' || (p->>'external_id');
    end if;
    insert into event (id, name, data, clinic_id, fanned_at)
    values (v_event, p->>'event_name', (p->>'event_data')::json, (p->>'clinic_id')::uuid, clock_timestamp())
    on conflict (id) do nothing;
    insert into run (
      id, external_id, engine, function_id, event_id, event_name, clinic_id, subject_id, patient_id, provider,
      schedule_id, occasion_id, status, attempt, max_attempts, rerun_of, rerun_from, rerun_action, release_sha, trace,
      parent_run_id, parent_step_id, created_at, started_at, heard_at
    ) values (
      v_id, p->>'external_id', 'server', p->>'function_id', v_event, p->>'event_name', (p->>'clinic_id')::uuid,
      p->>'subject_id', (p->>'patient_id')::uuid, p->>'provider', p->>'schedule_id', (p->>'occasion_id')::uuid,
      'running', (p->>'attempt')::integer, (p->>'max_attempts')::integer, (p->>'rerun_of')::uuid, p->>'rerun_from',
      (p->>'rerun_action')::uuid, p->>'release_sha',
      coalesce((select trace from event where id = v_event), p->>'trace'),
      (p->>'parent_run_id')::uuid, p->>'parent_step_id',
      least(coalesce((p->>'created_at')::timestamptz, clock_timestamp()), clock_timestamp()),
      clock_timestamp(), clock_timestamp()
    ) on conflict do nothing;
    if found and p->>'rerun_of' is not null and p->>'rerun_from' is not null then
      select case when p->>'rerun_from' = '' then max(old.seq) filter (where old.error is not null)
        else max(old.seq) filter (where old.id = p->>'rerun_from') end into v_cut
      from step old where old.run_id = (p->>'rerun_of')::uuid;
      insert into step (
        run_id, id, name, op, state, clinic_id, attempt, output, seq, due_at, created_at, started_at, finished_at, kept_from
      )
      select v_id, old.id, old.name, old.op, 'done', old.clinic_id, old.attempt, old.output, nextval('step_seq'),
        old.due_at, old.created_at, old.started_at, old.finished_at, old.run_id
      from (
        select * from step
        where run_id = (p->>'rerun_of')::uuid and clinic_id is not distinct from (p->>'clinic_id')::uuid
          and state = 'done' and error is null and (v_cut is null or seq < v_cut) and id <> p->>'rerun_from'
        order by seq
      ) old
      on conflict (run_id, id) do nothing;
    end if;
    select * into strict r from run where id = v_id for update;
  end if;

  update step set state = 'done', output = memo.output::json, error = memo.error::json, seq = nextval('step_seq'),
    finished_at = coalesce(step.finished_at, clock_timestamp())
  from json_to_recordset(p->'steps') as memo (id text, output text, error text)
  where step.run_id = v_id and step.id = memo.id and step.state <> 'done';
  select json_agg(memo.id) into v_missing from json_to_recordset(p->'steps') as memo (id text)
  where not exists (select from step where run_id = v_id and step.id = memo.id);
  select json_agg(json_build_object('id', id, 'output', output) order by seq) into v_kept
  from step where run_id = v_id and kept_from is not null;

  update run set heard_at = clock_timestamp(), unheard_since = null,
    attempt = greatest(attempt, (p->>'attempt')::integer),
    status = case when finished_at is null then 'running' else status end
  where id = v_id;
  return json_build_object('status', case when r.finished_at is null then 'running' else r.status end,
    'missing', v_missing, 'kept', v_kept, 'trace', r.trace);
end
$$;

-- What a call, or a word of the server, led to; the same told twice changes nothing. `end`: completed, failed or
-- cancelled. Says whether anything of the run's own row moved.
create function engine.ledger_settle(p json) returns json
language plpgsql set search_path = engine, pg_temp as $$
declare
  r record;
  v_end text := p->>'end';
  v_status text;
begin
  select * into r from run where id = (p->>'id')::uuid for update;
  if not found then
    return json_build_object('found', false, 'moved', false);
  end if;

  insert into step (
    run_id, id, name, op, state, clinic_id, attempt, output, error, seq, started_at, finished_at, due_at, race
  )
  select r.id, given.id, coalesce(given.name, given.id), given.op, given.state, r.clinic_id, given.attempt, given.output::json,
    given.error::json, case when given.state = 'done' then nextval('step_seq') end, given.started_at, given.finished_at,
    given.due_at, coalesce(given.race, false)
  from json_to_recordset(p->'steps') as given (
    id text, name text, op text, state text, attempt integer, output text, error text, started_at timestamptz,
    finished_at timestamptz, due_at timestamptz, race boolean
  )
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

  insert into attempt (run_id, step_id, clinic_id, attempt, outcome, error, started_at)
  select r.id, given.step_id, r.clinic_id, given.attempt, given.outcome, given.error::json, given.started_at
  from json_to_recordset(p->'tried') as given (
    step_id text, attempt integer, outcome text, error text, started_at timestamptz
  )
  where not exists (
    select from attempt held
    where held.run_id = r.id and held.step_id = given.step_id and held.attempt = given.attempt
  );

  v_status := case
    when r.finished_at is not null then r.status
    when v_end is not null then v_end
    when exists (select from step where run_id = r.id and state = 'open')
      and not exists (select from step where run_id = r.id and state = 'open' and op not in ('sleep', 'waitForEvent', 'invoke'))
    then 'sleeping'
    else 'running'
  end;
  if r.finished_at is null and v_end is not null then
    update run set status = v_end, finished_at = coalesce((p->>'ended_at')::timestamptz, clock_timestamp()),
      output = case when v_end = 'completed' then (p->>'output')::json end,
      error = case when v_end = 'failed' then (p->>'error')::json end,
      fingerprint = case when v_end = 'failed' then p->'cause'->>'fingerprint' end,
      attempt = greatest(attempt, (p->>'attempt')::integer),
      cancelled_because = case when v_end = 'cancelled' then coalesce(cancelled_because, p->>'because', 'event') end,
      unheard_since = null
    where id = r.id;
  elsif r.finished_at is null then
    update run set status = v_status, attempt = greatest(attempt, (p->>'attempt')::integer) where id = r.id;
  end if;
  -- Last, because failures of one cause share this row.
  if r.finished_at is null and v_end = 'failed' and json_typeof(p->'cause') = 'object' then
    insert into cause as held
      (clinic_id, fingerprint, function_id, step_name, error_name, error_code, provider, release_sha, count)
    select r.clinic_id, fingerprint, r.function_id, step_name, error_name, error_code, provider, release_sha, 1
    from json_to_record(p->'cause') as given (
      fingerprint text, step_name text, error_name text, error_code text, provider text, release_sha text
    )
    on conflict (clinic_id, fingerprint) do update set count = held.count + 1, last_at = clock_timestamp();
  end if;
  return json_build_object('found', true, 'moved', r.finished_at is null and r.status <> v_status,
    'ended', r.finished_at is null and v_end is not null, 'clinic_id', r.clinic_id);
end
$$;

-- Runs at a server that have said nothing for longer than they may: nothing of them sleeps until later.
create function engine.ledger_silent(p_silent interval, p_limit integer)
returns table (id uuid, external_id text, function_id text, clinic_id uuid, heard_at timestamptz)
language sql stable set search_path = engine, pg_temp as $$
  select run.id, run.external_id, run.function_id, run.clinic_id, run.heard_at from run
  where run.engine = 'server' and run.finished_at is null and run.heard_at < clock_timestamp() - p_silent
    and not exists (
      select from step where step.run_id = run.id and step.state = 'open' and step.due_at > clock_timestamp() - p_silent
    )
  order by run.heard_at limit p_limit
$$;

revoke all on function engine.relay_claim, engine.relay_settle, engine.ledger_seen, engine.ledger_settle,
  engine.ledger_silent from public;
grant execute on function engine.relay_claim, engine.relay_settle, engine.ledger_seen, engine.ledger_settle,
  engine.ledger_silent to rounds_platform;
