-- A backlog costs few messages and few commits: what several calls have to write at one time goes together.

-- Whatever the statistics of a table that is nearly always empty say, its rows are found by index.
alter function engine.checkpoint(
  bigint, integer, text, text[], text[], text[], json[], timestamptz[], timestamptz[]
) set enable_seqscan = off;
alter function engine.settle(
  bigint, integer, text, text[], text[], text[], text[], integer[], json[], json[], timestamptz[], timestamptz[],
  timestamptz[], boolean[], text[], text[], text[], text[], text[], json[], text, integer, interval, json, json, text,
  text, json, boolean, json
) set enable_seqscan = off;

-- The checkpoints and the ends of several calls in one transaction, each under its own lease as by `checkpoint` and
-- `settle`. Never waits for a job or a run that another holds, so that it stands in no ring of those who wait: what is
-- not in the answer was not written, and is asked for alone. What functions return travels as text: it may hold U+0000.
create function engine.write_many(p_worker text, p_steps json, p_ends json)
returns table (nth integer, said text)
language plpgsql set search_path = engine, pg_temp
  set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
#variable_conflict use_column
declare
  one record;
  s record;
begin
  if p_steps is not null then
    return query
      with given as materialized (
        select * from json_to_recordset(p_steps) as row (
          nth integer, place integer, job bigint, lease integer, id text, name text, op text, output text,
          started timestamptz, finished timestamptz
        )
      ), held as materialized (
        select job.id, job.lease, job.run_id, job.deaths, run.clinic_id
        from (select distinct given.job, given.lease from given) as mine
        join job on job.id = mine.job and job.lease = mine.lease
        join run on run.id = job.run_id
        where job.worker = p_worker
        for update of job skip locked
      ), forgiven as (
        update job set deaths = 0 from held where job.id = held.id and held.deaths > 0
      ), kept as (
        insert into step (run_id, id, name, op, state, clinic_id, output, seq, started_at, finished_at)
        select run_id, id, name, op, 'done', clinic_id, output::json, nextval('step_seq'), started, finished
        from (
          select held.run_id, held.clinic_id, given.* from given
          join held on held.id = given.job and held.lease = given.lease
          order by given.place
        ) as ordered
        on conflict (run_id, id) do update set
          state = 'done', output = excluded.output, error = null, seq = excluded.seq,
          started_at = excluded.started_at, finished_at = excluded.finished_at
          where step.state <> 'done'
      )
      select distinct given.nth, 'ok' from given join held on held.id = given.job and held.lease = given.lease;
  end if;

  for one in
    select * from json_to_recordset(p_ends) as row (
      nth integer, job bigint, lease integer, run uuid, next text, attempt integer, delay_ms double precision,
      output text, error text, tried text, outcome text, steps json
    )
  loop
    perform from run where id = one.run for update skip locked;
    continue when not found;
    select
      coalesce(array_agg(given.id), '{}') as ids, array_agg(given.name) as names, array_agg(given.op) as ops,
      coalesce(array_agg(given.state), '{}') as states, array_agg(given.attempt) as attempts,
      array_agg(given.output::json) as outputs, array_agg(given.error::json) as errors,
      array_agg(given.started) as started, array_agg(given.finished) as finished, array_agg(given.due) as dues,
      array_agg(given.race) as races
    into s
    from json_to_recordset(coalesce(one.steps, '[]')) as given (
      id text, name text, op text, state text, attempt integer, output text, error text, started timestamptz,
      finished timestamptz, due timestamptz, race boolean
    );
    nth := one.nth;
    said := settle(
      one.job, one.lease, p_worker, s.ids, s.names, s.ops, s.states, s.attempts, s.outputs, s.errors, s.started,
      s.finished, s.dues, s.races, '{}', '{}', '{}', '{}', '{}', '{}', one.next, one.attempt,
      one.delay_ms * interval '1 millisecond', one.output::json, one.error::json, one.tried, one.outcome, null, false,
      null
    );
    return next;
  end loop;
end
$$;
revoke all on function engine.write_many(text, json, json) from public;
grant execute on function engine.write_many(text, json, json) to rounds_platform;
