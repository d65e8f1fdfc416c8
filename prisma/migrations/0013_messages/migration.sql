-- A message may be edited or deleted by its writer before it has come itself, and in any order.
DROP TABLE "MessageVersion";

-- CreateTable
CREATE TABLE "MessageVersion" (
    "id" UUID NOT NULL,
    "clinicId" UUID NOT NULL,
    "contactId" UUID NOT NULL,
    "targetExternalId" TEXT NOT NULL,
    "externalId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "detail" JSON,
    "saidAt" TIMESTAMPTZ(3) NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "MessageVersion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "FormerAddress" (
    "id" UUID NOT NULL,
    "clinicId" UUID NOT NULL,
    "contactId" UUID NOT NULL,
    "address" TEXT NOT NULL,
    "leftAt" TIMESTAMPTZ(3) NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "FormerAddress_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "MessageVersion_clinicId_externalId_key" ON "MessageVersion"("clinicId", "externalId");

-- CreateIndex
CREATE INDEX "MessageVersion_clinicId_targetExternalId_saidAt_idx" ON "MessageVersion"("clinicId", "targetExternalId", "saidAt");

-- CreateIndex
CREATE INDEX "MessageVersion_clinicId_contactId_idx" ON "MessageVersion"("clinicId", "contactId");

-- CreateIndex
CREATE UNIQUE INDEX "FormerAddress_clinicId_contactId_address_leftAt_key" ON "FormerAddress"("clinicId", "contactId", "address", "leftAt");

-- CreateIndex
CREATE INDEX "FormerAddress_clinicId_address_leftAt_idx" ON "FormerAddress"("clinicId", "address", "leftAt");

-- AddForeignKey
ALTER TABLE "MessageVersion" ADD CONSTRAINT "MessageVersion_clinicId_contactId_fkey" FOREIGN KEY ("clinicId", "contactId") REFERENCES "Contact"("clinicId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FormerAddress" ADD CONSTRAINT "FormerAddress_clinicId_contactId_fkey" FOREIGN KEY ("clinicId", "contactId") REFERENCES "Contact"("clinicId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- CreateTable
CREATE TABLE "ContactPreference" (
    "id" UUID NOT NULL,
    "clinicId" UUID NOT NULL,
    "contactId" UUID NOT NULL,
    "purpose" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "webhookEventId" UUID NOT NULL,
    "decidedAt" TIMESTAMPTZ(3) NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ContactPreference_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "ContactPreference_clinicId_key_key" ON "ContactPreference"("clinicId", "key");

-- CreateIndex
CREATE INDEX "ContactPreference_clinicId_contactId_idx" ON "ContactPreference"("clinicId", "contactId");

-- AddForeignKey
ALTER TABLE "ContactPreference" ADD CONSTRAINT "ContactPreference_clinicId_contactId_fkey" FOREIGN KEY ("clinicId", "contactId") REFERENCES "Contact"("clinicId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- An edited message is scored again.
ALTER TABLE "Score" ADD COLUMN "revision" TEXT NOT NULL DEFAULT '';
DROP INDEX "Score_clinicId_leadId_messageId_scorer_key";
CREATE UNIQUE INDEX "Score_clinicId_leadId_messageId_scorer_revision_key" ON "Score"("clinicId", "leadId", "messageId", "scorer", "revision");

do $$
declare
  owned text;
begin
  foreach owned in array array['MessageVersion', 'FormerAddress', 'ContactPreference'] loop
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
grant select, insert, update on "MessageVersion" to rounds_app;
grant select, insert on "FormerAddress" to rounds_app;
grant select, insert, update ("contactId") on "ContactPreference" to rounds_app;
alter table "ContactPreference" add check (status in ('granted', 'withdrawn'));
alter table "MessageVersion" add check (kind in ('original', 'edit', 'revoke'));

-- What a patient took back is quoted no longer: nothing else of a score changes, ever.
grant update (reasons) on "Score" to rounds_app;

-- Offers stopped inside WhatsApp are a withdrawal of everybody known at that number, by whichever channel, and of whoever
-- becomes known there later, whoever writes that down. A stop that is laid already is laid no second time.
create function lay_stops(in_clinic uuid, stopped_contacts uuid[]) returns void
  language sql volatile set search_path = public, pg_temp as $$
  insert into "Consent" (id, "clinicId", "patientId", purpose, status, source, evidence, "effectKey", "recordedAt", "createdAt")
  select distinct on (told.id, kept.id) gen_random_uuid(), in_clinic, kept.id, told.purpose, 'withdrawn', 'whatsapp',
    json_build_object('webhookEventId', told."webhookEventId", 'setting', 'stop'),
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

create function preference_told() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  perform lay_stops(new."clinicId", array[new."contactId"]);
  return null;
end
$$;
create trigger preference_told after insert or update of "contactId" on "ContactPreference"
  for each row execute function preference_told();

create function address_changed() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  perform lay_stops(new."clinicId", array[new.id]);
  return null;
end
$$;
create trigger address_changed after update of address on "Contact"
  for each row when (new.channel = 'whatsapp') execute function address_changed();

create function people_linked() returns trigger language plpgsql set search_path = public, pg_temp as $$
declare
  found record;
begin
  for found in
    select linked."clinicId" as clinic, array_agg(distinct stopped.id) as contacts from linked
    join "Contact" reached on reached."clinicId" = linked."clinicId" and reached.id = linked."contactId"
      and reached.channel in ('whatsapp', 'sms', 'voice')
    join "Contact" stopped on stopped."clinicId" = linked."clinicId" and stopped.channel = 'whatsapp'
      and stopped.address = reached.address
    join "ContactPreference" told on told."clinicId" = linked."clinicId" and told."contactId" = stopped.id
    group by 1
  loop
    perform lay_stops(found.clinic, found.contacts);
  end loop;
  return null;
end
$$;
create trigger people_linked after insert on "PatientContact"
  referencing new table as linked for each statement execute function people_linked();

-- A conversation is read in the order in which it was said, whatever the order of arrival.
ALTER TABLE "Message" ADD COLUMN "position" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "Message" ADD COLUMN "saidAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;
create function message_said() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  new."saidAt" := least(coalesce(new."providerAt", new."createdAt"), new."createdAt")
    + least(new.position, 999) * interval '1 millisecond';
  return new;
end
$$;
create trigger message_said before insert or update of "providerAt", "createdAt", position on "Message"
  for each row execute function message_said();
alter table "Message" no force row level security;
update "Message" set position = 0;
alter table "Message" force row level security;
CREATE INDEX "Message_clinicId_leadId_saidAt_id_idx" ON "Message"("clinicId", "leadId", "saidAt" DESC, "id" DESC);
