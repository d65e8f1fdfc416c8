-- Who may see what. The roles rounds_app and rounds_platform are made by prisma/migrate.ts before this runs.

-- rounds_app sees the rows of the clinic named in its transaction, and none without one. (After its first use the
-- setting is empty, not null, hence nullif.) The owner may read, so that a dump is whole, but not write.
do $$
declare
  owned text;
begin
  foreach owned in array array[
    'Member', 'Connection', 'Patient', 'Contact', 'PatientContact', 'Lead', 'Score', 'LeadNote', 'Message',
    'Notification', 'WebhookDelivery', 'WebhookEvent', 'Fact'
  ] loop
    execute format('alter table %I enable row level security', owned);
    execute format('alter table %I force row level security', owned);
    execute format(
      'create policy clinic on %I to rounds_app '
      'using ("clinicId" = nullif(current_setting(''app.clinic_id'', true), '''')::uuid) '
      'with check ("clinicId" = nullif(current_setting(''app.clinic_id'', true), '''')::uuid)',
      owned
    );
    execute format('create policy owner_reads on %I for select to current_user using (true)', owned);
  end loop;
end
$$;

-- The clinic's own row.
alter table "Clinic" enable row level security;
alter table "Clinic" force row level security;
create policy clinic on "Clinic" for select to rounds_app
  using (id = nullif(current_setting('app.clinic_id', true), '')::uuid);
create policy platform on "Clinic" to rounds_platform using (true) with check (true);
create policy owner_reads on "Clinic" for select to current_user using (true);

-- What belongs to no clinic is the platform's alone.
alter table "User" enable row level security;
alter table "User" force row level security;
create policy platform on "User" to rounds_platform using (true) with check (true);
create policy owner_reads on "User" for select to current_user using (true);
alter table "Session" enable row level security;
alter table "Session" force row level security;
create policy platform on "Session" to rounds_platform using (true) with check (true);
create policy owner_reads on "Session" for select to current_user using (true);
alter table "Throttle" enable row level security;
alter table "Throttle" force row level security;
create policy platform on "Throttle" to rounds_platform using (true) with check (true);
create policy owner_reads on "Throttle" for select to current_user using (true);

-- The platform looks past clinics only where its work needs it: sign-in (members), the webhook door (connections),
-- retention (raw bodies), the audit of sessions.
create policy platform on "Member" to rounds_platform using (true) with check (true);
create policy platform on "Connection" to rounds_platform using (true) with check (true);
create policy platform on "Fact" to rounds_platform using (true) with check (true);
create policy platform on "WebhookDelivery" to rounds_platform using (true) with check (true);
create policy platform on "WebhookEvent" to rounds_platform using (true) with check (true);

grant usage on schema public to rounds_app, rounds_platform;
grant select on "Clinic" to rounds_app;
grant select on "Member", "Connection" to rounds_app;
grant select, insert, update on "Patient", "Contact", "Lead", "Message", "Notification", "WebhookEvent" to rounds_app;
grant select, insert, update, delete on "PatientContact" to rounds_app;
grant select, insert on "Score", "LeadNote", "WebhookDelivery" to rounds_app;
-- Nobody who runs may change or remove what happened.
grant select, insert on "Fact" to rounds_app, rounds_platform;

grant select, insert, update on "Clinic", "User", "Member", "Session", "Connection" to rounds_platform;
grant select, insert, update, delete on "Throttle" to rounds_platform;
grant select, update on "WebhookDelivery" to rounds_platform;
grant select, update on "WebhookEvent" to rounds_platform;

-- Words that may stand in a column; text with a check, because an enum's equals sign uses no index under a policy.
alter table "Contact" add check (channel in ('whatsapp', 'sms', 'voice', 'email', 'web'));
alter table "Lead"
  add check (status in ('new', 'contacted', 'qualified', 'booked', 'won', 'lost', 'archived')),
  add check (classification in ('HOT', 'WARM', 'COLD', 'UNQUALIFIED')),
  add check (urgency in ('critical', 'high', 'medium', 'none')),
  add check (score between 1 and 5),
  add check (confidence between 0 and 1);
alter table "Score"
  add check (classification in ('HOT', 'WARM', 'COLD', 'UNQUALIFIED')),
  add check (urgency in ('critical', 'high', 'medium', 'none')),
  add check (score between 1 and 5),
  add check (confidence between 0 and 1);
alter table "Message"
  add check (direction in ('in', 'out')),
  add check (status in ('received', 'queued', 'sent', 'delivered', 'read', 'failed', 'unsure'));
alter table "WebhookDelivery" add check (outcome in ('accepted', 'duplicate', 'refused'));
alter table "WebhookEvent"
  add check (fate in ('pending', 'processed', 'ignored', 'quarantined', 'dead')),
  add check (fate not in ('ignored', 'quarantined') or reason is not null);
alter table "Member"
  add check (roles <@ array['admin', 'doctor', 'coordinator', 'frontdesk', 'caregiver', 'operator', 'auditor']::text[]);
create unique index "Clinic_one_default" on "Clinic" ("isDefault") where "isDefault";

-- Search by part of a name uses a trigram index, which no policy lets through (LIKE is not leakproof): one function
-- of its own owner with the clinic filter inside.
create extension if not exists pg_trgm;
create index "Patient_name_search" on "Patient" using gin ("nameFolded" gin_trgm_ops);
do $$ begin
  if not exists (select from pg_roles where rolname = 'rounds_search') then
    create role rounds_search nologin;
  end if;
end $$;
grant rounds_search to current_user;
grant usage on schema public to rounds_search;
grant select on "Patient", "Contact", "PatientContact" to rounds_search;
create policy search on "Patient" for select to rounds_search using (true);
create policy search on "Contact" for select to rounds_search using (true);
create policy search on "PatientContact" for select to rounds_search using (true);

/* Ids of this transaction's clinic's patients: by part of the folded name, or by the last four digits of an address. */
create function search_patients(wanted text, most integer) returns setof uuid
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  clinic uuid := nullif(current_setting('app.clinic_id', true), '')::uuid;
  pattern text := '%' || replace(replace(replace(wanted, '\', '\\'), '%', '\%'), '_', '\_') || '%';
begin
  if clinic is null or wanted = '' then
    return;
  end if;
  if wanted ~ '^\d{4}$' then
    return query
      select link."patientId" from "Contact" contact
      join "PatientContact" link on link."clinicId" = contact."clinicId" and link."contactId" = contact.id
      where contact."clinicId" = clinic and contact."lastFour" = wanted
      limit most;
  elsif wanted ~ '^\+?\d{5,15}$' then
    return query
      select link."patientId" from "Contact" contact
      join "PatientContact" link on link."clinicId" = contact."clinicId" and link."contactId" = contact.id
      where contact."clinicId" = clinic and contact."lastFour" = right(wanted, 4)
        and right(contact.address, length(ltrim(wanted, '+'))) = ltrim(wanted, '+')
      limit most;
  else
    return query
      select patient.id from "Patient" patient
      where patient."clinicId" = clinic and patient."nameFolded" like pattern
      limit most;
  end if;
end
$$;
grant create on schema public to rounds_search;
alter function search_patients(text, integer) owner to rounds_search;
revoke create on schema public from rounds_search;
revoke all on function search_patients(text, integer) from public;
grant execute on function search_patients(text, integer) to rounds_app;

-- Whoever changes a password, a role or an account, and by whatever path: what was opened under the old one ends with it.
-- `app.keep_session` names the one session from which it was done.
create function end_sessions(of_user uuid, because text) returns void
language sql set search_path = public, pg_temp as $$
  with ended as (
    update "Session" set "endedAt" = clock_timestamp(), "endedBecause" = because
    where "userId" = of_user and "endedAt" is null
      and id is distinct from nullif(current_setting('app.keep_session', true), '')::uuid
    returning id, "activeClinicId"
  ), recorded as (
    insert into "Fact" (id, "clinicId", name, actor, "actorName", "subjectType", "subjectId", reason, "requestId")
    select gen_random_uuid(), "activeClinicId", 'session.ended', 'system:sessions', 'sessions', 'session', id::text,
      because, gen_random_uuid()::text
    from ended
  )
  select pg_notify('rounds_live', json_build_array(json_build_object(
    'clinicId', "activeClinicId", 'name', 'session.ended', 'subjectId', id))::text)
  from ended where "activeClinicId" is not null
$$;
create function user_changed() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if new."disabledAt" is not null and old."disabledAt" is null then
    perform end_sessions(new.id, 'disabled');
  elsif new."passwordHash" is distinct from old."passwordHash" then
    perform end_sessions(new.id, 'password_changed');
  end if;
  return null;
end
$$;
create function member_changed() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if new.roles is distinct from old.roles or (old.active and not new.active) then
    perform end_sessions(new."userId", 'roles_changed');
  end if;
  return null;
end
$$;
create trigger user_changed after update on "User" for each row execute function user_changed();
create trigger member_changed after update on "Member" for each row execute function member_changed();
