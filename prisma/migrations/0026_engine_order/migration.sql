-- What came before what: an event and a wait, an event and a time-out, an urgent job and a backlog.

-- Which transaction told of an event, and what one that begins to wait could see: an event told before and committed
-- after the wait began is for the wait. Compared by the clock alone it would be for nobody.
alter table engine.event add column xid xid8;
alter table engine.event alter column xid set default pg_current_xact_id();
alter table engine.wait add column snapshot pg_snapshot;
alter table engine.wait alter column snapshot set default pg_current_snapshot();

create index job_urgent on engine.job (priority desc, run_at) where kind <> 'sleep' and priority > 0;

-- As `claim`, for the places that are kept for jobs with a priority: the highest first, however long others have waited.
create function engine.claim_urgent(p_worker text, p_limit integer, p_lease interval)
returns table (
  job_id bigint, lease integer, kind text, step_id text, attempt integer, deaths integer, claimed_at timestamptz,
  run_id uuid, function_id text, max_attempts integer, clinic_id uuid, event_id text, event_name text,
  event_data text, event_at timestamptz, trace text, steps text
)
language plpgsql set search_path = engine, pg_temp
  set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
#variable_conflict use_column
declare
  c record;
  ids bigint[] := '{}';
begin
  perform set_config('synchronous_commit', 'off', true);
  for c in
    select id, run_id, gate, gate_limit from job
    where kind <> 'sleep' and priority > 0 and run_at <= now()
    order by priority desc, run_at limit 64
  loop
    exit when cardinality(ids) >= p_limit;
    if c.gate is not null then
      continue when not pg_try_advisory_xact_lock(hashtextextended(c.gate, 17));
      continue when c.gate_limit <= (
        select count(*) from job as held
        where held.gate = c.gate and held.worker is not null and held.run_at > clock_timestamp() and held.kind <> 'sleep'
      );
    end if;
    perform from run where run.id = c.run_id for update skip locked;
    continue when not found;
    perform from job where job.id = c.id and job.run_at <= now() for update skip locked;
    continue when not found;
    update job set
      lease = job.lease + 1,
      worker = p_worker,
      deaths = job.deaths + (job.worker is not null)::integer,
      claimed_at = clock_timestamp(),
      run_at = clock_timestamp() + p_lease
    where job.id = c.id;
    update run set status = 'running', started_at = coalesce(run.started_at, clock_timestamp())
    where run.id = c.run_id and run.status <> 'running';
    ids := ids || c.id;
  end loop;
  return query
    select job.id, job.lease, job.kind, job.step_id, job.attempt, job.deaths, job.claimed_at,
      run.id, run.function_id, run.max_attempts, run.clinic_id, run.event_id, run.event_name,
      event.data::text, event.created_at, run.trace,
      (
        select json_agg(json_build_object('id', step.id, 'state', step.state, 'output', step.output, 'error', step.error)
          order by step.seq)::text
        from step where step.run_id = job.run_id
      )
    from job
    join run on run.id = job.run_id
    left join event on event.id = run.event_id
    where job.id = any (ids);
end
$$;
revoke all on function engine.claim_urgent(text, integer, interval) from public;
grant execute on function engine.claim_urgent(text, integer, interval) to rounds_platform;

-- A call of a run has reached us: its row is there from now on, what it remembers is closed, and what it kept from the
-- run it repeats is handed over. `steps` is the server's memory of it. Says the run's state, the ids among `steps` that
-- are not in its rows yet, and the steps kept. What functions return travels as text within it: it may hold U+0000,
-- which no operator on json survives.
create or replace function engine.ledger_seen(p json) returns json
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
      -- '' begins at the step that failed: all that went well is kept, also what ended after it (engine.keep_steps).
      select max(old.seq) filter (where old.id = p->>'rerun_from') into v_cut
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
