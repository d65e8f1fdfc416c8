-- Whom an alert was told to, or why nobody yet; a notice may be about one clinic, and is that clinic's then.

ALTER TABLE "Alert" ADD COLUMN     "mutedBy" TEXT,
ADD COLUMN     "severity" TEXT NOT NULL DEFAULT 'warning',
ADD COLUMN     "toldAt" TIMESTAMPTZ(3);

ALTER TABLE "OperationNotice" ADD COLUMN     "clinicId" UUID,
ADD COLUMN     "severity" TEXT NOT NULL DEFAULT 'warning';

-- What fires now was told when it began to. An owner who is no superuser is held by the policies, too.
alter table "Alert" no force row level security;
update "Alert" set "toldAt" = "firedAt" where "firedAt" is not null;
alter table "Alert" force row level security;

alter table "Alert" add check (severity in ('critical', 'warning')), add check ("mutedBy" in ('maintenance', 'silence'));
alter table "AlertSetting" add check (severity in ('critical', 'warning')), add check ("forMs" >= 0);
alter table "AlertSilence" add check ("endsAt" > "startsAt");
alter table "AlertChannel"
  add check (kind in ('email', 'slack', 'discord', 'webhook', 'console')),
  add check ("atLeast" in ('critical', 'warning')),
  add check (kind = 'console' or "sealedAddress" is not null);
alter table "OperationNotice"
  add check (status in ('queued', 'sent', 'kept', 'failed', 'unsure', 'muted')),
  add check (severity in ('critical', 'warning', 'info'));

drop policy installation on "OperationNotice";
create policy installation on "OperationNotice" to rounds_app
  using (
    nullif(current_setting('app.clinic_id', true), '') is not null
    and ("clinicId" is null or "clinicId" = nullif(current_setting('app.clinic_id', true), '')::uuid)
  )
  with check (
    nullif(current_setting('app.clinic_id', true), '') is not null
    and ("clinicId" is null or "clinicId" = nullif(current_setting('app.clinic_id', true), '')::uuid)
  );

-- The console itself tells from the first day; it can be turned off and not taken away.
create unique index "AlertChannel_one_console" on "AlertChannel" (kind) where kind = 'console';
alter table "AlertChannel" no force row level security;
insert into "AlertChannel" (id, title, kind) values (gen_random_uuid(), 'Rounds', 'console');
alter table "AlertChannel" force row level security;
