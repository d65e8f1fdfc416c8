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

-- An edited message is scored again.
ALTER TABLE "Score" ADD COLUMN "revision" TEXT NOT NULL DEFAULT '';
DROP INDEX "Score_clinicId_leadId_messageId_scorer_key";
CREATE UNIQUE INDEX "Score_clinicId_leadId_messageId_scorer_revision_key" ON "Score"("clinicId", "leadId", "messageId", "scorer", "revision");

do $$
declare
  owned text;
begin
  foreach owned in array array['MessageVersion', 'FormerAddress'] loop
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
alter table "MessageVersion" add check (kind in ('original', 'edit', 'revoke'));

-- What a patient took back is quoted no longer: nothing else of a score changes, ever.
grant update (reasons) on "Score" to rounds_app;
