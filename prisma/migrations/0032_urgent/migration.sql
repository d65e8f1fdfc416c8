-- Urgent cases: who is told when, who looks after them, and how they ended. Shifts made together are known as such.
-- AlterTable
ALTER TABLE "OnCallShift" ADD COLUMN     "seriesId" UUID;

-- CreateTable
CREATE TABLE "UrgentCase" (
    "id" UUID NOT NULL,
    "clinicId" UUID NOT NULL,
    "leadId" UUID NOT NULL,
    "urgency" TEXT NOT NULL,
    "classification" TEXT,
    "messageId" UUID,
    "scoreId" UUID,
    "openedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "clockFrom" TIMESTAMPTZ(3) NOT NULL,
    "dueAt" TIMESTAMPTZ(3) NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'open',
    "tier" INTEGER NOT NULL DEFAULT 0,
    "tierTimes" TIMESTAMPTZ(3)[],
    "nextTierAt" TIMESTAMPTZ(3),
    "acknowledgedById" UUID,
    "acknowledgedAt" TIMESTAMPTZ(3),
    "acknowledgedBy" TEXT,
    "toldAgainAt" TIMESTAMPTZ(3),
    "closedAt" TIMESTAMPTZ(3),
    "closedById" UUID,
    "closedBecause" TEXT,
    "distressMessageId" UUID,
    "distressAt" TIMESTAMPTZ(3),
    "distressWhyNot" TEXT,

    CONSTRAINT "UrgentCase_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "UrgentTier" (
    "id" UUID NOT NULL,
    "clinicId" UUID NOT NULL,
    "caseId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "duty" TEXT NOT NULL,
    "how" TEXT NOT NULL,
    "memberIds" UUID[],
    "dueAt" TIMESTAMPTZ(3) NOT NULL,
    "firedAt" TIMESTAMPTZ(3) NOT NULL,
    "isLate" BOOLEAN NOT NULL DEFAULT false,
    "isAgain" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "UrgentTier_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "UrgentCase_clinicId_status_dueAt_id_idx" ON "UrgentCase"("clinicId", "status", "dueAt", "id");

-- CreateIndex
CREATE INDEX "UrgentCase_clinicId_closedAt_id_idx" ON "UrgentCase"("clinicId", "closedAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "UrgentCase_clinicId_leadId_openedAt_idx" ON "UrgentCase"("clinicId", "leadId", "openedAt" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "UrgentCase_clinicId_id_key" ON "UrgentCase"("clinicId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "UrgentTier_clinicId_caseId_number_key" ON "UrgentTier"("clinicId", "caseId", "number");

-- AddForeignKey
ALTER TABLE "UrgentCase" ADD CONSTRAINT "UrgentCase_clinicId_leadId_fkey" FOREIGN KEY ("clinicId", "leadId") REFERENCES "Lead"("clinicId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "UrgentCase" ADD CONSTRAINT "UrgentCase_clinicId_acknowledgedById_fkey" FOREIGN KEY ("clinicId", "acknowledgedById") REFERENCES "Member"("clinicId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "UrgentCase" ADD CONSTRAINT "UrgentCase_clinicId_closedById_fkey" FOREIGN KEY ("clinicId", "closedById") REFERENCES "Member"("clinicId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "UrgentTier" ADD CONSTRAINT "UrgentTier_clinicId_caseId_fkey" FOREIGN KEY ("clinicId", "caseId") REFERENCES "UrgentCase"("clinicId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

create unique index "UrgentCase_one_open" on "UrgentCase" ("clinicId", "leadId") where "closedAt" is null;
create index "UrgentCase_queue" on "UrgentCase" ("clinicId", "dueAt", id) where "closedAt" is null;
alter table "UrgentCase"
  add constraint urgent_urgency check (urgency in ('critical', 'high', 'medium', 'none')),
  add constraint urgent_status check (status in ('open', 'acknowledged', 'closed')),
  add constraint urgent_closed check ((status = 'closed') = ("closedAt" is not null) and (status = 'closed') = ("closedBecause" is not null)),
  add constraint urgent_because check ("closedBecause" in ('taken', 'answered', 'status', 'lowered', 'by_member', 'merged')),
  add constraint urgent_acknowledged check (status <> 'acknowledged' or ("acknowledgedById" is not null and "acknowledgedAt" is not null)),
  add constraint urgent_way check ("acknowledgedBy" in ('queue', 'lead', 'notification')),
  add constraint urgent_times check (cardinality("tierTimes") = 3);
alter table "UrgentTier"
  add constraint tier_duty check (duty in ('supervisor', 'manager', 'doctor', 'everybody')),
  add constraint tier_how check (how in ('roster', 'role', 'everybody', 'nobody'));

do $$
declare
  owned text;
begin
  foreach owned in array array['UrgentCase', 'UrgentTier'] loop
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
grant select, insert, update on "UrgentCase", "UrgentTier" to rounds_app;

-- A text to somebody in distress goes out to protect life or health, not by agreement.
alter table "Message" drop constraint "Message_basis_check";
alter table "Message" add constraint "Message_basis_check" check (basis in ('reply', 'consent', 'emergency'));
