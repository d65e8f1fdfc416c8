-- People of ours as the clinic's CRM knows them, what stands otherwise there, writing everybody, and how far it was read.
-- CreateTable
CREATE TABLE "CrmLink" (
    "id" UUID NOT NULL,
    "clinicId" UUID NOT NULL,
    "patientId" UUID NOT NULL,
    "provider" TEXT NOT NULL,
    "externalId" TEXT,
    "status" TEXT NOT NULL DEFAULT 'linked',
    "because" TEXT,
    "mergedFrom" TEXT,
    "written" JSON NOT NULL DEFAULT '{}',
    "heard" JSON NOT NULL DEFAULT '{}',
    "writtenAt" TIMESTAMPTZ(3),
    "endedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "CrmLink_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CrmDrift" (
    "id" UUID NOT NULL,
    "clinicId" UUID NOT NULL,
    "linkId" UUID NOT NULL,
    "field" TEXT NOT NULL,
    "theirs" TEXT,
    "theirsHash" TEXT NOT NULL,
    "foundAt" TIMESTAMPTZ(3) NOT NULL,
    "settledAt" TIMESTAMPTZ(3),
    "settled" TEXT,
    "settledById" UUID,

    CONSTRAINT "CrmDrift_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CrmBatch" (
    "id" UUID NOT NULL,
    "clinicId" UUID NOT NULL,
    "provider" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'running',
    "total" INTEGER NOT NULL,
    "cursor" UUID,
    "written" INTEGER NOT NULL DEFAULT 0,
    "same" INTEGER NOT NULL DEFAULT 0,
    "refused" INTEGER NOT NULL DEFAULT 0,
    "failed" INTEGER NOT NULL DEFAULT 0,
    "problems" JSON NOT NULL DEFAULT '[]',
    "startedById" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finishedAt" TIMESTAMPTZ(3),

    CONSTRAINT "CrmBatch_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CrmFeed" (
    "clinicId" UUID NOT NULL,
    "provider" TEXT NOT NULL,
    "seenUntil" TIMESTAMPTZ(3),
    "caughtUpAt" TIMESTAMPTZ(3),
    "driftCheckedAt" TIMESTAMPTZ(3),
    "checkedLinks" INTEGER NOT NULL DEFAULT 0,
    "problem" TEXT,

    CONSTRAINT "CrmFeed_pkey" PRIMARY KEY ("clinicId","provider")
);

-- CreateIndex
CREATE INDEX "CrmLink_clinicId_provider_externalId_idx" ON "CrmLink"("clinicId", "provider", "externalId");

-- CreateIndex
CREATE INDEX "CrmLink_clinicId_status_id_idx" ON "CrmLink"("clinicId", "status", "id");

-- CreateIndex
CREATE UNIQUE INDEX "CrmLink_clinicId_id_key" ON "CrmLink"("clinicId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "CrmLink_clinicId_provider_patientId_key" ON "CrmLink"("clinicId", "provider", "patientId");

-- CreateIndex
CREATE INDEX "CrmDrift_clinicId_settledAt_foundAt_id_idx" ON "CrmDrift"("clinicId", "settledAt", "foundAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "CrmDrift_clinicId_field_settledAt_foundAt_id_idx" ON "CrmDrift"("clinicId", "field", "settledAt", "foundAt" DESC, "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "CrmDrift_clinicId_linkId_field_key" ON "CrmDrift"("clinicId", "linkId", "field");

-- CreateIndex
CREATE INDEX "CrmBatch_clinicId_createdAt_id_idx" ON "CrmBatch"("clinicId", "createdAt" DESC, "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "CrmBatch_clinicId_id_key" ON "CrmBatch"("clinicId", "id");

-- AddForeignKey
ALTER TABLE "CrmLink" ADD CONSTRAINT "CrmLink_clinicId_patientId_fkey" FOREIGN KEY ("clinicId", "patientId") REFERENCES "Patient"("clinicId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CrmDrift" ADD CONSTRAINT "CrmDrift_clinicId_linkId_fkey" FOREIGN KEY ("clinicId", "linkId") REFERENCES "CrmLink"("clinicId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

alter table "CrmLink" add constraint crm_link_status check (status in ('linked', 'deleted', 'erased')),
  add constraint crm_link_erased check (status <> 'erased' or "externalId" is null);
alter table "CrmDrift" add constraint crm_drift_settled
    check (settled is null or settled in ('ours', 'theirs', 'ignored', 'agreed', 'ended')),
  add constraint crm_drift_kept check ("settledAt" is null or theirs is null);
alter table "CrmBatch" add constraint crm_batch_status check (status in ('running', 'done', 'stopped', 'failed'));
-- One at a time: two writing everybody would be in each other's way.
create unique index "CrmBatch_running" on "CrmBatch" ("clinicId") where status = 'running';

-- Whom earlier writings came to: what is told of those contacts finds their person.
insert into "CrmLink" (id, "clinicId", "patientId", provider, "externalId", "writtenAt")
select distinct on ("clinicId", "patientId") gen_random_uuid(), "clinicId", "patientId", provider, "externalId", "finishedAt"
from "Effect"
where kind = 'crm_write' and provider = 'hubspot' and status = 'done' and "externalId" is not null
  and "patientId" is not null
order by "clinicId", "patientId", "finishedAt" desc;

do $$
declare
  owned text;
begin
  foreach owned in array array['CrmLink', 'CrmDrift', 'CrmBatch', 'CrmFeed'] loop
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
grant select, insert, update, delete on "CrmDrift", "CrmFeed" to rounds_app;
grant select, insert, update on "CrmLink", "CrmBatch" to rounds_app;
