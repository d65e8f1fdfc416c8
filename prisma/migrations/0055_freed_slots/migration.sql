-- A time that came free has a row of its own: who was offered it, in which order and why, and what became of it. An offer
-- that could not be sent is kept with the gate's word.

-- AlterTable
ALTER TABLE "WaitingListOffer" DROP COLUMN "freedById",
ADD COLUMN     "againAt" TIMESTAMPTZ(3),
ADD COLUMN     "because" TEXT,
ADD COLUMN     "slotId" UUID,
ADD COLUMN     "way" TEXT NOT NULL DEFAULT 'message';

-- CreateTable
CREATE TABLE "FreedSlot" (
    "id" UUID NOT NULL,
    "clinicId" UUID NOT NULL,
    "practitionerId" UUID NOT NULL,
    "startsAt" TIMESTAMPTZ(3) NOT NULL,
    "endsAt" TIMESTAMPTZ(3) NOT NULL,
    "cause" TEXT NOT NULL,
    "appointmentId" UUID NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'offering',
    "nextAt" TIMESTAMPTZ(3),
    "settledAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "FreedSlot_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "FreedSlot_clinicId_status_startsAt_id_idx" ON "FreedSlot"("clinicId", "status", "startsAt", "id");

-- CreateIndex
CREATE INDEX "FreedSlot_clinicId_createdAt_id_idx" ON "FreedSlot"("clinicId", "createdAt" DESC, "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "FreedSlot_clinicId_id_key" ON "FreedSlot"("clinicId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "FreedSlot_clinicId_appointmentId_practitionerId_startsAt_key" ON "FreedSlot"("clinicId", "appointmentId", "practitionerId", "startsAt");

-- CreateIndex
CREATE INDEX "WaitingListOffer_clinicId_slotId_createdAt_idx" ON "WaitingListOffer"("clinicId", "slotId", "createdAt");

-- AddForeignKey
ALTER TABLE "FreedSlot" ADD CONSTRAINT "FreedSlot_clinicId_practitionerId_fkey" FOREIGN KEY ("clinicId", "practitionerId") REFERENCES "Practitioner"("clinicId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FreedSlot" ADD CONSTRAINT "FreedSlot_clinicId_appointmentId_fkey" FOREIGN KEY ("clinicId", "appointmentId") REFERENCES "Appointment"("clinicId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "WaitingListOffer" ADD CONSTRAINT "WaitingListOffer_clinicId_slotId_fkey" FOREIGN KEY ("clinicId", "slotId") REFERENCES "FreedSlot"("clinicId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

alter table "WaitingListOffer"
  drop constraint "WaitingListOffer_status_check",
  add check (status in ('offered', 'accepted', 'declined', 'expired', 'withdrawn', 'blocked')),
  add check (way in ('message', 'phone')),
  add check (status in ('withdrawn', 'blocked') or because is null),
  add check (status = 'blocked' or "againAt" is null);

alter table "FreedSlot"
  add check (cause in ('cancelled', 'moved')),
  add check (status in ('offering', 'taken', 'gone', 'nobody', 'too_late', 'stopped')),
  add check ((status = 'offering') = ("settledAt" is null)),
  add check (status = 'offering' or "nextAt" is null),
  add check ("startsAt" < "endsAt");

-- Never two offers of one free time at once.
create unique index "WaitingListOffer_one_of_slot" on "WaitingListOffer" ("clinicId", "slotId")
  where status = 'offered';

do $$
begin
  alter table "FreedSlot" enable row level security;
  alter table "FreedSlot" force row level security;
  execute format(
    'create policy clinic on %I to rounds_app '
    'using ("clinicId" = nullif(current_setting(''app.clinic_id'', true), '''')::uuid) '
    'with check ("clinicId" = nullif(current_setting(''app.clinic_id'', true), '''')::uuid)',
    'FreedSlot'
  );
  create policy owner_reads on "FreedSlot" for select to current_user using (true);
end
$$;
grant select, insert, update on "FreedSlot" to rounds_app;
