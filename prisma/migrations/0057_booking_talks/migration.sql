-- Times offered to one patient by message, until they choose one.

-- CreateTable
CREATE TABLE "BookingTalk" (
    "id" UUID NOT NULL,
    "clinicId" UUID NOT NULL,
    "patientId" UUID NOT NULL,
    "contactId" UUID NOT NULL,
    "leadId" UUID,
    "serviceId" UUID NOT NULL,
    "practitionerId" UUID,
    "status" TEXT NOT NULL DEFAULT 'starting',
    "because" TEXT,
    "rounds" INTEGER NOT NULL DEFAULT 0,
    "offered" JSON NOT NULL DEFAULT '[]',
    "messageId" UUID,
    "appointmentId" UUID,
    "expiresAt" TIMESTAMPTZ(3),
    "startedById" UUID,
    "effectKey" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "BookingTalk_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "BookingTalk_clinicId_patientId_createdAt_idx" ON "BookingTalk"("clinicId", "patientId", "createdAt" DESC);

-- CreateIndex
CREATE INDEX "BookingTalk_clinicId_contactId_status_idx" ON "BookingTalk"("clinicId", "contactId", "status");

-- CreateIndex
CREATE INDEX "BookingTalk_clinicId_leadId_createdAt_idx" ON "BookingTalk"("clinicId", "leadId", "createdAt" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "BookingTalk_clinicId_id_key" ON "BookingTalk"("clinicId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "BookingTalk_clinicId_effectKey_key" ON "BookingTalk"("clinicId", "effectKey");

-- CreateIndex
CREATE UNIQUE INDEX "BookingTalk_clinicId_messageId_key" ON "BookingTalk"("clinicId", "messageId");

-- AddForeignKey
ALTER TABLE "BookingTalk" ADD CONSTRAINT "BookingTalk_clinicId_patientId_fkey" FOREIGN KEY ("clinicId", "patientId") REFERENCES "Patient"("clinicId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BookingTalk" ADD CONSTRAINT "BookingTalk_clinicId_serviceId_fkey" FOREIGN KEY ("clinicId", "serviceId") REFERENCES "Service"("clinicId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

alter table "BookingTalk"
  add check (status in ('starting', 'asked', 'booked', 'ended')),
  add check (because is null or because in ('nobody_answered', 'none_suited', 'none_free', 'slots_lost', 'booked_otherwise',
    'not_sent', 'replaced', 'stopped', 'gone')),
  add check ((status = 'ended') = (because is not null)),
  add check ((status in ('booked', 'ended')) = ("endedAt" is not null)),
  add check ((status = 'booked') = ("appointmentId" is not null)),
  add check (status <> 'asked' or ("messageId" is not null and "expiresAt" is not null)),
  add check (rounds between 0 and 9);

-- One at a time: a number in an answer is of one list.
create unique index "BookingTalk_one_open" on "BookingTalk" ("clinicId", "patientId") where status in ('starting', 'asked');

do $$
begin
  alter table "BookingTalk" enable row level security;
  alter table "BookingTalk" force row level security;
  execute format(
    'create policy clinic on %I to rounds_app '
    'using ("clinicId" = nullif(current_setting(''app.clinic_id'', true), '''')::uuid) '
    'with check ("clinicId" = nullif(current_setting(''app.clinic_id'', true), '''')::uuid)',
    'BookingTalk'
  );
  create policy owner_reads on "BookingTalk" for select to current_user using (true);
end
$$;
grant select, insert, update on "BookingTalk" to rounds_app;
