-- AlterTable
ALTER TABLE "Consent" ADD COLUMN     "evidenceId" UUID,
ADD COLUMN     "method" TEXT,
ADD COLUMN     "receiptId" UUID,
ADD COLUMN     "requestId" UUID;

-- CreateTable
CREATE TABLE "PolicyVersion" (
    "id" UUID NOT NULL,
    "clinicId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "label" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "texts" JSON NOT NULL,
    "purposes" TEXT[],
    "jurisdiction" TEXT NOT NULL,
    "controller" JSON NOT NULL,
    "privacyUrl" TEXT NOT NULL,
    "standing" TEXT NOT NULL DEFAULT 'valid',
    "createdById" UUID,
    "publishedById" UUID,
    "publishedAt" TIMESTAMPTZ(3),
    "retiredAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "PolicyVersion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ConsentRequest" (
    "id" UUID NOT NULL,
    "clinicId" UUID NOT NULL,
    "patientId" UUID NOT NULL,
    "contactId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "purposes" TEXT[],
    "policyVersion" TEXT,
    "language" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'open',
    "messageId" UUID,
    "tokenHash" BYTEA NOT NULL,
    "wantsReceipt" BOOLEAN NOT NULL DEFAULT true,
    "openedById" UUID,
    "openedAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "answeredAt" TIMESTAMPTZ(3),
    "answerMessageId" UUID,
    "effectKey" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ConsentRequest_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ConsentEvidence" (
    "id" UUID NOT NULL,
    "clinicId" UUID NOT NULL,
    "patientId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "sealed" BYTEA,
    "messageId" UUID,
    "witnessId" UUID,
    "memberId" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ConsentEvidence_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ConsentReceipt" (
    "id" UUID NOT NULL,
    "clinicId" UUID NOT NULL,
    "patientId" UUID NOT NULL,
    "requestId" UUID,
    "language" TEXT NOT NULL,
    "policyVersion" TEXT,
    "record" JSON NOT NULL,
    "tokenHash" BYTEA,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "revokedAt" TIMESTAMPTZ(3),
    "sentMessageId" UUID,
    "openedAt" TIMESTAMPTZ(3),
    "effectKey" TEXT NOT NULL,
    "memberId" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ConsentReceipt_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ConsentStanding" (
    "id" UUID NOT NULL,
    "clinicId" UUID NOT NULL,
    "patientId" UUID NOT NULL,
    "purpose" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "consentId" UUID,
    "requestId" UUID,
    "source" TEXT,
    "method" TEXT,
    "policyVersion" TEXT,
    "decidedAt" TIMESTAMPTZ(3),
    "expiresAt" TIMESTAMPTZ(3),
    "changedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ConsentStanding_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "PolicyVersion_clinicId_status_idx" ON "PolicyVersion"("clinicId", "status");

-- CreateIndex
CREATE UNIQUE INDEX "PolicyVersion_clinicId_number_key" ON "PolicyVersion"("clinicId", "number");

-- CreateIndex
CREATE UNIQUE INDEX "PolicyVersion_clinicId_label_key" ON "PolicyVersion"("clinicId", "label");

-- CreateIndex
CREATE UNIQUE INDEX "ConsentRequest_tokenHash_key" ON "ConsentRequest"("tokenHash");

-- CreateIndex
CREATE INDEX "ConsentRequest_clinicId_status_openedAt_id_idx" ON "ConsentRequest"("clinicId", "status", "openedAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "ConsentRequest_clinicId_patientId_openedAt_idx" ON "ConsentRequest"("clinicId", "patientId", "openedAt" DESC);

-- CreateIndex
CREATE INDEX "ConsentRequest_status_expiresAt_idx" ON "ConsentRequest"("status", "expiresAt");

-- CreateIndex
CREATE UNIQUE INDEX "ConsentRequest_clinicId_id_key" ON "ConsentRequest"("clinicId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "ConsentRequest_clinicId_effectKey_key" ON "ConsentRequest"("clinicId", "effectKey");

-- CreateIndex
CREATE INDEX "ConsentEvidence_clinicId_patientId_idx" ON "ConsentEvidence"("clinicId", "patientId");

-- CreateIndex
CREATE UNIQUE INDEX "ConsentEvidence_clinicId_id_key" ON "ConsentEvidence"("clinicId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "ConsentReceipt_tokenHash_key" ON "ConsentReceipt"("tokenHash");

-- CreateIndex
CREATE INDEX "ConsentReceipt_clinicId_createdAt_id_idx" ON "ConsentReceipt"("clinicId", "createdAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "ConsentReceipt_clinicId_patientId_createdAt_idx" ON "ConsentReceipt"("clinicId", "patientId", "createdAt" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "ConsentReceipt_clinicId_id_key" ON "ConsentReceipt"("clinicId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "ConsentReceipt_clinicId_effectKey_key" ON "ConsentReceipt"("clinicId", "effectKey");

-- CreateIndex
CREATE INDEX "ConsentStanding_clinicId_changedAt_id_idx" ON "ConsentStanding"("clinicId", "changedAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "ConsentStanding_clinicId_status_changedAt_id_idx" ON "ConsentStanding"("clinicId", "status", "changedAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "ConsentStanding_clinicId_status_expiresAt_id_idx" ON "ConsentStanding"("clinicId", "status", "expiresAt", "id");

-- CreateIndex
CREATE UNIQUE INDEX "ConsentStanding_clinicId_patientId_purpose_key" ON "ConsentStanding"("clinicId", "patientId", "purpose");

-- AddForeignKey
ALTER TABLE "ConsentRequest" ADD CONSTRAINT "ConsentRequest_clinicId_patientId_fkey" FOREIGN KEY ("clinicId", "patientId") REFERENCES "Patient"("clinicId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ConsentRequest" ADD CONSTRAINT "ConsentRequest_clinicId_contactId_fkey" FOREIGN KEY ("clinicId", "contactId") REFERENCES "Contact"("clinicId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ConsentEvidence" ADD CONSTRAINT "ConsentEvidence_clinicId_patientId_fkey" FOREIGN KEY ("clinicId", "patientId") REFERENCES "Patient"("clinicId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ConsentReceipt" ADD CONSTRAINT "ConsentReceipt_clinicId_patientId_fkey" FOREIGN KEY ("clinicId", "patientId") REFERENCES "Patient"("clinicId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ConsentStanding" ADD CONSTRAINT "ConsentStanding_clinicId_patientId_fkey" FOREIGN KEY ("clinicId", "patientId") REFERENCES "Patient"("clinicId", "id") ON DELETE CASCADE ON UPDATE CASCADE;


alter table "Consent" add constraint consent_method
  check (method in ('explicit', 'double_opt_in', 'in_person', 'form', 'import'));
alter table "PolicyVersion" add constraint policy_status check (status in ('draft', 'published', 'retired')),
  add constraint policy_standing check (standing in ('valid', 'ask_again')),
  add constraint policy_published check ((status = 'draft') = ("publishedAt" is null)),
  add constraint policy_retired check ((status = 'retired') = ("retiredAt" is not null));
alter table "ConsentRequest"
  add constraint request_kind check (kind in ('ask', 'double_opt_in', 'renewal')),
  add constraint request_status check (status in ('open', 'granted', 'denied', 'expired', 'unclear', 'cancelled')),
  add constraint request_purposes check (cardinality(purposes) > 0);
alter table "ConsentEvidence" add constraint evidence_kind
  check (kind in ('signature', 'witness', 'message', 'page', 'form'));
alter table "ConsentStanding" add constraint standing_status
  check (status in ('granted', 'denied', 'withdrawn', 'expired', 'pending'));
-- A yes must have one question it answers.
create unique index "ConsentRequest_one_open" on "ConsentRequest" ("clinicId", "contactId") where status = 'open';
create unique index "PolicyVersion_one_published" on "PolicyVersion" ("clinicId") where status = 'published';
create unique index "PolicyVersion_one_draft" on "PolicyVersion" ("clinicId") where status = 'draft';

-- What people agreed to is not rewritten behind them.
create function policy_stays() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if tg_op = 'DELETE' then
    if old.status <> 'draft' then raise exception 'a published policy is kept' using errcode = 'restrict_violation'; end if;
    return old;
  end if;
  if old.status <> 'draft' and (
    (new.label, new.number, new.title, new.texts::text, new.purposes, new.jurisdiction, new.controller::text,
      new."privacyUrl", new.standing, new."publishedAt", new."publishedById")
    is distinct from
    (old.label, old.number, old.title, old.texts::text, old.purposes, old.jurisdiction, old.controller::text,
      old."privacyUrl", old.standing, old."publishedAt", old."publishedById")
    or (old.status = 'retired' and new.status <> 'retired') or new.status = 'draft') then
    raise exception 'a published policy is not changed' using errcode = 'restrict_violation';
  end if;
  return new;
end
$$;
create trigger policy_stays before update or delete on "PolicyVersion" for each row execute function policy_stays();

-- How each purpose stands with whoever a record is today; the one place that says so. Two at once wait for each other.
create function consent_stands(in_clinic uuid, of_patient uuid) returns void
language plpgsql set search_path = public, pg_temp as $$
declare
  root uuid;
begin
  with recursive way as (
    select id, "mergedIntoId", 0 as step from "Patient" where "clinicId" = in_clinic and id = of_patient
    union all
    select next.id, next."mergedIntoId", way.step + 1 from "Patient" next
    join way on next."clinicId" = in_clinic and next.id = way."mergedIntoId" where way.step < 20
  )
  select id into root from way where "mergedIntoId" is null;
  if root is null then return; end if;
  perform pg_advisory_xact_lock(hashtextextended('standing ' || root::text, 0));
  with recursive same as (
    select root as id, 0 as step
    union all
    select other.id, same.step + 1 from "Patient" other
    join same on other."clinicId" = in_clinic and other."mergedIntoId" = same.id where same.step < 20
  ), decided as (
    select distinct on (purpose) consent.* from same
    join "Consent" consent on consent."clinicId" = in_clinic and consent."patientId" = same.id
    order by purpose, consent."recordedAt" desc,
      case consent.status when 'granted' then 1 when 'pending' then 1 else 0 end, consent.id desc
  ), asked as (
    select distinct on (purpose) purpose, request.id, request."openedAt" from same
    join "ConsentRequest" request on request."clinicId" = in_clinic and request."patientId" = same.id
      and request.status = 'open'
    cross join unnest(request.purposes) as purpose
    order by purpose, request."openedAt" desc, request.id desc
  ), kept as (
    insert into "ConsentStanding" as standing (id, "clinicId", "patientId", purpose, status, "consentId", "requestId", source,
      method, "policyVersion", "decidedAt", "expiresAt", "changedAt")
    select gen_random_uuid(), in_clinic, root, coalesce(decided.purpose, asked.purpose), coalesce(decided.status, 'pending'),
      decided.id, asked.id, decided.source, decided.method, decided."policyVersion", decided."recordedAt",
      decided."expiresAt", coalesce(decided."recordedAt", asked."openedAt")
    from decided full join asked on asked.purpose = decided.purpose
    on conflict ("clinicId", "patientId", purpose) do update set status = excluded.status,
      "consentId" = excluded."consentId", "requestId" = excluded."requestId", source = excluded.source,
      method = excluded.method, "policyVersion" = excluded."policyVersion", "decidedAt" = excluded."decidedAt",
      "expiresAt" = excluded."expiresAt", "changedAt" = excluded."changedAt"
    returning standing.purpose
  )
  delete from "ConsentStanding" gone where gone."clinicId" = in_clinic and (
    gone."patientId" in (select id from same where id <> root)
    or (gone."patientId" = root and gone.purpose not in (select purpose from kept)));
end
$$;
create function consent_decided() returns trigger language plpgsql set search_path = public, pg_temp as $$
declare
  one record;
begin
  for one in select distinct "clinicId", "patientId" from came order by 2 loop
    perform consent_stands(one."clinicId", one."patientId");
  end loop;
  return null;
end
$$;
create trigger consent_decided after insert on "Consent" referencing new table as came
  for each statement execute function consent_decided();
create trigger request_opened after insert on "ConsentRequest" referencing new table as came
  for each statement execute function consent_decided();
create function consent_moved() returns trigger language plpgsql set search_path = public, pg_temp as $$
declare
  one record;
begin
  for one in select "clinicId", "patientId" from went union select "clinicId", "patientId" from came order by 2 loop
    perform consent_stands(one."clinicId", one."patientId");
  end loop;
  return null;
end
$$;
create trigger consent_moved after update on "Consent" referencing old table as went new table as came
  for each statement execute function consent_moved();
create trigger request_settled after update on "ConsentRequest" referencing old table as went new table as came
  for each statement execute function consent_moved();
create function consent_gone() returns trigger language plpgsql set search_path = public, pg_temp as $$
declare
  one record;
begin
  for one in select distinct "clinicId", "patientId" from went order by 2 loop
    perform consent_stands(one."clinicId", one."patientId");
  end loop;
  return null;
end
$$;
create trigger consent_gone after delete on "Consent" referencing old table as went
  for each statement execute function consent_gone();
create trigger request_gone after delete on "ConsentRequest" referencing old table as went
  for each statement execute function consent_gone();
create function patient_joined() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  perform consent_stands(new."clinicId", new.id);
  if old."mergedIntoId" is not null then perform consent_stands(old."clinicId", old."mergedIntoId"); end if;
  return null;
end
$$;
create trigger patient_joined after update of "mergedIntoId" on "Patient"
  for each row when (old."mergedIntoId" is distinct from new."mergedIntoId") execute function patient_joined();

-- Behind /c/ there is no clinic yet. Unknown, another clinic's and one without a clinic answer alike: nothing.
create function consent_link(given bytea)
returns table ("clinicId" uuid, kind text, id uuid, "expiresAt" timestamptz, slug text, name text, "timeZone" text)
language sql stable security definer set search_path = public, pg_temp as $$
  select clinic.id, found.kind, found.id, found."expiresAt", clinic.slug, clinic.name, clinic."timeZone"
  from (
    select receipt."clinicId", 'receipt' as kind, receipt.id, receipt."expiresAt" from "ConsentReceipt" receipt
    where receipt."tokenHash" = given and receipt."revokedAt" is null
    union all
    select request."clinicId", 'request', request.id, request."expiresAt" from "ConsentRequest" request
    where request."tokenHash" = given and request.status <> 'cancelled'
  ) found
  join "Clinic" clinic on clinic.id = found."clinicId" and clinic.active
$$;
revoke all on function consent_link(bytea) from public;
grant execute on function consent_link(bytea) to rounds_platform;

-- What is there already.
alter table "Consent" no force row level security;
alter table "Patient" no force row level security;
alter table "ConsentStanding" no force row level security;
alter table "Consent" disable trigger user;
update "Consent" set method = case
  when source = 'web_form' then 'form' when source = 'import' then 'import' else 'explicit' end;
alter table "Consent" enable trigger user;
do $$
declare
  one record;
begin
  for one in select distinct "clinicId", "patientId" from "Consent" loop
    perform consent_stands(one."clinicId", one."patientId");
  end loop;
end
$$;
alter table "Consent" force row level security;
alter table "Patient" force row level security;

do $$
declare
  owned text;
begin
  foreach owned in array array['PolicyVersion', 'ConsentRequest', 'ConsentEvidence', 'ConsentReceipt', 'ConsentStanding'] loop
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
grant select, insert, update, delete on "PolicyVersion", "ConsentRequest", "ConsentReceipt", "ConsentStanding" to rounds_app;
grant select, insert on "ConsentEvidence" to rounds_app;
grant update (sealed), delete on "ConsentEvidence" to rounds_app;
