-- Who looked at a patient: looks at one carry the patient, looks at a list name all it showed.
create index "Fact_listed_patients" on "Fact" using gin (((after -> 'patients')::jsonb)) where name = 'patient.listed';
grant select on "Fact" to rounds_search;
create policy search on "Fact" for select to rounds_search using (true);

/* Newest first, of this transaction's clinic, of the patient and all records merged into theirs. In a function, because under a policy the list's index is not used. */
create function patient_accesses(patient uuid, before_at timestamptz, before_id uuid, most integer) returns table (
  id uuid, name text, actor text, "actorName" text, after json, "createdAt" timestamptz
)
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  clinic uuid := nullif(current_setting('app.clinic_id', true), '')::uuid;
  records uuid[];
begin
  if clinic is null then
    return;
  end if;
  with recursive same as (
    select one.id, 0 as step from "Patient" one where one."clinicId" = clinic and one.id = patient
    union all
    select other.id, same.step + 1 from "Patient" other
    join same on other."mergedIntoId" = same.id
    where other."clinicId" = clinic and same.step < 20
  )
  select array_agg(same.id) into records from same;
  return query
    select look.id, look.name, look.actor, look."actorName", look.after, look."createdAt" from (
      (select one.* from "Fact" one
       where one."clinicId" = clinic and one."patientId" = any(records)
         and one.name in ('patient.read', 'webhook.body_read', 'access.unmasked')
         and (before_at is null or (one."createdAt", one.id) < (before_at, before_id))
       order by one."createdAt" desc, one.id desc limit most)
      union all
      (select listed.* from "Fact" listed
       where listed.name = 'patient.listed' and (listed.after -> 'patients')::jsonb ?| records::text[]
         and listed."clinicId" = clinic
         and (before_at is null or (listed."createdAt", listed.id) < (before_at, before_id))
       order by listed."createdAt" desc, listed.id desc limit most)
    ) look
    order by look."createdAt" desc, look.id desc limit most;
end
$$;
grant create on schema public to rounds_search;
alter function patient_accesses(uuid, timestamptz, uuid, integer) owner to rounds_search;
revoke create on schema public from rounds_search;
revoke all on function patient_accesses(uuid, timestamptz, uuid, integer) from public;
grant execute on function patient_accesses(uuid, timestamptz, uuid, integer) to rounds_app;

/* A person of the platform, by the address they sign in with: all a clinic may learn of an account that is not its own. */
grant select ("name") on "User" to rounds_people;
create function platform_account(wanted text) returns table (id uuid, name text)
language sql stable security definer set search_path = public, pg_temp as $$
  select account.id, account.name from "User" account
  where account.email = wanted and account."isPlatform" and account."disabledAt" is null
$$;
grant create on schema public to rounds_people;
alter function platform_account(text) owner to rounds_people;
revoke create on schema public from rounds_people;
revoke all on function platform_account(text) from public;
grant execute on function platform_account(text) to rounds_app;
