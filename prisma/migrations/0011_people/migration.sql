-- Accounts and sessions belong to no clinic, so rounds_app sees none of them. What a clinic may know of its members'
-- accounts, and do to them, is said here: functions of an owner of their own, with the clinic filter inside.
do $$ begin
  if not exists (select from pg_roles where rolname = 'rounds_people') then
    create role rounds_people nologin;
  end if;
end $$;
grant rounds_people to current_user;
grant usage on schema public to rounds_people;
grant select ("id", "email", "isPlatform", "totpConfirmedAt", "disabledAt", "passwordHash") on "User" to rounds_people;
grant update ("disabledAt", "totpSealed", "totpConfirmedAt", "totpLastStep") on "User" to rounds_people;
grant select, update ("endedAt", "endedBecause") on "Session" to rounds_people;
grant select, update ("active") on "Member" to rounds_people;
grant select, delete on "RecoveryCode" to rounds_people;
grant insert on "Fact" to rounds_people;
grant usage on sequence "Fact_seq_seq" to rounds_people;
create policy people on "User" to rounds_people using (true) with check (true);
create policy people on "Session" to rounds_people using (true) with check (true);
create policy people on "Member" to rounds_people using (true) with check (true);
create policy people on "RecoveryCode" to rounds_people using (true);
create policy people on "Fact" for insert to rounds_people with check (true);

/* The account of a member of this transaction's clinic; null for another clinic's and for none. */
create function team_user(of_member uuid) returns uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select "userId" from "Member"
  where id = of_member and "clinicId" = nullif(current_setting('app.clinic_id', true), '')::uuid
$$;

/*
 * What a clinic knows of its members' accounts. `elsewhere`: works for the platform, or works or worked in
 * another clinic too (which may let them in again), so this clinic alone cannot change how they sign in. Sessions are those that stand in this clinic, of the last twenty opened.
 */
create function team_accounts(of_members uuid[], at timestamptz) returns table (
  "memberId" uuid, email text, "disabledAt" timestamptz, "secondFactor" boolean, elsewhere boolean,
  sessions integer, "lastSeenAt" timestamptz
)
language sql stable security definer set search_path = public, pg_temp as $$
  select member.id, account.email, account."disabledAt", account."totpConfirmedAt" is not null,
    account."isPlatform" or exists (
      select from "Member" other
      where other."userId" = member."userId" and other."clinicId" <> member."clinicId"
    ),
    coalesce(seen.sessions, 0)::integer, seen."lastSeenAt"
  from "Member" member
  join "User" account on account.id = member."userId"
  left join lateral (
    select count(*) filter (
        where late."endedAt" is null and late."expiresAt" > at
          and late."lastSeenAt" > at - case when member.roles = array['caregiver']::text[]
            then interval '30 minutes' else interval '15 minutes' end
      ) as sessions,
      max(late."lastSeenAt") as "lastSeenAt"
    from (
      select session."endedAt", session."expiresAt", session."lastSeenAt" from "Session" session
      where session."userId" = member."userId" and session."activeClinicId" = member."clinicId"
      order by session."createdAt" desc limit 20
    ) late
  ) seen on true
  where member.id = any (of_members)
    and member."clinicId" = nullif(current_setting('app.clinic_id', true), '')::uuid
$$;

/* The member of this clinic who signs in with that address. */
create function team_member_of(wanted text) returns uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select member.id from "User" account join "Member" member on member."userId" = account.id
  where account.email = wanted and member."clinicId" = nullif(current_setting('app.clinic_id', true), '')::uuid
$$;

/* A member's open sessions in this clinic. */
create function team_sessions(of_member uuid, at timestamptz) returns table (
  id uuid, "userAgent" text, network text, "createdAt" timestamptz, "lastSeenAt" timestamptz, "expiresAt" timestamptz
)
language sql stable security definer set search_path = public, pg_temp as $$
  select session.id, session."userAgent", session.network, session."createdAt", session."lastSeenAt",
    session."expiresAt"
  from "Member" member
  join "Session" session on session."userId" = member."userId" and session."activeClinicId" = member."clinicId"
  where member.id = of_member and member."clinicId" = nullif(current_setting('app.clinic_id', true), '')::uuid
    and session."endedAt" is null and session."expiresAt" > at
    and session."lastSeenAt" > at - case when member.roles = array['caregiver']::text[]
      then interval '30 minutes' else interval '15 minutes' end
  order by session."lastSeenAt" desc, session.id
$$;

/* Ends one of a member's sessions in this clinic, or all of them; gives back those that it ended. */
create function end_team_sessions(of_member uuid, one uuid, at timestamptz) returns setof uuid
language sql security definer set search_path = public, pg_temp as $$
  update "Session" session set "endedAt" = at, "endedBecause" = 'by_admin'
  where session."userId" = team_user(of_member) and session."endedAt" is null
    and session."activeClinicId" = nullif(current_setting('app.clinic_id', true), '')::uuid
    and (one is null or session.id = one)
  returning session.id
$$;

/* Takes a member's second factor away, so that it is set up anew, and ends what was opened with it. */
create function reset_second_factor(of_member uuid) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  account uuid := team_user(of_member);
begin
  update "User" set "totpSealed" = null, "totpConfirmedAt" = null, "totpLastStep" = null
  where id = account and "totpConfirmedAt" is not null;
  if not found then
    return false;
  end if;
  delete from "RecoveryCode" where "userId" = account;
  perform end_sessions(account, 'second_factor_reset');
  return true;
end
$$;

/*
 * Shuts or opens a person's account in every clinic; for the platform. 'last_admin' when a clinic would be left without
 * one, whichever clinic it is.
 */
create function set_account_disabled(of_member uuid, wanted boolean, at timestamptz) returns text
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  account uuid := team_user(of_member);
begin
  perform 1 from "Member" admin
  where admin."clinicId" in (select "clinicId" from "Member" where "userId" = account)
    and (admin."userId" = account or (admin.active and 'admin' = any (admin.roles)))
  order by admin.id for update;
  if wanted and exists (
    select from "Member" own
    where own."userId" = account and own.active and 'admin' = any (own.roles)
      and not exists (
        select from "Member" other join "User" there on there.id = other."userId" and there."disabledAt" is null
        where other."clinicId" = own."clinicId" and other."userId" <> account and other.active
          and 'admin' = any (other.roles) and (other."endsAt" is null or other."endsAt" > at)
      )
  ) then
    return 'last_admin';
  end if;
  update "User" set "disabledAt" = case when wanted then at end
  where id = account and ("disabledAt" is not null) <> wanted;
  return case when found then 'changed' else 'unchanged' end;
end
$$;

/* Ends the sessions that stand in one clinic. As end_sessions, which ends a person's everywhere. */
create function end_clinic_sessions(of_user uuid, in_clinic uuid, because text) returns void
language sql set search_path = public, pg_temp as $$
  with ended as (
    update "Session" set "endedAt" = clock_timestamp(), "endedBecause" = because
    where "userId" = of_user and "activeClinicId" = in_clinic and "endedAt" is null
    returning id
  ), recorded as (
    insert into "Fact" (id, "clinicId", name, actor, "actorName", "subjectType", "subjectId", reason, "requestId")
    select gen_random_uuid(), in_clinic, 'session.ended', 'system:sessions', 'sessions', 'session', id::text,
      because, gen_random_uuid()::text
    from ended
  )
  select pg_notify('rounds_live', json_build_array(json_build_object(
    'clinicId', in_clinic, 'name', 'session.ended', 'subjectId', id))::text)
  from ended
$$;
/* What a clinic changes of a membership ends nobody's work in another clinic: each request reads the roles anew. */
create or replace function member_changed() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if new.roles is distinct from old.roles or (old.active and not new.active) then
    perform end_clinic_sessions(new."userId", new."clinicId", case when new.active then 'roles_changed' else 'disabled' end);
  end if;
  return null;
end
$$;

grant create on schema public to rounds_people;
do $$
declare
  named text;
begin
  foreach named in array array[
    'team_user(uuid)', 'team_accounts(uuid[], timestamptz)', 'team_member_of(text)', 'team_sessions(uuid, timestamptz)',
    'end_team_sessions(uuid, uuid, timestamptz)', 'reset_second_factor(uuid)',
    'set_account_disabled(uuid, boolean, timestamptz)'
  ] loop
    execute format('alter function %s owner to rounds_people', named);
    execute format('revoke all on function %s from public', named);
    execute format('grant execute on function %s to rounds_app', named);
  end loop;
  -- A clinic's own connection changes roles now, so what a change ends can no longer be ended in the caller's name.
  foreach named in array array[
    'end_sessions(uuid, text)', 'end_clinic_sessions(uuid, uuid, text)', 'user_changed()', 'member_changed()'
  ] loop
    execute format('alter function %s owner to rounds_people', named);
    execute format('alter function %s security definer', named);
    execute format('revoke all on function %s from public', named);
  end loop;
end
$$;
revoke create on schema public from rounds_people;

create index "Member_clinicId_name_id_idx" on "Member" ("clinicId", "name", "id");
