-- Practitioners, rooms, services and hours; appointments and holds whose overlap the database refuses; the waiting list,
-- reminders, recalls, surveys and calendars to subscribe to.

-- CreateTable
CREATE TABLE "Practitioner" (
    "id" UUID NOT NULL,
    "clinicId" UUID NOT NULL,
    "memberId" UUID,
    "name" TEXT NOT NULL,
    "title" TEXT,
    "colour" INTEGER NOT NULL DEFAULT 1,
    "position" INTEGER NOT NULL DEFAULT 0,
    "retiredAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Practitioner_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Room" (
    "id" UUID NOT NULL,
    "clinicId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "position" INTEGER NOT NULL DEFAULT 0,
    "retiredAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Room_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Service" (
    "id" UUID NOT NULL,
    "clinicId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "names" JSON NOT NULL DEFAULT '{}',
    "minutes" INTEGER NOT NULL,
    "bufferBeforeMinutes" INTEGER NOT NULL DEFAULT 0,
    "bufferAfterMinutes" INTEGER NOT NULL DEFAULT 0,
    "stepMinutes" INTEGER NOT NULL DEFAULT 15,
    "needsRoom" BOOLEAN NOT NULL DEFAULT true,
    "recallMonths" INTEGER,
    "priceMinor" INTEGER,
    "position" INTEGER NOT NULL DEFAULT 0,
    "retiredAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Service_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ServicePractitioner" (
    "clinicId" UUID NOT NULL,
    "serviceId" UUID NOT NULL,
    "practitionerId" UUID NOT NULL,
    "minutes" INTEGER,

    CONSTRAINT "ServicePractitioner_pkey" PRIMARY KEY ("clinicId","serviceId","practitionerId")
);

-- CreateTable
CREATE TABLE "ServiceRoom" (
    "clinicId" UUID NOT NULL,
    "serviceId" UUID NOT NULL,
    "roomId" UUID NOT NULL,

    CONSTRAINT "ServiceRoom_pkey" PRIMARY KEY ("clinicId","serviceId","roomId")
);

-- CreateTable
CREATE TABLE "WorkingHours" (
    "id" UUID NOT NULL,
    "clinicId" UUID NOT NULL,
    "practitionerId" UUID NOT NULL,
    "weekday" INTEGER NOT NULL,
    "fromMinute" INTEGER NOT NULL,
    "untilMinute" INTEGER NOT NULL,
    "roomId" UUID,
    "validFrom" DATE,
    "validUntil" DATE,

    CONSTRAINT "WorkingHours_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "HoursException" (
    "id" UUID NOT NULL,
    "clinicId" UUID NOT NULL,
    "practitionerId" UUID,
    "roomId" UUID,
    "kind" TEXT NOT NULL,
    "cause" TEXT NOT NULL DEFAULT 'other',
    "startsAt" TIMESTAMPTZ(3) NOT NULL,
    "endsAt" TIMESTAMPTZ(3) NOT NULL,
    "note" TEXT,
    "holidayKey" TEXT,
    "createdById" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "HoursException_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Appointment" (
    "id" UUID NOT NULL,
    "clinicId" UUID NOT NULL,
    "patientId" UUID NOT NULL,
    "leadId" UUID,
    "practitionerId" UUID NOT NULL,
    "roomId" UUID,
    "serviceId" UUID NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'scheduled',
    "startsAt" TIMESTAMPTZ(3) NOT NULL,
    "endsAt" TIMESTAMPTZ(3) NOT NULL,
    "busyFrom" TIMESTAMPTZ(3) NOT NULL,
    "busyUntil" TIMESTAMPTZ(3) NOT NULL,
    "source" TEXT NOT NULL DEFAULT 'member',
    "seriesId" UUID,
    "note" TEXT,
    "outcome" TEXT,
    "outcomeNote" TEXT,
    "cancelledBecause" TEXT,
    "movedToId" UUID,
    "moves" INTEGER NOT NULL DEFAULT 0,
    "bookedById" UUID,
    "confirmedAt" TIMESTAMPTZ(3),
    "confirmedBy" TEXT,
    "checkedInAt" TIMESTAMPTZ(3),
    "startedAt" TIMESTAMPTZ(3),
    "finishedAt" TIMESTAMPTZ(3),
    "cancelledAt" TIMESTAMPTZ(3),
    "noShowPercent" INTEGER,
    "noShowReasons" JSON NOT NULL DEFAULT '[]',
    "effectKey" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Appointment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AppointmentSeries" (
    "id" UUID NOT NULL,
    "clinicId" UUID NOT NULL,
    "everyDays" INTEGER NOT NULL,
    "count" INTEGER NOT NULL,
    "createdById" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "AppointmentSeries_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SlotHold" (
    "id" UUID NOT NULL,
    "clinicId" UUID NOT NULL,
    "practitionerId" UUID NOT NULL,
    "roomId" UUID,
    "serviceId" UUID NOT NULL,
    "patientId" UUID,
    "purpose" TEXT NOT NULL DEFAULT 'choosing',
    "status" TEXT NOT NULL DEFAULT 'held',
    "startsAt" TIMESTAMPTZ(3) NOT NULL,
    "endsAt" TIMESTAMPTZ(3) NOT NULL,
    "busyFrom" TIMESTAMPTZ(3) NOT NULL,
    "busyUntil" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "heldById" UUID,
    "appointmentId" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "SlotHold_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Occupancy" (
    "id" UUID NOT NULL,
    "clinicId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "practitionerId" UUID NOT NULL,
    "roomId" UUID,
    "busyFrom" TIMESTAMPTZ(3) NOT NULL,
    "busyUntil" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3),

    CONSTRAINT "Occupancy_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "WaitingListEntry" (
    "id" UUID NOT NULL,
    "clinicId" UUID NOT NULL,
    "patientId" UUID NOT NULL,
    "serviceId" UUID NOT NULL,
    "practitionerIds" UUID[],
    "earliestOn" DATE,
    "latestOn" DATE,
    "weekdays" INTEGER[],
    "fromMinute" INTEGER,
    "untilMinute" INTEGER,
    "priority" INTEGER NOT NULL DEFAULT 0,
    "because" TEXT,
    "status" TEXT NOT NULL DEFAULT 'waiting',
    "appointmentId" UUID,
    "createdById" UUID,
    "endedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "WaitingListEntry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "WaitingListOffer" (
    "id" UUID NOT NULL,
    "clinicId" UUID NOT NULL,
    "entryId" UUID NOT NULL,
    "holdId" UUID NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'offered',
    "reasons" JSON NOT NULL DEFAULT '[]',
    "score" INTEGER NOT NULL DEFAULT 0,
    "messageId" UUID,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "answeredAt" TIMESTAMPTZ(3),
    "answerMessageId" UUID,
    "declinedBecause" TEXT,
    "appointmentId" UUID,
    "freedById" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "WaitingListOffer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AppointmentReminder" (
    "id" UUID NOT NULL,
    "clinicId" UUID NOT NULL,
    "appointmentId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "startsAt" TIMESTAMPTZ(3) NOT NULL,
    "dueAt" TIMESTAMPTZ(3) NOT NULL,
    "tooLateAt" TIMESTAMPTZ(3) NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'waiting',
    "because" TEXT,
    "messageId" UUID,
    "answer" TEXT,
    "answeredAt" TIMESTAMPTZ(3),
    "answerMessageId" UUID,
    "settledAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "AppointmentReminder_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Recall" (
    "id" UUID NOT NULL,
    "clinicId" UUID NOT NULL,
    "patientId" UUID NOT NULL,
    "serviceId" UUID NOT NULL,
    "lastAppointmentId" UUID NOT NULL,
    "dueOn" DATE NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'due',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "lastRemindedAt" TIMESTAMPTZ(3),
    "nextAt" TIMESTAMPTZ(3),
    "ownerId" UUID,
    "appointmentId" UUID,
    "closedBecause" TEXT,
    "note" TEXT,
    "closedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Recall_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Survey" (
    "id" UUID NOT NULL,
    "clinicId" UUID NOT NULL,
    "patientId" UUID NOT NULL,
    "appointmentId" UUID NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'planned',
    "because" TEXT,
    "askAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "messageId" UUID,
    "score" INTEGER,
    "comment" TEXT,
    "answerMessageId" UUID,
    "answeredAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Survey_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CalendarFeed" (
    "id" UUID NOT NULL,
    "clinicId" UUID NOT NULL,
    "memberId" UUID NOT NULL,
    "scope" TEXT NOT NULL,
    "practitionerId" UUID,
    "roomId" UUID,
    "showsNames" BOOLEAN NOT NULL DEFAULT false,
    "tokenHash" BYTEA NOT NULL,
    "lastReadAt" TIMESTAMPTZ(3),
    "revokedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "CalendarFeed_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Practitioner_clinicId_position_id_idx" ON "Practitioner"("clinicId", "position", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Practitioner_clinicId_id_key" ON "Practitioner"("clinicId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Practitioner_clinicId_memberId_key" ON "Practitioner"("clinicId", "memberId");

-- CreateIndex
CREATE INDEX "Room_clinicId_position_id_idx" ON "Room"("clinicId", "position", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Room_clinicId_id_key" ON "Room"("clinicId", "id");

-- CreateIndex
CREATE INDEX "Service_clinicId_position_id_idx" ON "Service"("clinicId", "position", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Service_clinicId_id_key" ON "Service"("clinicId", "id");

-- CreateIndex
CREATE INDEX "ServicePractitioner_clinicId_practitionerId_idx" ON "ServicePractitioner"("clinicId", "practitionerId");

-- CreateIndex
CREATE INDEX "ServiceRoom_clinicId_roomId_idx" ON "ServiceRoom"("clinicId", "roomId");

-- CreateIndex
CREATE INDEX "WorkingHours_clinicId_practitionerId_weekday_idx" ON "WorkingHours"("clinicId", "practitionerId", "weekday");

-- CreateIndex
CREATE INDEX "HoursException_clinicId_startsAt_id_idx" ON "HoursException"("clinicId", "startsAt", "id");

-- CreateIndex
CREATE INDEX "HoursException_clinicId_practitionerId_startsAt_idx" ON "HoursException"("clinicId", "practitionerId", "startsAt");

-- CreateIndex
CREATE UNIQUE INDEX "HoursException_clinicId_id_key" ON "HoursException"("clinicId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "HoursException_clinicId_holidayKey_key" ON "HoursException"("clinicId", "holidayKey");

-- CreateIndex
CREATE UNIQUE INDEX "Appointment_movedToId_key" ON "Appointment"("movedToId");

-- CreateIndex
CREATE INDEX "Appointment_clinicId_startsAt_id_idx" ON "Appointment"("clinicId", "startsAt", "id");

-- CreateIndex
CREATE INDEX "Appointment_clinicId_status_startsAt_id_idx" ON "Appointment"("clinicId", "status", "startsAt", "id");

-- CreateIndex
CREATE INDEX "Appointment_clinicId_practitionerId_startsAt_id_idx" ON "Appointment"("clinicId", "practitionerId", "startsAt", "id");

-- CreateIndex
CREATE INDEX "Appointment_clinicId_roomId_startsAt_id_idx" ON "Appointment"("clinicId", "roomId", "startsAt", "id");

-- CreateIndex
CREATE INDEX "Appointment_clinicId_patientId_startsAt_id_idx" ON "Appointment"("clinicId", "patientId", "startsAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "Appointment_clinicId_serviceId_startsAt_id_idx" ON "Appointment"("clinicId", "serviceId", "startsAt", "id");

-- CreateIndex
CREATE INDEX "Appointment_clinicId_leadId_idx" ON "Appointment"("clinicId", "leadId");

-- CreateIndex
CREATE INDEX "Appointment_clinicId_seriesId_startsAt_idx" ON "Appointment"("clinicId", "seriesId", "startsAt");

-- CreateIndex
CREATE UNIQUE INDEX "Appointment_clinicId_id_key" ON "Appointment"("clinicId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Appointment_clinicId_effectKey_key" ON "Appointment"("clinicId", "effectKey");

-- CreateIndex
CREATE UNIQUE INDEX "AppointmentSeries_clinicId_id_key" ON "AppointmentSeries"("clinicId", "id");

-- CreateIndex
CREATE INDEX "SlotHold_clinicId_startsAt_id_idx" ON "SlotHold"("clinicId", "startsAt", "id");

-- CreateIndex
CREATE INDEX "SlotHold_clinicId_patientId_idx" ON "SlotHold"("clinicId", "patientId");

-- CreateIndex
CREATE UNIQUE INDEX "SlotHold_clinicId_id_key" ON "SlotHold"("clinicId", "id");

-- CreateIndex
CREATE INDEX "Occupancy_clinicId_practitionerId_busyFrom_idx" ON "Occupancy"("clinicId", "practitionerId", "busyFrom");

-- CreateIndex
CREATE INDEX "Occupancy_clinicId_roomId_busyFrom_idx" ON "Occupancy"("clinicId", "roomId", "busyFrom");

-- CreateIndex
CREATE INDEX "Occupancy_clinicId_busyFrom_idx" ON "Occupancy"("clinicId", "busyFrom");

-- CreateIndex
CREATE INDEX "WaitingListEntry_clinicId_status_priority_createdAt_id_idx" ON "WaitingListEntry"("clinicId", "status", "priority" DESC, "createdAt", "id");

-- CreateIndex
CREATE INDEX "WaitingListEntry_clinicId_status_createdAt_id_idx" ON "WaitingListEntry"("clinicId", "status", "createdAt", "id");

-- CreateIndex
CREATE INDEX "WaitingListEntry_clinicId_serviceId_status_priority_created_idx" ON "WaitingListEntry"("clinicId", "serviceId", "status", "priority" DESC, "createdAt", "id");

-- CreateIndex
CREATE INDEX "WaitingListEntry_clinicId_patientId_idx" ON "WaitingListEntry"("clinicId", "patientId");

-- CreateIndex
CREATE UNIQUE INDEX "WaitingListEntry_clinicId_id_key" ON "WaitingListEntry"("clinicId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "WaitingListOffer_holdId_key" ON "WaitingListOffer"("holdId");

-- CreateIndex
CREATE INDEX "WaitingListOffer_clinicId_status_expiresAt_id_idx" ON "WaitingListOffer"("clinicId", "status", "expiresAt", "id");

-- CreateIndex
CREATE INDEX "WaitingListOffer_clinicId_entryId_createdAt_idx" ON "WaitingListOffer"("clinicId", "entryId", "createdAt" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "WaitingListOffer_clinicId_id_key" ON "WaitingListOffer"("clinicId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "WaitingListOffer_clinicId_holdId_key" ON "WaitingListOffer"("clinicId", "holdId");

-- CreateIndex
CREATE UNIQUE INDEX "WaitingListOffer_clinicId_messageId_key" ON "WaitingListOffer"("clinicId", "messageId");

-- CreateIndex
CREATE INDEX "AppointmentReminder_clinicId_status_dueAt_id_idx" ON "AppointmentReminder"("clinicId", "status", "dueAt", "id");

-- CreateIndex
CREATE UNIQUE INDEX "AppointmentReminder_clinicId_id_key" ON "AppointmentReminder"("clinicId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "AppointmentReminder_clinicId_appointmentId_kind_startsAt_key" ON "AppointmentReminder"("clinicId", "appointmentId", "kind", "startsAt");

-- CreateIndex
CREATE UNIQUE INDEX "AppointmentReminder_clinicId_messageId_key" ON "AppointmentReminder"("clinicId", "messageId");

-- CreateIndex
CREATE INDEX "Recall_clinicId_status_dueOn_id_idx" ON "Recall"("clinicId", "status", "dueOn", "id");

-- CreateIndex
CREATE INDEX "Recall_clinicId_status_nextAt_id_idx" ON "Recall"("clinicId", "status", "nextAt", "id");

-- CreateIndex
CREATE INDEX "Recall_clinicId_ownerId_status_dueOn_id_idx" ON "Recall"("clinicId", "ownerId", "status", "dueOn", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Recall_clinicId_id_key" ON "Recall"("clinicId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Recall_clinicId_patientId_serviceId_lastAppointmentId_key" ON "Recall"("clinicId", "patientId", "serviceId", "lastAppointmentId");

-- CreateIndex
CREATE INDEX "Survey_clinicId_status_askAt_id_idx" ON "Survey"("clinicId", "status", "askAt", "id");

-- CreateIndex
CREATE INDEX "Survey_clinicId_answeredAt_id_idx" ON "Survey"("clinicId", "answeredAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "Survey_clinicId_patientId_askAt_idx" ON "Survey"("clinicId", "patientId", "askAt" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "Survey_clinicId_id_key" ON "Survey"("clinicId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Survey_clinicId_appointmentId_key" ON "Survey"("clinicId", "appointmentId");

-- CreateIndex
CREATE UNIQUE INDEX "Survey_clinicId_messageId_key" ON "Survey"("clinicId", "messageId");

-- CreateIndex
CREATE UNIQUE INDEX "CalendarFeed_tokenHash_key" ON "CalendarFeed"("tokenHash");

-- CreateIndex
CREATE INDEX "CalendarFeed_clinicId_memberId_createdAt_id_idx" ON "CalendarFeed"("clinicId", "memberId", "createdAt" DESC, "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "CalendarFeed_clinicId_id_key" ON "CalendarFeed"("clinicId", "id");

-- AddForeignKey
ALTER TABLE "Practitioner" ADD CONSTRAINT "Practitioner_clinicId_memberId_fkey" FOREIGN KEY ("clinicId", "memberId") REFERENCES "Member"("clinicId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ServicePractitioner" ADD CONSTRAINT "ServicePractitioner_clinicId_serviceId_fkey" FOREIGN KEY ("clinicId", "serviceId") REFERENCES "Service"("clinicId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ServicePractitioner" ADD CONSTRAINT "ServicePractitioner_clinicId_practitionerId_fkey" FOREIGN KEY ("clinicId", "practitionerId") REFERENCES "Practitioner"("clinicId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ServiceRoom" ADD CONSTRAINT "ServiceRoom_clinicId_serviceId_fkey" FOREIGN KEY ("clinicId", "serviceId") REFERENCES "Service"("clinicId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ServiceRoom" ADD CONSTRAINT "ServiceRoom_clinicId_roomId_fkey" FOREIGN KEY ("clinicId", "roomId") REFERENCES "Room"("clinicId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "WorkingHours" ADD CONSTRAINT "WorkingHours_clinicId_practitionerId_fkey" FOREIGN KEY ("clinicId", "practitionerId") REFERENCES "Practitioner"("clinicId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "HoursException" ADD CONSTRAINT "HoursException_clinicId_practitionerId_fkey" FOREIGN KEY ("clinicId", "practitionerId") REFERENCES "Practitioner"("clinicId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "HoursException" ADD CONSTRAINT "HoursException_clinicId_roomId_fkey" FOREIGN KEY ("clinicId", "roomId") REFERENCES "Room"("clinicId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Appointment" ADD CONSTRAINT "Appointment_clinicId_patientId_fkey" FOREIGN KEY ("clinicId", "patientId") REFERENCES "Patient"("clinicId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Appointment" ADD CONSTRAINT "Appointment_clinicId_leadId_fkey" FOREIGN KEY ("clinicId", "leadId") REFERENCES "Lead"("clinicId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Appointment" ADD CONSTRAINT "Appointment_clinicId_practitionerId_fkey" FOREIGN KEY ("clinicId", "practitionerId") REFERENCES "Practitioner"("clinicId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Appointment" ADD CONSTRAINT "Appointment_clinicId_roomId_fkey" FOREIGN KEY ("clinicId", "roomId") REFERENCES "Room"("clinicId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Appointment" ADD CONSTRAINT "Appointment_clinicId_serviceId_fkey" FOREIGN KEY ("clinicId", "serviceId") REFERENCES "Service"("clinicId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Appointment" ADD CONSTRAINT "Appointment_clinicId_seriesId_fkey" FOREIGN KEY ("clinicId", "seriesId") REFERENCES "AppointmentSeries"("clinicId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SlotHold" ADD CONSTRAINT "SlotHold_clinicId_practitionerId_fkey" FOREIGN KEY ("clinicId", "practitionerId") REFERENCES "Practitioner"("clinicId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SlotHold" ADD CONSTRAINT "SlotHold_clinicId_roomId_fkey" FOREIGN KEY ("clinicId", "roomId") REFERENCES "Room"("clinicId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SlotHold" ADD CONSTRAINT "SlotHold_clinicId_serviceId_fkey" FOREIGN KEY ("clinicId", "serviceId") REFERENCES "Service"("clinicId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SlotHold" ADD CONSTRAINT "SlotHold_clinicId_patientId_fkey" FOREIGN KEY ("clinicId", "patientId") REFERENCES "Patient"("clinicId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "WaitingListEntry" ADD CONSTRAINT "WaitingListEntry_clinicId_patientId_fkey" FOREIGN KEY ("clinicId", "patientId") REFERENCES "Patient"("clinicId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "WaitingListEntry" ADD CONSTRAINT "WaitingListEntry_clinicId_serviceId_fkey" FOREIGN KEY ("clinicId", "serviceId") REFERENCES "Service"("clinicId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "WaitingListOffer" ADD CONSTRAINT "WaitingListOffer_clinicId_entryId_fkey" FOREIGN KEY ("clinicId", "entryId") REFERENCES "WaitingListEntry"("clinicId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "WaitingListOffer" ADD CONSTRAINT "WaitingListOffer_clinicId_holdId_fkey" FOREIGN KEY ("clinicId", "holdId") REFERENCES "SlotHold"("clinicId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AppointmentReminder" ADD CONSTRAINT "AppointmentReminder_clinicId_appointmentId_fkey" FOREIGN KEY ("clinicId", "appointmentId") REFERENCES "Appointment"("clinicId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Recall" ADD CONSTRAINT "Recall_clinicId_patientId_fkey" FOREIGN KEY ("clinicId", "patientId") REFERENCES "Patient"("clinicId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Recall" ADD CONSTRAINT "Recall_clinicId_serviceId_fkey" FOREIGN KEY ("clinicId", "serviceId") REFERENCES "Service"("clinicId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Survey" ADD CONSTRAINT "Survey_clinicId_patientId_fkey" FOREIGN KEY ("clinicId", "patientId") REFERENCES "Patient"("clinicId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Survey" ADD CONSTRAINT "Survey_clinicId_appointmentId_fkey" FOREIGN KEY ("clinicId", "appointmentId") REFERENCES "Appointment"("clinicId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- btree_gist: "the same clinic and practitioner" beside "times that touch", in one constraint.
create extension if not exists btree_gist;

alter table "Practitioner" add check (colour between 1 and 8), add check (length(name) between 1 and 120);
alter table "Room" add check (length(name) between 1 and 80);
alter table "Service"
  add check (minutes between 5 and 720),
  add check ("bufferBeforeMinutes" between 0 and 240),
  add check ("bufferAfterMinutes" between 0 and 240),
  add check ("stepMinutes" in (5, 10, 15, 20, 30, 60)),
  add check ("recallMonths" is null or "recallMonths" between 1 and 60),
  add check ("priceMinor" is null or "priceMinor" >= 0);
alter table "ServicePractitioner" add check (minutes is null or minutes between 5 and 720);
alter table "WorkingHours"
  add check (weekday between 1 and 7),
  add check ("fromMinute" >= 0 and "fromMinute" < "untilMinute" and "untilMinute" <= 1440),
  add check ("validFrom" is null or "validUntil" is null or "validFrom" <= "validUntil");
alter table "HoursException"
  add check (kind in ('closed', 'open')),
  add check (cause in ('holiday', 'vacation', 'sick', 'training', 'meeting', 'maintenance', 'extra_hours', 'other')),
  add check ("startsAt" < "endsAt"),
  add check (kind = 'closed' or "practitionerId" is not null);
alter table "Appointment"
  add check (status in ('requested', 'scheduled', 'confirmed', 'checked_in', 'in_session', 'completed', 'no_show', 'cancelled',
    'rescheduled')),
  add check (source in ('member', 'conversation', 'lead', 'waiting_list', 'recall', 'series', 'reply', 'agent', 'import')),
  add check ("startsAt" < "endsAt" and "busyFrom" <= "startsAt" and "endsAt" <= "busyUntil"),
  add check (outcome is null or outcome in ('treated', 'advised', 'plan_given', 'referred', 'not_done')),
  add check ("cancelledBecause" is null or "cancelledBecause" in ('patient', 'clinic', 'illness', 'no_answer', 'price', 'elsewhere',
    'mistake', 'other')),
  add check ((status = 'cancelled') = ("cancelledAt" is not null)),
  add check (status <> 'rescheduled' or "movedToId" is not null),
  add check (status not in ('completed', 'no_show') or "finishedAt" is not null),
  add check ("confirmedBy" is null or "confirmedBy" in ('reply', 'member', 'link')),
  add check ("noShowPercent" is null or "noShowPercent" between 0 and 100);
alter table "AppointmentSeries" add check ("everyDays" between 1 and 366), add check (count between 2 and 52);
alter table "SlotHold"
  add check (status in ('held', 'used', 'released', 'expired')),
  add check (purpose in ('choosing', 'waiting_list', 'agent')),
  add check ("startsAt" < "endsAt" and "busyFrom" <= "startsAt" and "endsAt" <= "busyUntil");
alter table "WaitingListEntry"
  add check (status in ('waiting', 'offered', 'booked', 'withdrawn', 'expired')),
  add check (priority between 0 and 2),
  add check ("earliestOn" is null or "latestOn" is null or "earliestOn" <= "latestOn"),
  add check (weekdays <@ array[1, 2, 3, 4, 5, 6, 7]),
  add check (("fromMinute" is null) = ("untilMinute" is null)),
  add check ("fromMinute" is null or ("fromMinute" >= 0 and "fromMinute" < "untilMinute" and "untilMinute" <= 1440)),
  add check ((status in ('waiting', 'offered')) = ("endedAt" is null));
alter table "WaitingListOffer"
  add check (status in ('offered', 'accepted', 'declined', 'expired', 'withdrawn')),
  add check ((status = 'offered') = ("answeredAt" is null)),
  add check ("declinedBecause" is null or "declinedBecause" in ('too_soon', 'time', 'practitioner', 'price', 'elsewhere', 'no_need',
    'other'));
alter table "AppointmentReminder"
  add check (kind in ('h24', 'h2')),
  add check (status in ('waiting', 'sent', 'blocked', 'late', 'dropped')),
  add check ((status = 'waiting') = ("settledAt" is null)),
  add check (answer is null or answer in ('confirm', 'cancel', 'move', 'unclear'));
alter table "Recall"
  add check (status in ('due', 'reminded', 'snoozed', 'booked', 'declined', 'unreachable', 'closed')),
  add check ("closedBecause" is null or "closedBecause" in ('too_soon', 'elsewhere', 'price', 'no_need', 'moved_away', 'died',
    'other')),
  add check ((status in ('booked', 'declined', 'unreachable', 'closed')) = ("closedAt" is not null));
alter table "Survey"
  add check (status in ('planned', 'asked', 'answered', 'expired', 'blocked', 'dropped')),
  add check (score is null or score between 0 and 10),
  add check ((status = 'answered') = (score is not null));
alter table "CalendarFeed"
  add check (scope in ('mine', 'practitioner', 'room', 'clinic')),
  add check ((scope = 'practitioner') = ("practitionerId" is not null)),
  add check ((scope = 'room') = ("roomId" is not null));

-- One place on the waiting list for a person and a service; one offer of an entry at a time.
create unique index "WaitingListEntry_one_open" on "WaitingListEntry" ("clinicId", "patientId", "serviceId")
  where status in ('waiting', 'offered');
create unique index "WaitingListOffer_one_open" on "WaitingListOffer" ("clinicId", "entryId") where status = 'offered';
-- What runs out, and who is in the house, without walking what is over.
create index "SlotHold_held" on "SlotHold" ("expiresAt") where status = 'held';
create index "Occupancy_expiring" on "Occupancy" ("clinicId", "expiresAt") where "expiresAt" is not null;

-- Slot truth: nobody and no room is taken twice. Deferrable, so that two may change places in one transaction.
alter table "Occupancy"
  add check (kind in ('appointment', 'hold')),
  add check ("busyFrom" < "busyUntil"),
  add constraint "Occupancy_practitioner" exclude using gist (
    "clinicId" with =, "practitionerId" with =, tstzrange("busyFrom", "busyUntil") with &&
  ) deferrable initially immediate,
  add constraint "Occupancy_room" exclude using gist (
    "clinicId" with =, "roomId" with =, tstzrange("busyFrom", "busyUntil") with &&
  ) where ("roomId" is not null) deferrable initially immediate;

-- Kept by the two triggers below alone: what stands in the calendar is what excludes.
create function occupancy_is_kept() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if pg_trigger_depth() < 2 then
    raise exception 'Occupancy is kept by appointments and holds' using errcode = 'insufficient_privilege';
  end if;
  return null;
end
$$;
create trigger occupancy_is_kept after insert or update or delete on "Occupancy"
  for each statement execute function occupancy_is_kept();

-- Bookings of a clinic come one after the other: two that each wait for the other's row would be a deadlock instead of
-- one winner. A hold that has run out makes room here, in the moment somebody needs it.
create function occupy(occupant uuid, clinic uuid, what text, practitioner uuid, room uuid, free_from timestamptz,
  free_until timestamptz, until timestamptz) returns void language plpgsql set search_path = public, pg_temp as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('slots ' || clinic::text, 0));
  update "SlotHold" hold set status = 'expired'
    from "Occupancy" taken
    where taken."clinicId" = clinic and taken.id <> occupant
      and taken."expiresAt" <= coalesce(nullif(current_setting('app.now', true), '')::timestamptz, clock_timestamp())
      and taken."busyFrom" < free_until and taken."busyUntil" > free_from
      and hold.id = taken.id and hold."clinicId" = clinic and hold.status = 'held';
  insert into "Occupancy" (id, "clinicId", kind, "practitionerId", "roomId", "busyFrom", "busyUntil", "expiresAt")
    values (occupant, clinic, what, practitioner, room, free_from, free_until, until)
    on conflict (id) do update set "practitionerId" = excluded."practitionerId", "roomId" = excluded."roomId",
      "busyFrom" = excluded."busyFrom", "busyUntil" = excluded."busyUntil", "expiresAt" = excluded."expiresAt"
    where ("Occupancy"."practitionerId", "Occupancy"."roomId", "Occupancy"."busyFrom", "Occupancy"."busyUntil",
        "Occupancy"."expiresAt")
      is distinct from (excluded."practitionerId", excluded."roomId", excluded."busyFrom", excluded."busyUntil",
        excluded."expiresAt");
end
$$;
create function appointment_occupies() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if tg_op = 'DELETE' then
    delete from "Occupancy" where id = old.id;
    return null;
  end if;
  if new.status in ('no_show', 'cancelled', 'rescheduled') then
    delete from "Occupancy" where id = new.id;
  else
    perform occupy(new.id, new."clinicId", 'appointment', new."practitionerId", new."roomId", new."busyFrom", new."busyUntil", null);
  end if;
  return null;
end
$$;
create trigger appointment_occupies after insert or delete on "Appointment"
  for each row execute function appointment_occupies();
create trigger appointment_moves after update on "Appointment" for each row when (
  (old.status, old."practitionerId", old."roomId", old."busyFrom", old."busyUntil")
    is distinct from (new.status, new."practitionerId", new."roomId", new."busyFrom", new."busyUntil")
) execute function appointment_occupies();

create function hold_occupies() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if tg_op <> 'DELETE' and new.status = 'held' then
    perform occupy(new.id, new."clinicId", 'hold', new."practitionerId", new."roomId", new."busyFrom", new."busyUntil",
      new."expiresAt");
  else
    delete from "Occupancy" where id = coalesce(old.id, new.id);
  end if;
  return null;
end
$$;
create trigger hold_occupies after insert or update or delete on "SlotHold"
  for each row execute function hold_occupies();

do $$
declare
  owned text;
begin
  foreach owned in array array[
    'Practitioner', 'Room', 'Service', 'ServicePractitioner', 'ServiceRoom', 'WorkingHours', 'HoursException', 'Appointment',
    'AppointmentSeries', 'SlotHold', 'Occupancy', 'WaitingListEntry', 'WaitingListOffer', 'AppointmentReminder', 'Recall',
    'Survey', 'CalendarFeed'
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
grant select, insert, update on "Practitioner", "Room", "Service", "Appointment", "AppointmentSeries", "WaitingListEntry",
  "WaitingListOffer", "AppointmentReminder", "Recall", "Survey", "CalendarFeed" to rounds_app;
grant select, insert, update, delete on "ServicePractitioner", "ServiceRoom", "WorkingHours", "HoursException", "Occupancy",
  "SlotHold" to rounds_app;
-- A feed is asked for by its address alone: which clinic's it is, is found by the platform before anything is read.
create policy platform on "CalendarFeed" for select to rounds_platform using (true);
grant select (id, "clinicId", "memberId", "tokenHash", "revokedAt") on "CalendarFeed" to rounds_platform;
