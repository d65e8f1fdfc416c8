-- A clinic says itself when somebody is there; nothing else of its own row is its to change.
grant update ("openingHours") on "Clinic" to rounds_app;
create policy clinic_hours on "Clinic" for update to rounds_app
  using (id = nullif(current_setting('app.clinic_id', true), '')::uuid)
  with check (id = nullif(current_setting('app.clinic_id', true), '')::uuid);
