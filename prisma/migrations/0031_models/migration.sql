-- Scores of models: which one, by which wording, at what cost, and what the rules said beside it.
-- AlterTable
ALTER TABLE "Score" ADD COLUMN     "costMicros" INTEGER,
ADD COLUMN     "disputed" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "fallbackReason" TEXT,
ADD COLUMN     "latencyMs" INTEGER,
ADD COLUMN     "model" TEXT,
ADD COLUMN     "promptVersion" TEXT,
ADD COLUMN     "ruleClassification" TEXT,
ADD COLUMN     "ruleScore" INTEGER,
ADD COLUMN     "ruleScorer" TEXT,
ADD COLUMN     "ruleUrgency" TEXT,
ADD COLUMN     "tokensIn" INTEGER,
ADD COLUMN     "tokensOut" INTEGER;

-- CreateTable
CREATE TABLE "ScoringPrompt" (
    "clinicId" UUID NOT NULL,
    "version" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ScoringPrompt_pkey" PRIMARY KEY ("clinicId","version")
);

-- CreateTable
CREATE TABLE "ModelSpend" (
    "clinicId" UUID NOT NULL,
    "day" DATE NOT NULL,
    "model" TEXT NOT NULL,
    "calls" INTEGER NOT NULL DEFAULT 0,
    "failures" INTEGER NOT NULL DEFAULT 0,
    "tokensIn" BIGINT NOT NULL DEFAULT 0,
    "tokensOut" BIGINT NOT NULL DEFAULT 0,
    "costMicros" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "ModelSpend_pkey" PRIMARY KEY ("clinicId","day","model")
);

-- CreateTable
CREATE TABLE "ModelCircuit" (
    "clinicId" UUID NOT NULL,
    "failures" INTEGER NOT NULL DEFAULT 0,
    "lastReason" TEXT,
    "openUntil" TIMESTAMPTZ(3),
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ModelCircuit_pkey" PRIMARY KEY ("clinicId")
);

-- AddForeignKey
ALTER TABLE "Score" ADD CONSTRAINT "Score_clinicId_promptVersion_fkey" FOREIGN KEY ("clinicId", "promptVersion") REFERENCES "ScoringPrompt"("clinicId", "version") ON DELETE RESTRICT ON UPDATE CASCADE;

alter table "Score" add constraint score_fallback_reason check ("fallbackReason" in (
  'timeout', 'refused', 'bad_output', 'contradicted', 'cost_cap', 'rate_limited', 'unreachable', 'key_refused',
  'circuit_open', 'no_consent'
)), add constraint score_rules_beside check (
  "ruleClassification" in ('HOT', 'WARM', 'COLD', 'UNQUALIFIED')
  and "ruleUrgency" in ('critical', 'high', 'medium', 'none') and "ruleScore" between 1 and 5
), add constraint score_cost check ("costMicros" >= 0 and "tokensIn" >= 0 and "tokensOut" >= 0 and "latencyMs" >= 0);
alter table "ModelSpend" add constraint spend_positive
  check ("costMicros" >= 0 and "tokensIn" >= 0 and "tokensOut" >= 0 and calls >= 0 and failures >= 0);

-- Agreement walks people's overrides and models' scores of the last weeks, never all scores.
create index "Score_overrides_idx" on "Score" ("clinicId", "createdAt" desc, id desc) where scorer = 'member';
create index "Score_models_idx" on "Score" ("clinicId", "createdAt" desc, id desc) where model is not null;

do $$
declare
  owned text;
begin
  foreach owned in array array['ScoringPrompt', 'ModelSpend', 'ModelCircuit'] loop
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
grant select, insert on "ScoringPrompt" to rounds_app;
grant select, insert, update on "ModelSpend", "ModelCircuit" to rounds_app;
