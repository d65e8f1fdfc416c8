-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "Fact" (
    "id" UUID NOT NULL,
    "clinicId" UUID,
    "name" TEXT NOT NULL,
    "actor" TEXT NOT NULL,
    "actorName" TEXT NOT NULL,
    "subjectType" TEXT NOT NULL,
    "subjectId" TEXT NOT NULL,
    "before" JSON,
    "after" JSON,
    "reason" TEXT,
    "requestId" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Fact_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Clinic" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "timeZone" TEXT NOT NULL,
    "country" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "language" TEXT NOT NULL DEFAULT 'en',
    "isDefault" BOOLEAN NOT NULL DEFAULT false,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Clinic_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "User" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "passwordHash" TEXT NOT NULL,
    "disabledAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "User_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Member" (
    "id" UUID NOT NULL,
    "clinicId" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "roles" TEXT[],
    "active" BOOLEAN NOT NULL DEFAULT true,
    "endsAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Member_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Session" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "tokenHash" BYTEA NOT NULL,
    "activeClinicId" UUID,
    "userAgent" TEXT,
    "network" TEXT,
    "steppedUpAt" TIMESTAMPTZ(3),
    "lastSeenAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),
    "endedBecause" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Throttle" (
    "key" TEXT NOT NULL,
    "points" INTEGER NOT NULL DEFAULT 0,
    "expire" BIGINT,

    CONSTRAINT "Throttle_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "Connection" (
    "id" UUID NOT NULL,
    "clinicId" UUID NOT NULL,
    "provider" TEXT NOT NULL,
    "scheme" TEXT NOT NULL,
    "externalId" TEXT,
    "sealed" BYTEA NOT NULL,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Connection_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "WebhookDelivery" (
    "id" UUID NOT NULL,
    "clinicId" UUID NOT NULL,
    "provider" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "accepted" INTEGER NOT NULL DEFAULT 0,
    "duplicate" INTEGER NOT NULL DEFAULT 0,
    "reason" TEXT,
    "verifiedBy" TEXT,
    "headers" JSON,
    "body" BYTEA,
    "receivedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "WebhookDelivery_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "WebhookEvent" (
    "id" UUID NOT NULL,
    "clinicId" UUID NOT NULL,
    "provider" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "deliveryId" UUID NOT NULL,
    "fate" TEXT NOT NULL DEFAULT 'pending',
    "reason" TEXT,
    "providerAt" TIMESTAMPTZ(3),
    "receivedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finishedAt" TIMESTAMPTZ(3),
    "replays" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "WebhookEvent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Lead" (
    "id" UUID NOT NULL,
    "clinicId" UUID NOT NULL,
    "patientId" UUID NOT NULL,
    "source" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'new',
    "score" INTEGER,
    "classification" TEXT,
    "urgency" TEXT NOT NULL DEFAULT 'none',
    "confidence" DOUBLE PRECISION,
    "ownerId" UUID,
    "takenAt" TIMESTAMPTZ(3),
    "waitingSince" TIMESTAMPTZ(3),
    "dueAt" TIMESTAMPTZ(3),
    "lastMessageAt" TIMESTAMPTZ(3),
    "lastMessage" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Lead_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Score" (
    "id" UUID NOT NULL,
    "clinicId" UUID NOT NULL,
    "leadId" UUID NOT NULL,
    "score" INTEGER NOT NULL,
    "classification" TEXT NOT NULL,
    "urgency" TEXT NOT NULL,
    "confidence" DOUBLE PRECISION NOT NULL,
    "reasons" JSON NOT NULL,
    "scorer" TEXT NOT NULL,
    "fallback" BOOLEAN NOT NULL DEFAULT false,
    "language" TEXT,
    "reason" TEXT,
    "memberId" UUID,
    "messageId" UUID,
    "runId" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Score_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "LeadNote" (
    "id" UUID NOT NULL,
    "clinicId" UUID NOT NULL,
    "leadId" UUID NOT NULL,
    "memberId" UUID NOT NULL,
    "body" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "LeadNote_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Message" (
    "id" UUID NOT NULL,
    "clinicId" UUID NOT NULL,
    "contactId" UUID NOT NULL,
    "leadId" UUID,
    "direction" TEXT NOT NULL,
    "externalId" TEXT,
    "body" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "statusAt" TIMESTAMPTZ(3) NOT NULL,
    "failedBecause" TEXT,
    "webhookEventId" UUID,
    "providerAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Message_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Notification" (
    "id" UUID NOT NULL,
    "clinicId" UUID NOT NULL,
    "memberId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "leadId" UUID,
    "effectKey" TEXT NOT NULL,
    "readAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Notification_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Patient" (
    "id" UUID NOT NULL,
    "clinicId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "nameFolded" TEXT NOT NULL,
    "language" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Patient_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Contact" (
    "id" UUID NOT NULL,
    "clinicId" UUID NOT NULL,
    "channel" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "lastFour" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Contact_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PatientContact" (
    "clinicId" UUID NOT NULL,
    "patientId" UUID NOT NULL,
    "contactId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "PatientContact_pkey" PRIMARY KEY ("clinicId","patientId","contactId")
);

-- CreateIndex
CREATE INDEX "Fact_clinicId_createdAt_id_idx" ON "Fact"("clinicId", "createdAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "Fact_clinicId_subjectId_createdAt_idx" ON "Fact"("clinicId", "subjectId", "createdAt" DESC);

-- CreateIndex
CREATE INDEX "Fact_clinicId_actor_createdAt_idx" ON "Fact"("clinicId", "actor", "createdAt" DESC);

-- CreateIndex
CREATE INDEX "Fact_clinicId_name_createdAt_idx" ON "Fact"("clinicId", "name", "createdAt" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "Clinic_slug_key" ON "Clinic"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "User_email_key" ON "User"("email");

-- CreateIndex
CREATE INDEX "Member_userId_idx" ON "Member"("userId");

-- CreateIndex
CREATE UNIQUE INDEX "Member_clinicId_userId_key" ON "Member"("clinicId", "userId");

-- CreateIndex
CREATE UNIQUE INDEX "Member_clinicId_id_key" ON "Member"("clinicId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Session_tokenHash_key" ON "Session"("tokenHash");

-- CreateIndex
CREATE INDEX "Session_userId_createdAt_idx" ON "Session"("userId", "createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "Connection_clinicId_provider_key" ON "Connection"("clinicId", "provider");

-- CreateIndex
CREATE INDEX "WebhookDelivery_by_time" ON "WebhookDelivery"("clinicId", "receivedAt" DESC, "id" DESC, "provider", "outcome", "accepted", "duplicate");

-- CreateIndex
CREATE INDEX "WebhookEvent_by_time" ON "WebhookEvent"("clinicId", "receivedAt" DESC, "id" DESC, "provider", "fate");

-- CreateIndex
CREATE INDEX "WebhookEvent_clinicId_fate_receivedAt_id_idx" ON "WebhookEvent"("clinicId", "fate", "receivedAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "WebhookEvent_deliveryId_idx" ON "WebhookEvent"("deliveryId");

-- CreateIndex
CREATE UNIQUE INDEX "WebhookEvent_clinicId_provider_key_key" ON "WebhookEvent"("clinicId", "provider", "key");

-- CreateIndex
CREATE INDEX "Lead_clinicId_createdAt_id_idx" ON "Lead"("clinicId", "createdAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "Lead_clinicId_classification_createdAt_id_idx" ON "Lead"("clinicId", "classification", "createdAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "Lead_clinicId_status_createdAt_id_idx" ON "Lead"("clinicId", "status", "createdAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "Lead_clinicId_ownerId_createdAt_id_idx" ON "Lead"("clinicId", "ownerId", "createdAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "Lead_clinicId_urgency_createdAt_id_idx" ON "Lead"("clinicId", "urgency", "createdAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "Lead_clinicId_patientId_createdAt_idx" ON "Lead"("clinicId", "patientId", "createdAt" DESC);

-- CreateIndex
CREATE INDEX "Lead_clinicId_dueAt_id_idx" ON "Lead"("clinicId", "dueAt", "id");

-- CreateIndex
CREATE INDEX "Lead_clinicId_waitingSince_id_idx" ON "Lead"("clinicId", "waitingSince", "id");

-- CreateIndex
CREATE INDEX "Lead_clinicId_lastMessageAt_id_idx" ON "Lead"("clinicId", "lastMessageAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "Lead_clinicId_score_id_idx" ON "Lead"("clinicId", "score" DESC, "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "Lead_clinicId_id_key" ON "Lead"("clinicId", "id");

-- CreateIndex
CREATE INDEX "Score_clinicId_leadId_createdAt_idx" ON "Score"("clinicId", "leadId", "createdAt" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "Score_clinicId_leadId_messageId_scorer_key" ON "Score"("clinicId", "leadId", "messageId", "scorer");

-- CreateIndex
CREATE INDEX "LeadNote_clinicId_leadId_createdAt_idx" ON "LeadNote"("clinicId", "leadId", "createdAt" DESC);

-- CreateIndex
CREATE INDEX "Message_clinicId_leadId_createdAt_id_idx" ON "Message"("clinicId", "leadId", "createdAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "Message_clinicId_contactId_createdAt_idx" ON "Message"("clinicId", "contactId", "createdAt" DESC);

-- CreateIndex
CREATE INDEX "Message_clinicId_webhookEventId_idx" ON "Message"("clinicId", "webhookEventId");

-- CreateIndex
CREATE UNIQUE INDEX "Message_clinicId_externalId_key" ON "Message"("clinicId", "externalId");

-- CreateIndex
CREATE INDEX "Notification_clinicId_memberId_id_idx" ON "Notification"("clinicId", "memberId", "id" DESC);

-- CreateIndex
CREATE INDEX "Notification_clinicId_leadId_idx" ON "Notification"("clinicId", "leadId");

-- CreateIndex
CREATE UNIQUE INDEX "Notification_clinicId_memberId_effectKey_key" ON "Notification"("clinicId", "memberId", "effectKey");

-- CreateIndex
CREATE INDEX "Patient_clinicId_createdAt_id_idx" ON "Patient"("clinicId", "createdAt" DESC, "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "Patient_clinicId_id_key" ON "Patient"("clinicId", "id");

-- CreateIndex
CREATE INDEX "Contact_clinicId_lastFour_idx" ON "Contact"("clinicId", "lastFour");

-- CreateIndex
CREATE UNIQUE INDEX "Contact_clinicId_channel_address_key" ON "Contact"("clinicId", "channel", "address");

-- CreateIndex
CREATE UNIQUE INDEX "Contact_clinicId_id_key" ON "Contact"("clinicId", "id");

-- CreateIndex
CREATE INDEX "PatientContact_clinicId_contactId_idx" ON "PatientContact"("clinicId", "contactId");

-- AddForeignKey
ALTER TABLE "Member" ADD CONSTRAINT "Member_clinicId_fkey" FOREIGN KEY ("clinicId") REFERENCES "Clinic"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Member" ADD CONSTRAINT "Member_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Session" ADD CONSTRAINT "Session_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Connection" ADD CONSTRAINT "Connection_clinicId_fkey" FOREIGN KEY ("clinicId") REFERENCES "Clinic"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "WebhookEvent" ADD CONSTRAINT "WebhookEvent_deliveryId_fkey" FOREIGN KEY ("deliveryId") REFERENCES "WebhookDelivery"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Lead" ADD CONSTRAINT "Lead_clinicId_patientId_fkey" FOREIGN KEY ("clinicId", "patientId") REFERENCES "Patient"("clinicId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Lead" ADD CONSTRAINT "Lead_clinicId_ownerId_fkey" FOREIGN KEY ("clinicId", "ownerId") REFERENCES "Member"("clinicId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Score" ADD CONSTRAINT "Score_clinicId_leadId_fkey" FOREIGN KEY ("clinicId", "leadId") REFERENCES "Lead"("clinicId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Score" ADD CONSTRAINT "Score_clinicId_memberId_fkey" FOREIGN KEY ("clinicId", "memberId") REFERENCES "Member"("clinicId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LeadNote" ADD CONSTRAINT "LeadNote_clinicId_leadId_fkey" FOREIGN KEY ("clinicId", "leadId") REFERENCES "Lead"("clinicId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LeadNote" ADD CONSTRAINT "LeadNote_clinicId_memberId_fkey" FOREIGN KEY ("clinicId", "memberId") REFERENCES "Member"("clinicId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Message" ADD CONSTRAINT "Message_clinicId_contactId_fkey" FOREIGN KEY ("clinicId", "contactId") REFERENCES "Contact"("clinicId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Message" ADD CONSTRAINT "Message_clinicId_leadId_fkey" FOREIGN KEY ("clinicId", "leadId") REFERENCES "Lead"("clinicId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Notification" ADD CONSTRAINT "Notification_clinicId_memberId_fkey" FOREIGN KEY ("clinicId", "memberId") REFERENCES "Member"("clinicId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Notification" ADD CONSTRAINT "Notification_clinicId_leadId_fkey" FOREIGN KEY ("clinicId", "leadId") REFERENCES "Lead"("clinicId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PatientContact" ADD CONSTRAINT "PatientContact_clinicId_patientId_fkey" FOREIGN KEY ("clinicId", "patientId") REFERENCES "Patient"("clinicId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PatientContact" ADD CONSTRAINT "PatientContact_clinicId_contactId_fkey" FOREIGN KEY ("clinicId", "contactId") REFERENCES "Contact"("clinicId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
