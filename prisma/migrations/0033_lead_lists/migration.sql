-- AlterTable
ALTER TABLE "Lead" ADD COLUMN     "campaign" TEXT,
ADD COLUMN     "duplicateOfId" UUID;

-- CreateTable
CREATE TABLE "LeadBulk" (
    "id" UUID NOT NULL,
    "clinicId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "change" JSON NOT NULL,
    "reason" TEXT,
    "status" TEXT NOT NULL DEFAULT 'running',
    "total" INTEGER NOT NULL,
    "requestedById" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finishedAt" TIMESTAMPTZ(3),

    CONSTRAINT "LeadBulk_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "LeadBulkItem" (
    "clinicId" UUID NOT NULL,
    "bulkId" UUID NOT NULL,
    "leadId" UUID NOT NULL,
    "outcome" TEXT NOT NULL DEFAULT 'waiting',

    CONSTRAINT "LeadBulkItem_pkey" PRIMARY KEY ("clinicId","bulkId","leadId")
);

-- CreateIndex
CREATE INDEX "Lead_clinicId_source_createdAt_id_idx" ON "Lead"("clinicId", "source", "createdAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "Lead_clinicId_campaign_createdAt_id_idx" ON "Lead"("clinicId", "campaign", "createdAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "Lead_clinicId_language_createdAt_id_idx" ON "Lead"("clinicId", "language", "createdAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "Lead_clinicId_service_createdAt_id_idx" ON "Lead"("clinicId", "service", "createdAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "Lead_clinicId_duplicateOfId_idx" ON "Lead"("clinicId", "duplicateOfId");

-- CreateIndex
CREATE INDEX "LeadBulk_clinicId_requestedById_createdAt_idx" ON "LeadBulk"("clinicId", "requestedById", "createdAt" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "LeadBulk_clinicId_id_key" ON "LeadBulk"("clinicId", "id");

-- CreateIndex
CREATE INDEX "LeadBulkItem_clinicId_bulkId_outcome_leadId_idx" ON "LeadBulkItem"("clinicId", "bulkId", "outcome", "leadId");

-- AddForeignKey
ALTER TABLE "Lead" ADD CONSTRAINT "Lead_clinicId_duplicateOfId_fkey" FOREIGN KEY ("clinicId", "duplicateOfId") REFERENCES "Lead"("clinicId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LeadBulkItem" ADD CONSTRAINT "LeadBulkItem_clinicId_bulkId_fkey" FOREIGN KEY ("clinicId", "bulkId") REFERENCES "LeadBulk"("clinicId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

alter table "Lead" add constraint lead_no_duplicate_of_itself check ("duplicateOfId" <> id);
alter table "LeadBulk" add constraint lead_bulk_kind check (kind in ('assign', 'status')),
  add constraint lead_bulk_status check (status in ('running', 'done', 'stopped'));
alter table "LeadBulkItem" add constraint lead_bulk_outcome
  check (outcome in ('waiting', 'changed', 'same', 'wrong_state', 'out_of_reach'));

create function lead_campaign() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  new.campaign := left(btrim(coalesce(nullif(btrim(new."utmCampaign"), ''), new.referral ->> 'headline')), 120);
  if new.campaign = '' then new.campaign := null; end if;
  return new;
end
$$;
create trigger lead_campaign before insert or update of "utmCampaign", referral on "Lead"
  for each row execute function lead_campaign();
alter table "Lead" no force row level security;
update "Lead" set referral = referral where "utmCampaign" is not null or referral is not null;
alter table "Lead" force row level security;

do $$
declare
  owned text;
begin
  foreach owned in array array['LeadBulk', 'LeadBulkItem'] loop
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
grant select, insert, update on "LeadBulk", "LeadBulkItem" to rounds_app;
