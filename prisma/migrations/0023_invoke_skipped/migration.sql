-- An invoked function that does not begin, being one too many or not there, has no end either: whoever invoked it is
-- told at once, or would wait for ever.
create function engine.tell_skipped() returns trigger
language plpgsql set search_path = engine, pg_temp as $$
begin
  insert into event (id, name, data, clinic_id)
  values (
    'finished:' || new.event_id,
    'inngest/function.finished',
    json_build_object(
      'correlation_id', new.event_id,
      'clinicId', new.clinic_id,
      'error', json_build_object(
        'name', 'InvokeSkipped', 'message', 'The invoked function did not begin (' || new.because || ').'
      )
    ),
    new.clinic_id
  )
  on conflict (id) do nothing;
  return null;
end
$$;
revoke all on function engine.tell_skipped from public;
create trigger skipped_invocation after insert on engine.skipped
  for each row when (new.event_id like 'invoke:%') execute function engine.tell_skipped();
