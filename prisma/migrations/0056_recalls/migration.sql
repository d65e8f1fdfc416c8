-- Invitations to come again: what was sent last, what kept it back, and whether a person has to call.
alter table "Recall"
  add column "messageId" uuid,
  add column "because" text,
  add column "toCall" boolean not null default false;

-- Questions after a visit: put once more after a night or a full day; a reply that is not plainly a number waits for a person.
alter table "Survey" add column "taskId" uuid;

-- CreateIndex
CREATE UNIQUE INDEX "Recall_clinicId_messageId_key" ON "Recall"("clinicId", "messageId");

-- CreateIndex
CREATE INDEX "Recall_clinicId_patientId_serviceId_idx" ON "Recall"("clinicId", "patientId", "serviceId");

-- CreateIndex
CREATE INDEX "Recall_clinicId_appointmentId_idx" ON "Recall"("clinicId", "appointmentId");

-- CreateIndex
CREATE INDEX "Recall_clinicId_closedAt_id_idx" ON "Recall"("clinicId", "closedAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "Recall_clinicId_createdAt_id_idx" ON "Recall"("clinicId", "createdAt", "id");

-- CreateIndex
CREATE INDEX "Recall_clinicId_toCall_dueOn_id_idx" ON "Recall"("clinicId", "toCall", "dueOn", "id");

-- CreateIndex
CREATE INDEX "Survey_clinicId_createdAt_id_idx" ON "Survey"("clinicId", "createdAt" DESC, "id" DESC);

alter table "Recall" add check (status in ('due', 'reminded', 'snoozed') or not "toCall");
