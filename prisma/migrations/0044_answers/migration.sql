-- AlterTable
ALTER TABLE "ContactPreference" ADD COLUMN     "messageId" UUID;

-- CreateTable
CREATE TABLE "HeardAnswer" (
    "id" UUID NOT NULL,
    "clinicId" UUID NOT NULL,
    "messageId" UUID NOT NULL,
    "contactId" UUID NOT NULL,
    "requestId" UUID,
    "reading" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "because" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "purposes" TEXT[],
    "taskId" UUID,
    "settledAs" TEXT,
    "settledById" UUID,
    "settledAt" TIMESTAMPTZ(3),
    "saidAt" TIMESTAMPTZ(3) NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "HeardAnswer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ConsentRenewal" (
    "id" UUID NOT NULL,
    "clinicId" UUID NOT NULL,
    "patientId" UUID NOT NULL,
    "purposes" TEXT[],
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "key" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "because" TEXT,
    "requestId" UUID,
    "askedAt" TIMESTAMPTZ(3),
    "remindedAt" TIMESTAMPTZ(3),
    "startedAt" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "ConsentRenewal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ConsentAudit" (
    "id" UUID NOT NULL,
    "clinicId" UUID NOT NULL,
    "day" DATE NOT NULL,
    "counts" JSON NOT NULL,
    "madeAt" TIMESTAMPTZ(3) NOT NULL,
    "runId" UUID,

    CONSTRAINT "ConsentAudit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ConsentAuditFinding" (
    "id" UUID NOT NULL,
    "clinicId" UUID NOT NULL,
    "auditId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "patientId" UUID,
    "purpose" TEXT,
    "subjectId" UUID,
    "at" TIMESTAMPTZ(3),

    CONSTRAINT "ConsentAuditFinding_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "HeardAnswer_clinicId_requestId_idx" ON "HeardAnswer"("clinicId", "requestId");

-- CreateIndex
CREATE INDEX "HeardAnswer_clinicId_taskId_idx" ON "HeardAnswer"("clinicId", "taskId");

-- CreateIndex
CREATE UNIQUE INDEX "HeardAnswer_clinicId_messageId_key" ON "HeardAnswer"("clinicId", "messageId");

-- CreateIndex
CREATE INDEX "ConsentRenewal_clinicId_patientId_idx" ON "ConsentRenewal"("clinicId", "patientId");

-- CreateIndex
CREATE UNIQUE INDEX "ConsentRenewal_clinicId_key_key" ON "ConsentRenewal"("clinicId", "key");

-- CreateIndex
CREATE UNIQUE INDEX "ConsentAudit_clinicId_id_key" ON "ConsentAudit"("clinicId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "ConsentAudit_clinicId_day_key" ON "ConsentAudit"("clinicId", "day");

-- CreateIndex
CREATE INDEX "ConsentAuditFinding_clinicId_auditId_kind_id_idx" ON "ConsentAuditFinding"("clinicId", "auditId", "kind", "id");

-- AddForeignKey
ALTER TABLE "ConsentAuditFinding" ADD CONSTRAINT "ConsentAuditFinding_clinicId_auditId_fkey" FOREIGN KEY ("clinicId", "auditId") REFERENCES "ConsentAudit"("clinicId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

alter table "HeardAnswer"
  add constraint heard_reading check (reading in ('yes', 'no', 'stop', 'resume', 'unclear', 'none')),
  add constraint heard_outcome check (outcome in ('settled', 'stopped', 'resumed', 'asked', 'taken_back', 'nothing')),
  add constraint heard_settled check (coalesce("settledAs" in ('yes', 'no', 'none'), true)
    and ("settledAs" is null) = ("settledAt" is null));
alter table "ConsentRenewal" add constraint renewal_status
  check (status in ('asking', 'answered', 'withdrawn', 'expired', 'stopped'));

-- What ends next.
create index "Consent_ends" on "Consent" ("clinicId", "expiresAt", id) where status = 'granted';

-- A stop may be said in words, too, and by SMS: it is laid as one told inside WhatsApp is.
create or replace function lay_stops(in_clinic uuid, stopped_contacts uuid[]) returns void
  language sql volatile set search_path = public, pg_temp as $$
  insert into "Consent" (id, "clinicId", "patientId", purpose, status, source, evidence, "effectKey", "recordedAt", "createdAt")
  select distinct on (told.id, kept.id) gen_random_uuid(), in_clinic, kept.id, told.purpose, 'withdrawn',
    case stopped.channel when 'sms' then 'sms' else 'whatsapp' end,
    case when told."messageId" is null
      then json_build_object('webhookEventId', told."webhookEventId", 'setting', 'stop')
      else json_build_object('messageId', told."messageId", 'reading', 'stop') end,
    told.key || ':' || kept.id, told."decidedAt", now()
  from "ContactPreference" told
  join "Contact" stopped on stopped."clinicId" = in_clinic and stopped.id = told."contactId"
  join "Contact" reached on reached."clinicId" = in_clinic and reached.channel in ('whatsapp', 'sms', 'voice')
    and reached.address = stopped.address
  join "PatientContact" link on link."clinicId" = in_clinic and link."contactId" = reached.id
  cross join lateral (
    with recursive way as (
      select id, "mergedIntoId", 0 as step from "Patient" where "clinicId" = in_clinic and id = link."patientId"
      union all
      select next.id, next."mergedIntoId", way.step + 1 from way
      join "Patient" next on next."clinicId" = in_clinic and next.id = way."mergedIntoId" where way.step < 20
    )
    select id from way where "mergedIntoId" is null
  ) kept
  where told."clinicId" = in_clinic and told."contactId" = any(stopped_contacts) and told.status = 'withdrawn'
  on conflict do nothing
$$;

drop trigger address_changed on "Contact";
create trigger address_changed after update of address on "Contact"
  for each row when (new.channel in ('whatsapp', 'sms')) execute function address_changed();

create or replace function people_linked() returns trigger language plpgsql set search_path = public, pg_temp as $$
declare
  found record;
begin
  for found in
    -- From the few who ever stopped something: many may be linked at once.
    with told as materialized (
      select distinct one."clinicId", one."contactId" from "ContactPreference" one
      where one."clinicId" in (select linked."clinicId" from linked)
    )
    select told."clinicId" as clinic, array_agg(stopped.id) as contacts from told
    join "Contact" stopped on stopped."clinicId" = told."clinicId" and stopped.id = told."contactId"
      and stopped.channel in ('whatsapp', 'sms')
    where exists (
      select from "Contact" reached
      join linked on linked."clinicId" = reached."clinicId" and linked."contactId" = reached.id
      where reached."clinicId" = told."clinicId" and reached.address = stopped.address
        and reached.channel in ('whatsapp', 'sms', 'voice'))
    group by 1
  loop
    perform lay_stops(found.clinic, found.contacts);
  end loop;
  return null;
end
$$;

-- Who was joined with another record is asked nothing under the old one.
create function merged_is_not_asked() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  update "ConsentRequest" set status = 'cancelled'
    where "clinicId" = new."clinicId" and "patientId" = new.id and status in ('open', 'unclear');
  update "ConsentRenewal" set status = 'stopped', because = 'merged', "endedAt" = now()
    where "clinicId" = new."clinicId" and "patientId" = new.id and status = 'asking';
  return null;
end
$$;
create trigger merged_is_not_asked after update of "mergedIntoId" on "Patient"
  for each row when (old."mergedIntoId" is null and new."mergedIntoId" is not null)
  execute function merged_is_not_asked();

do $$
declare
  owned text;
begin
  foreach owned in array array['HeardAnswer', 'ConsentRenewal', 'ConsentAudit', 'ConsentAuditFinding'] loop
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
grant select, insert, update on "HeardAnswer", "ConsentRenewal" to rounds_app;
grant select, insert on "ConsentAudit", "ConsentAuditFinding" to rounds_app;
