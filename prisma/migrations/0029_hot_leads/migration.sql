-- What a clinic and a member chose, who is on call, mail to staff, the console's language, and what a lead is told by.
-- AlterTable
ALTER TABLE "Lead" ADD COLUMN     "language" TEXT,
ADD COLUMN     "service" TEXT;

-- AlterTable
ALTER TABLE "Member" ADD COLUMN     "language" TEXT NOT NULL DEFAULT 'en';

-- CreateTable
CREATE TABLE "ClinicSetting" (
    "clinicId" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "value" JSON NOT NULL,
    "updatedById" UUID,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ClinicSetting_pkey" PRIMARY KEY ("clinicId","key")
);

-- CreateTable
CREATE TABLE "MemberSetting" (
    "clinicId" UUID NOT NULL,
    "memberId" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "value" JSON NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "MemberSetting_pkey" PRIMARY KEY ("clinicId","memberId","key")
);

-- CreateTable
CREATE TABLE "OnCallShift" (
    "id" UUID NOT NULL,
    "clinicId" UUID NOT NULL,
    "memberId" UUID NOT NULL,
    "duty" TEXT NOT NULL,
    "startsAt" TIMESTAMPTZ(3) NOT NULL,
    "endsAt" TIMESTAMPTZ(3) NOT NULL,
    "note" TEXT,
    "createdById" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "cancelledAt" TIMESTAMPTZ(3),

    CONSTRAINT "OnCallShift_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Mail" (
    "id" UUID NOT NULL,
    "clinicId" UUID NOT NULL,
    "memberId" UUID,
    "to" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "html" TEXT,
    "attachments" JSON NOT NULL DEFAULT '[]',
    "status" TEXT NOT NULL DEFAULT 'queued',
    "effectKey" TEXT NOT NULL,
    "externalId" TEXT,
    "error" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "sentAt" TIMESTAMPTZ(3),

    CONSTRAINT "Mail_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "OnCallShift_clinicId_startsAt_id_idx" ON "OnCallShift"("clinicId", "startsAt", "id");

-- CreateIndex
CREATE INDEX "OnCallShift_clinicId_duty_endsAt_idx" ON "OnCallShift"("clinicId", "duty", "endsAt");

-- CreateIndex
CREATE INDEX "OnCallShift_clinicId_memberId_endsAt_idx" ON "OnCallShift"("clinicId", "memberId", "endsAt");

-- CreateIndex
CREATE UNIQUE INDEX "OnCallShift_clinicId_id_key" ON "OnCallShift"("clinicId", "id");

-- CreateIndex
CREATE INDEX "Mail_clinicId_createdAt_id_idx" ON "Mail"("clinicId", "createdAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "Mail_clinicId_memberId_createdAt_idx" ON "Mail"("clinicId", "memberId", "createdAt" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "Mail_clinicId_id_key" ON "Mail"("clinicId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Mail_clinicId_effectKey_key" ON "Mail"("clinicId", "effectKey");

-- AddForeignKey
ALTER TABLE "MemberSetting" ADD CONSTRAINT "MemberSetting_clinicId_memberId_fkey" FOREIGN KEY ("clinicId", "memberId") REFERENCES "Member"("clinicId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OnCallShift" ADD CONSTRAINT "OnCallShift_clinicId_memberId_fkey" FOREIGN KEY ("clinicId", "memberId") REFERENCES "Member"("clinicId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

alter table "Member" add constraint member_language check (language in ('en', 'ro'));
alter table "OnCallShift" add constraint shift_duty check (duty in ('supervisor', 'manager', 'doctor')),
  add constraint shift_span check ("endsAt" > "startsAt" and "endsAt" - "startsAt" <= interval '7 days');
alter table "Mail" add constraint mail_status check (status in ('queued', 'sent', 'failed', 'unsure'));

do $$
declare
  owned text;
begin
  foreach owned in array array['ClinicSetting', 'MemberSetting', 'OnCallShift', 'Mail'] loop
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
grant select, insert, update, delete on "ClinicSetting", "MemberSetting" to rounds_app;
grant select, insert, update on "OnCallShift", "Mail" to rounds_app;
