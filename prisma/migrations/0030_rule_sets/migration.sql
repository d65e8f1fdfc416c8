-- The rules a clinic scores by, and how leads would be scored by those it tries first.
-- CreateTable
CREATE TABLE "ScoringRuleSet" (
    "id" UUID NOT NULL,
    "clinicId" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'draft',
    "data" JSON NOT NULL,
    "note" TEXT,
    "basedOnId" UUID,
    "createdById" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedById" UUID,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "shadowOf" TEXT,
    "shadowRun" UUID,
    "shadowStartedAt" TIMESTAMPTZ(3),
    "shadowEndedAt" TIMESTAMPTZ(3),
    "shadowTotal" INTEGER NOT NULL DEFAULT 0,
    "shadowSeen" INTEGER NOT NULL DEFAULT 0,
    "wentLiveAt" TIMESTAMPTZ(3),
    "wentLiveById" UUID,
    "retiredAt" TIMESTAMPTZ(3),

    CONSTRAINT "ScoringRuleSet_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ShadowScore" (
    "id" UUID NOT NULL,
    "clinicId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "trial" TEXT NOT NULL,
    "ruleSetId" UUID,
    "scorer" TEXT NOT NULL,
    "leadId" UUID NOT NULL,
    "wasScorer" TEXT NOT NULL,
    "wasScore" INTEGER NOT NULL,
    "wasClassification" TEXT NOT NULL,
    "wasUrgency" TEXT NOT NULL,
    "score" INTEGER NOT NULL,
    "classification" TEXT NOT NULL,
    "urgency" TEXT NOT NULL,
    "confidence" DOUBLE PRECISION NOT NULL,
    "reasons" JSON NOT NULL,
    "overrideClassification" TEXT,
    "overrideUrgency" TEXT,
    "weight" INTEGER NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ShadowScore_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "ScoringRuleSet_clinicId_createdAt_id_idx" ON "ScoringRuleSet"("clinicId", "createdAt" DESC, "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "ScoringRuleSet_clinicId_id_key" ON "ScoringRuleSet"("clinicId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "ScoringRuleSet_clinicId_version_key" ON "ScoringRuleSet"("clinicId", "version");

-- CreateIndex
CREATE INDEX "ShadowScore_clinicId_trial_weight_id_idx" ON "ShadowScore"("clinicId", "trial", "weight", "id");

-- CreateIndex
CREATE INDEX "ShadowScore_clinicId_ruleSetId_idx" ON "ShadowScore"("clinicId", "ruleSetId");

-- CreateIndex
CREATE INDEX "ShadowScore_clinicId_leadId_idx" ON "ShadowScore"("clinicId", "leadId");

-- CreateIndex
CREATE UNIQUE INDEX "ShadowScore_clinicId_trial_leadId_key" ON "ShadowScore"("clinicId", "trial", "leadId");

-- AddForeignKey
ALTER TABLE "ShadowScore" ADD CONSTRAINT "ShadowScore_clinicId_ruleSetId_fkey" FOREIGN KEY ("clinicId", "ruleSetId") REFERENCES "ScoringRuleSet"("clinicId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ShadowScore" ADD CONSTRAINT "ShadowScore_clinicId_leadId_fkey" FOREIGN KEY ("clinicId", "leadId") REFERENCES "Lead"("clinicId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

create unique index "ScoringRuleSet_one_live" on "ScoringRuleSet" ("clinicId") where status = 'live';
alter table "ScoringRuleSet" add constraint rule_set_status check (status in ('draft', 'shadow', 'live', 'retired'));
alter table "ShadowScore" add constraint shadow_kind check (kind in ('rules', 'model')),
  add constraint shadow_set check ((kind = 'rules') = ("ruleSetId" is not null)),
  add constraint shadow_weight check (weight between 0 and 3);

do $$
declare
  owned text;
begin
  foreach owned in array array['ScoringRuleSet', 'ShadowScore'] loop
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
grant select, insert, update, delete on "ScoringRuleSet", "ShadowScore" to rounds_app;
