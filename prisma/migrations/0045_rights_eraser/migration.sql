-- What an erasure and the daily cleaning may take away, column by column; who works with patients may change nothing else of it.
grant delete on "PatientNote", "LeadNote", "FormerAddress", "PatientMerge", "MessageVersion" to rounds_app;
grant update (key) on "ContactPreference" to rounds_app;
grant update (evidence) on "Consent" to rounds_app;
grant update (reason) on "Score" to rounds_app;

-- What shows a consent may go; it may not become something else.
create function only_emptied() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  raise exception 'what shows a consent is not rewritten' using errcode = 'restrict_violation';
end
$$;
create trigger only_emptied before update of evidence on "Consent"
  for each row when (new.evidence is not null and new.evidence::text is distinct from old.evidence::text)
  execute function only_emptied();

-- What lies outside what the application may write: the engine's rows and raw bodies. A role of its own, which nobody signs
-- in with, does it in functions that ask first whether the person is erased.
do $$ begin
  if not exists (select from pg_roles where rolname = 'rounds_eraser') then
    create role rounds_eraser nologin;
  end if;
end $$;
grant rounds_eraser to current_user;
grant usage on schema public, engine to rounds_eraser;
grant select on "Patient", "Lead", "WebhookDelivery" to rounds_eraser;
grant select, update on "RerunItem" to rounds_eraser;
grant update (body, headers) on "WebhookDelivery" to rounds_eraser;
grant select, update, delete on engine.event, engine.run, engine.step, engine.attempt, engine.log, engine.wait to rounds_eraser;
create policy eraser on "Patient" for select to rounds_eraser using (true);
create policy eraser on "Lead" for select to rounds_eraser using (true);
create policy eraser on "WebhookDelivery" to rounds_eraser using (true) with check (true);
create policy eraser on "RerunItem" to rounds_eraser using (true) with check (true);
do $$
declare
  one text;
begin
  foreach one in array array['event', 'run', 'step', 'attempt', 'log', 'wait'] loop
    execute format('create policy eraser on engine.%I to rounds_eraser using (true) with check (true)', one);
  end loop;
end
$$;

/* Forgets what runs about erased people were given, gave and said; the runs stay, as numbers. Says how many rows. */
create function erase_runs(p_patients uuid[], p_subjects text[]) returns integer
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  clinic uuid := nullif(current_setting('app.clinic_id', true), '')::uuid;
  runs uuid[];
  changed integer;
  total integer := 0;
begin
  if clinic is null or exists (
    select from unnest(p_patients) as wanted (id)
    left join "Patient" patient on patient."clinicId" = clinic and patient.id = wanted.id
    where patient."erasedAt" is null
  ) then
    raise exception 'only of people who were erased' using errcode = 'insufficient_privilege';
  end if;
  select coalesce(array_agg(id), '{}') into runs from engine.run
    where clinic_id = clinic and (patient_id = any(p_patients) or subject_id = any(p_subjects));
  -- What no run has taken up yet is about nobody any more.
  delete from engine.event where clinic_id = clinic and fanned_at is null and (
    data ->> 'patientId' = any(p_patients::text[]) or data ->> 'leadId' = any(p_subjects)
    or data ->> 'messageId' = any(p_subjects)
  );
  update engine.event set data = json_build_object('clinicId', clinic, 'erased', true)
    where clinic_id = clinic and (
      id in (select event_id from engine.run where id = any(runs))
      or data ->> 'patientId' = any(p_patients::text[]) or data ->> 'leadId' = any(p_subjects)
      or data ->> 'messageId' = any(p_subjects)
    );
  get diagnostics changed = row_count;
  total := total + changed;
  update engine.run set output = null, error = null where id = any(runs);
  get diagnostics changed = row_count;
  total := total + changed;
  update engine.step set output = null, error = null where run_id = any(runs);
  get diagnostics changed = row_count;
  total := total + changed;
  update engine.attempt set error = null where run_id = any(runs) and error is not null;
  delete from engine.log where run_id = any(runs);
  delete from engine.wait where run_id = any(runs);
  update "RerunItem" set input = null where "clinicId" = clinic and input is not null
    and ("runId" = any(runs) or "newRunId" = any(runs));
  return total;
end
$$;

/* Puts what is left of raw bodies in their place: never more than was there, and nothing where it is null. */
create function erase_bodies(p_deliveries uuid[], p_bodies bytea[]) returns integer
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  clinic uuid := nullif(current_setting('app.clinic_id', true), '')::uuid;
  changed integer;
begin
  update "WebhookDelivery" delivery set body = given.body, headers = null
    from unnest(p_deliveries, p_bodies) as given (id, body)
    where delivery."clinicId" = clinic and delivery.id = given.id and delivery.body is not null
      and (given.body is null or octet_length(given.body) <= octet_length(delivery.body));
  get diagnostics changed = row_count;
  return changed;
end
$$;

grant create on schema public to rounds_eraser;
alter function erase_runs(uuid[], text[]) owner to rounds_eraser;
alter function erase_bodies(uuid[], bytea[]) owner to rounds_eraser;
revoke create on schema public from rounds_eraser;
revoke all on function erase_runs(uuid[], text[]), erase_bodies(uuid[], bytea[]) from public;
grant execute on function erase_runs(uuid[], text[]), erase_bodies(uuid[], bytea[]) to rounds_app;
