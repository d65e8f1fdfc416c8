-- Who may see and change what 0006 made. Same rules as in 0002: a clinic's rows for rounds_app in that clinic's
-- transaction only; the platform's role where its work needs it; the owner reads, so that a dump is whole.
do $$
declare
  owned text;
begin
  foreach owned in array array[
    'Invitation', 'PlatformGrant', 'SpecialAccess', 'Approval', 'Task', 'Consent', 'MessageVersion', 'PatientRelation',
    'PatientNote', 'PatientMerge', 'PatientImport', 'PatientImportRow', 'PatientKey', 'PasswordReset', 'FactLink'
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
  foreach owned in array array['RecoveryCode', 'PlatformConnection', 'RateBucket'] loop
    execute format('alter table %I enable row level security', owned);
    execute format('alter table %I force row level security', owned);
    execute format('create policy owner_reads on %I for select to current_user using (true)', owned);
  end loop;
end
$$;

-- What belongs to no clinic is the platform's alone.
create policy platform on "RecoveryCode" to rounds_platform using (true) with check (true);
create policy platform on "PlatformConnection" to rounds_platform using (true) with check (true);
create policy platform on "RateBucket" to rounds_platform using (true) with check (true);
grant select, insert, update, delete on "RecoveryCode", "RateBucket" to rounds_platform;
grant select, insert, update on "PlatformConnection" to rounds_platform;

-- Looked up before a clinic is known (links), with the session (special access), or across clinics (sealer, rotation).
create policy platform on "Invitation" to rounds_platform using (true) with check (true);
create policy platform on "PasswordReset" to rounds_platform using (true) with check (true);
create policy platform on "PlatformGrant" to rounds_platform using (true) with check (true);
create policy platform on "SpecialAccess" for select to rounds_platform using (true);
create policy platform on "FactLink" to rounds_platform using (true) with check (true);
create policy platform on "PatientKey" to rounds_platform using (true) with check (true);
grant select, insert, update on "Invitation", "PasswordReset", "PlatformGrant" to rounds_platform;
grant select on "SpecialAccess" to rounds_platform;
grant select, insert on "FactLink" to rounds_platform;
grant select, update on "PatientKey" to rounds_platform;
-- What GitHub and Coolify tell belongs to no clinic.
grant insert on "WebhookDelivery", "WebhookEvent" to rounds_platform;

grant select, insert, update on "Invitation", "PlatformGrant", "SpecialAccess", "Approval", "Task", "PatientImport",
  "PatientImportRow", "PatientMerge", "PatientKey", "PasswordReset" to rounds_app;
grant select, insert on "Consent", "MessageVersion", "PatientNote" to rounds_app;
grant select, insert, delete on "PatientRelation" to rounds_app;
grant delete on "PatientImportRow" to rounds_app;
grant select on "FactLink" to rounds_app;
grant insert, update on "Connection", "Member" to rounds_app;
grant usage on sequence "Fact_seq_seq" to rounds_app, rounds_platform;

-- Where there is no clinic, the key alone says what is the same event.
drop index "WebhookEvent_clinicId_provider_key_key";
create unique index "WebhookEvent_clinicId_provider_key_key" on "WebhookEvent" ("clinicId", "provider", "key")
  nulls not distinct;

-- The owner may only read, row-level security being forced: lifted for this one statement.
alter table "WebhookDelivery" no force row level security;
update "WebhookDelivery" set refused = 1 where outcome = 'refused';
alter table "WebhookDelivery" force row level security;
create or replace function refuse_webhooks(
  p_clinic uuid, p_ids uuid[], p_providers text[], p_reasons text[], p_received timestamptz[]
) returns void
language sql as $$
  select set_config('app.clinic_id', p_clinic::text, true);
  insert into public."WebhookDelivery" ("id", "clinicId", "provider", "outcome", "refused", "reason", "receivedAt")
  select row.id, p_clinic, row.provider, 'refused', 1, row.reason, row.received
  from unnest(p_ids, p_providers, p_reasons, p_received) as row (id, provider, reason, received);
$$;
alter table "WebhookDelivery" add check (refused >= 0 and (refused > 0) = (outcome = 'refused'));

alter table "Message" add check (kind in ('text', 'image', 'audio', 'video', 'document', 'sticker', 'location', 'contacts',
  'interactive', 'button', 'reaction', 'order', 'system', 'unsupported', 'form'));
alter table "Patient" add check (source in ('whatsapp', 'web', 'import', 'member', 'voice', 'sms', 'email')),
  add check ("mergedIntoId" is distinct from id);
alter table "PatientRelation" add check (kind in ('parent', 'child', 'partner', 'sibling', 'guardian', 'ward', 'other')),
  add check ("patientId" <> "relativeId");
alter table "PatientMerge" add check ("keptId" <> "mergedId");
alter table "PatientImport" add check (status in ('checked', 'importing', 'done', 'cancelled', 'failed'));
alter table "PatientImportRow" add check (outcome in ('create', 'update', 'same', 'invalid', 'created', 'updated'));
alter table "Consent"
  add check (purpose in ('data_processing', 'marketing_whatsapp', 'marketing_email', 'marketing_sms',
    'appointment_reminders', 'treatment_updates', 'call_recording', 'ai_processing', 'third_party_sharing')),
  add check (status in ('granted', 'denied', 'withdrawn', 'expired', 'pending'));
alter table "Task"
  add check (status in ('open', 'done', 'cancelled')),
  add check ((status = 'open') = ("finishedAt" is null)),
  add check ("ownerRole" in ('admin', 'doctor', 'coordinator', 'frontdesk', 'caregiver', 'operator', 'auditor')),
  add check ("sourceType" in ('member', 'rule', 'run', 'message', 'system'));
alter table "Invitation" add check (roles <@ array['admin', 'doctor', 'coordinator', 'frontdesk', 'caregiver']::text[]),
  add check (cardinality(roles) > 0);
alter table "PlatformGrant" add check (role in ('operator', 'auditor')),
  add check ("endsAt" <= "createdAt" + interval '8 hours');
alter table "SpecialAccess" add check (kind in ('break_glass', 'unmask')),
  add check ((kind = 'unmask') = ("patientId" is not null)),
  add check (verdict in ('justified', 'not_justified'));
alter table "Approval"
  add check (status in ('pending', 'approved', 'denied', 'withdrawn', 'expired', 'failed')),
  add check ("decidedById" is distinct from "requestedById");
-- One open invitation an address and clinic; one open question a kind and subject.
create unique index "Invitation_one_open" on "Invitation" ("clinicId", email) where "acceptedAt" is null and "revokedAt" is null;
create unique index "Approval_one_open" on "Approval" ("clinicId", kind, "subjectId") where status = 'pending';
