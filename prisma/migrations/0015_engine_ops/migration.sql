-- Waits, invoked runs, races, cancelling and time limits.

-- Ends a run now: no further call comes, what it waited for is gone. False: it had ended.
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
  return true;
end
$$;

-- What cancels the runs just made, and by when they must have begun and ended.
create function engine.plan_extras(p_runs json) returns void
language plpgsql set search_path = engine, pg_temp as $$
begin
  return;
end
$$;

revoke all on function engine.cancel_run, engine.plan_extras from public;
grant execute on function engine.cancel_run to rounds_app, rounds_platform;
grant execute on function engine.plan_extras to rounds_platform;
