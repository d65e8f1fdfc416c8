-- DropIndex
DROP INDEX "WebhookDelivery_by_time";

-- AlterTable
ALTER TABLE "Clinic" ADD COLUMN     "openingHours" JSON NOT NULL DEFAULT '{"mon":["09:00","18:00"],"tue":["09:00","18:00"],"wed":["09:00","18:00"],"thu":["09:00","18:00"],"fri":["09:00","18:00"],"sat":null,"sun":null}';

-- AlterTable
ALTER TABLE "Connection" ADD COLUMN     "pausedAt" TIMESTAMPTZ(3),
ADD COLUMN     "rotatedAt" TIMESTAMPTZ(3),
ADD COLUMN     "settings" JSON NOT NULL DEFAULT '{}',
ADD COLUMN     "silentSince" TIMESTAMPTZ(3),
ADD COLUMN     "testOutcome" TEXT,
ADD COLUMN     "testedAt" TIMESTAMPTZ(3),
ADD COLUMN     "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;

-- AlterTable
ALTER TABLE "Contact" ADD COLUMN     "userId" TEXT,
ADD COLUMN     "username" TEXT;

-- AlterTable
ALTER TABLE "Fact" ADD COLUMN     "patientId" UUID,
ADD COLUMN     "personal" BYTEA,
ADD COLUMN     "seq" BIGSERIAL NOT NULL;

-- AlterTable
ALTER TABLE "Lead" ADD COLUMN     "referral" JSON,
ADD COLUMN     "utmCampaign" TEXT,
ADD COLUMN     "utmMedium" TEXT,
ADD COLUMN     "utmSource" TEXT;

-- AlterTable
ALTER TABLE "Message" ADD COLUMN     "detail" JSON,
ADD COLUMN     "editedAt" TIMESTAMPTZ(3),
ADD COLUMN     "kind" TEXT NOT NULL DEFAULT 'text',
ADD COLUMN     "replyToExternalId" TEXT,
ADD COLUMN     "revokedAt" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "Notification" ADD COLUMN     "subjectId" TEXT,
ADD COLUMN     "subjectType" TEXT;

-- AlterTable
ALTER TABLE "Patient" ADD COLUMN     "birthDate" DATE,
ADD COLUMN     "externalRef" TEXT,
ADD COLUMN     "mergedIntoId" UUID,
ADD COLUMN     "source" TEXT NOT NULL DEFAULT 'whatsapp';

-- AlterTable
ALTER TABLE "PatientContact" ADD COLUMN     "isPrimary" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "label" TEXT;

-- AlterTable
ALTER TABLE "User" ADD COLUMN     "isPlatform" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "passwordChangedAt" TIMESTAMPTZ(3),
ADD COLUMN     "totpConfirmedAt" TIMESTAMPTZ(3),
ADD COLUMN     "totpLastStep" BIGINT,
ADD COLUMN     "totpSealed" BYTEA;

-- AlterTable
ALTER TABLE "WebhookDelivery" ADD COLUMN     "refused" INTEGER NOT NULL DEFAULT 0,
ALTER COLUMN "clinicId" DROP NOT NULL;

-- AlterTable
ALTER TABLE "WebhookEvent" ADD COLUMN     "assignedFromId" UUID,
ALTER COLUMN "clinicId" DROP NOT NULL;

-- CreateTable
CREATE TABLE "FactLink" (
    "chain" TEXT NOT NULL,
    "n" BIGINT NOT NULL,
    "clinicId" UUID,
    "factId" UUID NOT NULL,
    "hash" BYTEA NOT NULL,
    "sealedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "FactLink_pkey" PRIMARY KEY ("chain","n")
);

-- CreateTable
CREATE TABLE "RecoveryCode" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "codeHash" BYTEA NOT NULL,
    "usedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "RecoveryCode_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PasswordReset" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "tokenHash" BYTEA NOT NULL,
    "issuedById" UUID NOT NULL,
    "clinicId" UUID NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "usedAt" TIMESTAMPTZ(3),
    "revokedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "PasswordReset_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PlatformConnection" (
    "id" UUID NOT NULL,
    "provider" TEXT NOT NULL,
    "scheme" TEXT NOT NULL,
    "sealed" BYTEA NOT NULL,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "pausedAt" TIMESTAMPTZ(3),
    "rotatedAt" TIMESTAMPTZ(3),
    "silentSince" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "PlatformConnection_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RateBucket" (
    "key" TEXT NOT NULL,
    "burst" DOUBLE PRECISION NOT NULL,
    "second" DOUBLE PRECISION NOT NULL,
    "updatedAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "RateBucket_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "Consent" (
    "id" UUID NOT NULL,
    "clinicId" UUID NOT NULL,
    "patientId" UUID NOT NULL,
    "purpose" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "policyVersion" TEXT,
    "source" TEXT NOT NULL,
    "evidence" JSON,
    "effectKey" TEXT NOT NULL,
    "memberId" UUID,
    "recordedAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Consent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "MessageVersion" (
    "id" UUID NOT NULL,
    "clinicId" UUID NOT NULL,
    "messageId" UUID NOT NULL,
    "body" TEXT NOT NULL,
    "replacedAt" TIMESTAMPTZ(3) NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "MessageVersion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PatientRelation" (
    "clinicId" UUID NOT NULL,
    "patientId" UUID NOT NULL,
    "relativeId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "PatientRelation_pkey" PRIMARY KEY ("clinicId","patientId","relativeId")
);

-- CreateTable
CREATE TABLE "PatientNote" (
    "id" UUID NOT NULL,
    "clinicId" UUID NOT NULL,
    "patientId" UUID NOT NULL,
    "memberId" UUID NOT NULL,
    "body" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "PatientNote_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PatientMerge" (
    "id" UUID NOT NULL,
    "clinicId" UUID NOT NULL,
    "keptId" UUID NOT NULL,
    "mergedId" UUID NOT NULL,
    "memberId" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "moved" JSON NOT NULL,
    "undoneAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "PatientMerge_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PatientImport" (
    "id" UUID NOT NULL,
    "clinicId" UUID NOT NULL,
    "memberId" UUID NOT NULL,
    "fileName" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "total" INTEGER NOT NULL,
    "counts" JSON NOT NULL,
    "done" INTEGER NOT NULL DEFAULT 0,
    "startedAt" TIMESTAMPTZ(3),
    "finishedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "PatientImport_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PatientImportRow" (
    "clinicId" UUID NOT NULL,
    "importId" UUID NOT NULL,
    "line" INTEGER NOT NULL,
    "given" JSON NOT NULL,
    "outcome" TEXT NOT NULL,
    "problem" TEXT,
    "patientId" UUID,

    CONSTRAINT "PatientImportRow_pkey" PRIMARY KEY ("clinicId","importId","line")
);

-- CreateTable
CREATE TABLE "PatientKey" (
    "clinicId" UUID NOT NULL,
    "patientId" UUID NOT NULL,
    "sealed" BYTEA,
    "destroyedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "PatientKey_pkey" PRIMARY KEY ("clinicId","patientId")
);

-- CreateTable
CREATE TABLE "Invitation" (
    "id" UUID NOT NULL,
    "clinicId" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "roles" TEXT[],
    "tokenHash" BYTEA NOT NULL,
    "invitedById" UUID NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "acceptedAt" TIMESTAMPTZ(3),
    "revokedAt" TIMESTAMPTZ(3),
    "memberId" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Invitation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PlatformGrant" (
    "id" UUID NOT NULL,
    "clinicId" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "memberId" UUID NOT NULL,
    "role" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "grantedById" UUID NOT NULL,
    "endsAt" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),
    "endedById" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "PlatformGrant_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SpecialAccess" (
    "id" UUID NOT NULL,
    "clinicId" UUID NOT NULL,
    "memberId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "patientId" UUID,
    "reason" TEXT NOT NULL,
    "endsAt" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),
    "reviewedById" UUID,
    "reviewedAt" TIMESTAMPTZ(3),
    "verdict" TEXT,
    "reviewNote" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "SpecialAccess_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Approval" (
    "id" UUID NOT NULL,
    "clinicId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "input" JSON NOT NULL,
    "summary" TEXT NOT NULL,
    "subjectId" TEXT,
    "patientId" UUID,
    "reason" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'pending',
    "requestedById" UUID NOT NULL,
    "decidedById" UUID,
    "decidedAt" TIMESTAMPTZ(3),
    "decisionReason" TEXT,
    "failure" TEXT,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Approval_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Task" (
    "id" UUID NOT NULL,
    "clinicId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "why" TEXT,
    "status" TEXT NOT NULL DEFAULT 'open',
    "dueAt" TIMESTAMPTZ(3),
    "snoozedUntil" TIMESTAMPTZ(3),
    "ownerId" UUID,
    "ownerRole" TEXT,
    "patientId" UUID,
    "leadId" UUID,
    "href" TEXT,
    "sourceType" TEXT NOT NULL,
    "sourceId" TEXT,
    "effectKey" TEXT,
    "outcome" TEXT,
    "finishedAt" TIMESTAMPTZ(3),
    "finishedById" UUID,
    "createdById" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Task_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "FactLink_factId_key" ON "FactLink"("factId");

-- CreateIndex
CREATE INDEX "FactLink_clinicId_n_idx" ON "FactLink"("clinicId", "n");

-- CreateIndex
CREATE INDEX "RecoveryCode_userId_idx" ON "RecoveryCode"("userId");

-- CreateIndex
CREATE UNIQUE INDEX "PasswordReset_tokenHash_key" ON "PasswordReset"("tokenHash");

-- CreateIndex
CREATE INDEX "PasswordReset_userId_createdAt_idx" ON "PasswordReset"("userId", "createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "PlatformConnection_provider_key" ON "PlatformConnection"("provider");

-- CreateIndex
CREATE INDEX "Consent_clinicId_patientId_purpose_recordedAt_id_idx" ON "Consent"("clinicId", "patientId", "purpose", "recordedAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "Consent_clinicId_recordedAt_id_idx" ON "Consent"("clinicId", "recordedAt" DESC, "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "Consent_clinicId_effectKey_key" ON "Consent"("clinicId", "effectKey");

-- CreateIndex
CREATE INDEX "MessageVersion_clinicId_messageId_createdAt_idx" ON "MessageVersion"("clinicId", "messageId", "createdAt");

-- CreateIndex
CREATE INDEX "PatientRelation_clinicId_relativeId_idx" ON "PatientRelation"("clinicId", "relativeId");

-- CreateIndex
CREATE INDEX "PatientNote_clinicId_patientId_createdAt_idx" ON "PatientNote"("clinicId", "patientId", "createdAt" DESC);

-- CreateIndex
CREATE INDEX "PatientMerge_clinicId_keptId_createdAt_idx" ON "PatientMerge"("clinicId", "keptId", "createdAt" DESC);

-- CreateIndex
CREATE INDEX "PatientMerge_clinicId_mergedId_idx" ON "PatientMerge"("clinicId", "mergedId");

-- CreateIndex
CREATE INDEX "PatientImport_clinicId_createdAt_id_idx" ON "PatientImport"("clinicId", "createdAt" DESC, "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "PatientImport_clinicId_id_key" ON "PatientImport"("clinicId", "id");

-- CreateIndex
CREATE INDEX "PatientImportRow_clinicId_importId_outcome_line_idx" ON "PatientImportRow"("clinicId", "importId", "outcome", "line");

-- CreateIndex
CREATE UNIQUE INDEX "Invitation_tokenHash_key" ON "Invitation"("tokenHash");

-- CreateIndex
CREATE INDEX "Invitation_clinicId_createdAt_id_idx" ON "Invitation"("clinicId", "createdAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "Invitation_email_idx" ON "Invitation"("email");

-- CreateIndex
CREATE INDEX "PlatformGrant_clinicId_createdAt_id_idx" ON "PlatformGrant"("clinicId", "createdAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "PlatformGrant_clinicId_memberId_idx" ON "PlatformGrant"("clinicId", "memberId");

-- CreateIndex
CREATE INDEX "SpecialAccess_clinicId_createdAt_id_idx" ON "SpecialAccess"("clinicId", "createdAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "SpecialAccess_clinicId_memberId_endsAt_idx" ON "SpecialAccess"("clinicId", "memberId", "endsAt");

-- CreateIndex
CREATE INDEX "Approval_clinicId_status_createdAt_id_idx" ON "Approval"("clinicId", "status", "createdAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "Approval_clinicId_requestedById_createdAt_idx" ON "Approval"("clinicId", "requestedById", "createdAt" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "Approval_clinicId_id_key" ON "Approval"("clinicId", "id");

-- CreateIndex
CREATE INDEX "Task_clinicId_status_dueAt_id_idx" ON "Task"("clinicId", "status", "dueAt", "id");

-- CreateIndex
CREATE INDEX "Task_clinicId_status_createdAt_id_idx" ON "Task"("clinicId", "status", "createdAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "Task_clinicId_ownerId_status_dueAt_id_idx" ON "Task"("clinicId", "ownerId", "status", "dueAt", "id");

-- CreateIndex
CREATE INDEX "Task_clinicId_ownerRole_status_dueAt_id_idx" ON "Task"("clinicId", "ownerRole", "status", "dueAt", "id");

-- CreateIndex
CREATE INDEX "Task_clinicId_patientId_createdAt_idx" ON "Task"("clinicId", "patientId", "createdAt" DESC);

-- CreateIndex
CREATE INDEX "Task_clinicId_leadId_idx" ON "Task"("clinicId", "leadId");

-- CreateIndex
CREATE UNIQUE INDEX "Task_clinicId_id_key" ON "Task"("clinicId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Task_clinicId_effectKey_key" ON "Task"("clinicId", "effectKey");

-- CreateIndex
CREATE UNIQUE INDEX "Contact_clinicId_channel_userId_key" ON "Contact"("clinicId", "channel", "userId");

-- CreateIndex
CREATE INDEX "Fact_clinicId_patientId_createdAt_id_idx" ON "Fact"("clinicId", "patientId", "createdAt" DESC, "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "Fact_seq_key" ON "Fact"("seq");

-- CreateIndex
CREATE INDEX "Message_clinicId_replyToExternalId_idx" ON "Message"("clinicId", "replyToExternalId");

-- CreateIndex
CREATE UNIQUE INDEX "Message_clinicId_id_key" ON "Message"("clinicId", "id");

-- CreateIndex
CREATE INDEX "Patient_clinicId_nameFolded_id_idx" ON "Patient"("clinicId", "nameFolded", "id");

-- CreateIndex
CREATE INDEX "Patient_clinicId_mergedIntoId_idx" ON "Patient"("clinicId", "mergedIntoId");

-- CreateIndex
CREATE UNIQUE INDEX "Patient_clinicId_externalRef_key" ON "Patient"("clinicId", "externalRef");

-- CreateIndex
CREATE INDEX "WebhookDelivery_by_time" ON "WebhookDelivery"("clinicId", "receivedAt" DESC, "id" DESC, "provider", "outcome", "accepted", "duplicate", "refused");

-- AddForeignKey
ALTER TABLE "RecoveryCode" ADD CONSTRAINT "RecoveryCode_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PasswordReset" ADD CONSTRAINT "PasswordReset_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Consent" ADD CONSTRAINT "Consent_clinicId_patientId_fkey" FOREIGN KEY ("clinicId", "patientId") REFERENCES "Patient"("clinicId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MessageVersion" ADD CONSTRAINT "MessageVersion_clinicId_messageId_fkey" FOREIGN KEY ("clinicId", "messageId") REFERENCES "Message"("clinicId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Patient" ADD CONSTRAINT "Patient_clinicId_mergedIntoId_fkey" FOREIGN KEY ("clinicId", "mergedIntoId") REFERENCES "Patient"("clinicId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PatientRelation" ADD CONSTRAINT "PatientRelation_clinicId_patientId_fkey" FOREIGN KEY ("clinicId", "patientId") REFERENCES "Patient"("clinicId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PatientRelation" ADD CONSTRAINT "PatientRelation_clinicId_relativeId_fkey" FOREIGN KEY ("clinicId", "relativeId") REFERENCES "Patient"("clinicId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PatientNote" ADD CONSTRAINT "PatientNote_clinicId_patientId_fkey" FOREIGN KEY ("clinicId", "patientId") REFERENCES "Patient"("clinicId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PatientNote" ADD CONSTRAINT "PatientNote_clinicId_memberId_fkey" FOREIGN KEY ("clinicId", "memberId") REFERENCES "Member"("clinicId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PatientImportRow" ADD CONSTRAINT "PatientImportRow_clinicId_importId_fkey" FOREIGN KEY ("clinicId", "importId") REFERENCES "PatientImport"("clinicId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PatientKey" ADD CONSTRAINT "PatientKey_clinicId_patientId_fkey" FOREIGN KEY ("clinicId", "patientId") REFERENCES "Patient"("clinicId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Task" ADD CONSTRAINT "Task_clinicId_ownerId_fkey" FOREIGN KEY ("clinicId", "ownerId") REFERENCES "Member"("clinicId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Task" ADD CONSTRAINT "Task_clinicId_patientId_fkey" FOREIGN KEY ("clinicId", "patientId") REFERENCES "Patient"("clinicId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Task" ADD CONSTRAINT "Task_clinicId_leadId_fkey" FOREIGN KEY ("clinicId", "leadId") REFERENCES "Lead"("clinicId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
