-- CreateTable
CREATE TABLE "Template" (
    "id" UUID NOT NULL,
    "clinicId" UUID NOT NULL,
    "channel" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "category" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Template_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "TemplateLanguage" (
    "id" UUID NOT NULL,
    "clinicId" UUID NOT NULL,
    "templateId" UUID NOT NULL,
    "language" TEXT NOT NULL,
    "externalId" TEXT,
    "state" TEXT NOT NULL,
    "because" TEXT,
    "pausedUntil" TIMESTAMPTZ(3),
    "quality" TEXT,
    "versionId" UUID,
    "stateAt" TIMESTAMPTZ(3) NOT NULL,
    "syncedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "TemplateLanguage_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "TemplateVersion" (
    "id" UUID NOT NULL,
    "clinicId" UUID NOT NULL,
    "languageId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "hash" TEXT NOT NULL,
    "components" JSON NOT NULL,
    "body" TEXT NOT NULL,
    "format" TEXT NOT NULL DEFAULT 'positional',
    "gaps" JSON NOT NULL,
    "createdById" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "TemplateVersion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SendingNumber" (
    "clinicId" UUID NOT NULL,
    "connectionId" UUID NOT NULL,
    "numberId" TEXT,
    "display" TEXT,
    "verifiedName" TEXT,
    "quality" TEXT,
    "tier" INTEGER,
    "status" TEXT,
    "ratedAt" TIMESTAMPTZ(3),
    "askedAt" TIMESTAMPTZ(3),
    "askedById" UUID,
    "syncedAt" TIMESTAMPTZ(3),
    "failedBecause" TEXT,

    CONSTRAINT "SendingNumber_pkey" PRIMARY KEY ("clinicId","connectionId")
);

-- CreateTable
CREATE TABLE "Campaign" (
    "id" UUID NOT NULL,
    "clinicId" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "purpose" TEXT NOT NULL,
    "templateId" UUID NOT NULL,
    "parameters" JSON NOT NULL,
    "audience" JSON NOT NULL,
    "status" TEXT NOT NULL,
    "total" INTEGER NOT NULL,
    "perMinute" INTEGER NOT NULL,
    "tooLateAt" TIMESTAMPTZ(3),
    "requestedById" UUID NOT NULL,
    "approvalId" UUID,
    "pausedById" UUID,
    "pausedBecause" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "startedAt" TIMESTAMPTZ(3),
    "finishedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Campaign_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CampaignRecipient" (
    "clinicId" UUID NOT NULL,
    "campaignId" UUID NOT NULL,
    "patientId" UUID NOT NULL,
    "contactId" UUID NOT NULL,
    "outcome" TEXT NOT NULL DEFAULT 'waiting',
    "because" TEXT,
    "messageId" UUID,
    "handledAt" TIMESTAMPTZ(3),

    CONSTRAINT "CampaignRecipient_pkey" PRIMARY KEY ("clinicId","campaignId","patientId")
);

-- CreateIndex
CREATE UNIQUE INDEX "Template_clinicId_id_key" ON "Template"("clinicId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Template_clinicId_channel_name_key" ON "Template"("clinicId", "channel", "name");

-- CreateIndex
CREATE INDEX "TemplateLanguage_clinicId_state_idx" ON "TemplateLanguage"("clinicId", "state");

-- CreateIndex
CREATE UNIQUE INDEX "TemplateLanguage_clinicId_id_key" ON "TemplateLanguage"("clinicId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "TemplateLanguage_clinicId_templateId_language_key" ON "TemplateLanguage"("clinicId", "templateId", "language");

-- CreateIndex
CREATE UNIQUE INDEX "TemplateLanguage_clinicId_externalId_key" ON "TemplateLanguage"("clinicId", "externalId");

-- CreateIndex
CREATE UNIQUE INDEX "TemplateVersion_clinicId_id_key" ON "TemplateVersion"("clinicId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "TemplateVersion_clinicId_languageId_number_key" ON "TemplateVersion"("clinicId", "languageId", "number");

-- CreateIndex
CREATE INDEX "Campaign_clinicId_createdAt_id_idx" ON "Campaign"("clinicId", "createdAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "Campaign_clinicId_status_idx" ON "Campaign"("clinicId", "status");

-- CreateIndex
CREATE UNIQUE INDEX "Campaign_clinicId_id_key" ON "Campaign"("clinicId", "id");

-- CreateIndex
CREATE INDEX "CampaignRecipient_clinicId_campaignId_outcome_patientId_idx" ON "CampaignRecipient"("clinicId", "campaignId", "outcome", "patientId");

-- CreateIndex
CREATE INDEX "CampaignRecipient_clinicId_patientId_idx" ON "CampaignRecipient"("clinicId", "patientId");

-- AddForeignKey
ALTER TABLE "TemplateLanguage" ADD CONSTRAINT "TemplateLanguage_clinicId_templateId_fkey" FOREIGN KEY ("clinicId", "templateId") REFERENCES "Template"("clinicId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TemplateVersion" ADD CONSTRAINT "TemplateVersion_clinicId_languageId_fkey" FOREIGN KEY ("clinicId", "languageId") REFERENCES "TemplateLanguage"("clinicId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Campaign" ADD CONSTRAINT "Campaign_clinicId_templateId_fkey" FOREIGN KEY ("clinicId", "templateId") REFERENCES "Template"("clinicId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CampaignRecipient" ADD CONSTRAINT "CampaignRecipient_clinicId_campaignId_fkey" FOREIGN KEY ("clinicId", "campaignId") REFERENCES "Campaign"("clinicId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- CreateIndex
CREATE INDEX "Campaign_clinicId_templateId_idx" ON "Campaign"("clinicId", "templateId");

alter table "Template"
  add constraint template_channel check (channel in ('whatsapp', 'sms')),
  add constraint template_category check (category in ('utility', 'marketing', 'authentication'));
alter table "TemplateLanguage"
  add constraint template_state check (state in (
    'draft', 'in_review', 'approved', 'rejected', 'paused', 'disabled', 'gone')),
  add constraint template_quality check (quality in ('green', 'yellow', 'red'));
alter table "TemplateVersion"
  add constraint template_format check (format in ('positional', 'named'));
alter table "Campaign"
  add constraint campaign_status check (status in ('waiting', 'running', 'paused', 'done', 'stopped', 'denied')),
  add constraint campaign_speed check ("perMinute" > 0);
alter table "CampaignRecipient"
  add constraint campaign_outcome check (outcome in ('waiting', 'queued', 'blocked', 'not_sent'));

-- How often a wording was used, and when last.
create index "Message_template" on "Message" ("clinicId", "templateVersionId", "createdAt" desc)
  where "templateVersionId" is not null;

do $$
declare
  owned text;
begin
  foreach owned in array array[
    'Template', 'TemplateLanguage', 'TemplateVersion', 'SendingNumber', 'Campaign', 'CampaignRecipient'
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
grant select, insert, update on "Template", "TemplateLanguage", "SendingNumber", "Campaign", "CampaignRecipient" to rounds_app;
-- A wording stands as it was sent.
grant select, insert on "TemplateVersion" to rounds_app;
