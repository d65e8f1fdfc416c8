-- What people ask for about their own data, what was handed over and what was erased; and what each day's cleaning let go.

-- AlterTable
ALTER TABLE "Patient" ADD COLUMN     "erasedAt" TIMESTAMPTZ(3),
ADD COLUMN     "restrictedAt" TIMESTAMPTZ(3),
ADD COLUMN     "restrictedBecause" TEXT;

-- CreateTable
CREATE TABLE "SubjectRequest" (
    "id" UUID NOT NULL,
    "clinicId" UUID NOT NULL,
    "patientId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'received',
    "channel" TEXT NOT NULL,
    "words" TEXT,
    "detail" JSON NOT NULL DEFAULT '{}',
    "receivedAt" TIMESTAMPTZ(3) NOT NULL,
    "receivedById" UUID,
    "ownerId" UUID,
    "identityHow" TEXT,
    "identityNote" TEXT,
    "identityById" UUID,
    "identityAt" TIMESTAMPTZ(3),
    "dueAt" TIMESTAMPTZ(3) NOT NULL,
    "extendedAt" TIMESTAMPTZ(3),
    "extendedById" UUID,
    "extendedBecause" TEXT,
    "toldExtendedAt" TIMESTAMPTZ(3),
    "refusedGround" TEXT,
    "refusedNote" TEXT,
    "approvalId" UUID,
    "finishedAt" TIMESTAMPTZ(3),
    "finishedById" UUID,
    "reminded" INTEGER NOT NULL DEFAULT 0,
    "effectKey" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "SubjectRequest_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SubjectExport" (
    "id" UUID NOT NULL,
    "clinicId" UUID NOT NULL,
    "requestId" UUID NOT NULL,
    "patientId" UUID NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'queued',
    "language" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "json" BYTEA,
    "pdf" BYTEA,
    "jsonBytes" INTEGER,
    "pdfBytes" INTEGER,
    "counts" JSON NOT NULL DEFAULT '{}',
    "failure" TEXT,
    "askedById" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "readyAt" TIMESTAMPTZ(3),
    "expiresAt" TIMESTAMPTZ(3),

    CONSTRAINT "SubjectExport_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SubjectExportDownload" (
    "id" UUID NOT NULL,
    "clinicId" UUID NOT NULL,
    "exportId" UUID NOT NULL,
    "memberId" UUID NOT NULL,
    "format" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "SubjectExportDownload_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Erasure" (
    "id" UUID NOT NULL,
    "clinicId" UUID NOT NULL,
    "requestId" UUID NOT NULL,
    "patientId" UUID NOT NULL,
    "patientIds" UUID[],
    "proposedById" UUID NOT NULL,
    "approvedById" UUID NOT NULL,
    "counts" JSON NOT NULL,
    "kept" JSON NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Erasure_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ErasedKey" (
    "clinicId" UUID NOT NULL,
    "hash" BYTEA NOT NULL,
    "erasureId" UUID NOT NULL,
    "kind" TEXT NOT NULL,

    CONSTRAINT "ErasedKey_pkey" PRIMARY KEY ("clinicId","hash")
);

-- CreateTable
CREATE TABLE "RetentionRun" (
    "id" UUID NOT NULL,
    "clinicId" UUID NOT NULL,
    "classes" JSON NOT NULL,
    "gone" INTEGER NOT NULL DEFAULT 0,
    "held" INTEGER NOT NULL DEFAULT 0,
    "isPartial" BOOLEAN NOT NULL DEFAULT false,
    "startedAt" TIMESTAMPTZ(3) NOT NULL,
    "finishedAt" TIMESTAMPTZ(3),

    CONSTRAINT "RetentionRun_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "SubjectRequest_clinicId_status_dueAt_id_idx" ON "SubjectRequest"("clinicId", "status", "dueAt", "id");

-- CreateIndex
CREATE INDEX "SubjectRequest_clinicId_receivedAt_id_idx" ON "SubjectRequest"("clinicId", "receivedAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "SubjectRequest_clinicId_kind_receivedAt_id_idx" ON "SubjectRequest"("clinicId", "kind", "receivedAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "SubjectRequest_clinicId_patientId_receivedAt_idx" ON "SubjectRequest"("clinicId", "patientId", "receivedAt" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "SubjectRequest_clinicId_id_key" ON "SubjectRequest"("clinicId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "SubjectRequest_clinicId_effectKey_key" ON "SubjectRequest"("clinicId", "effectKey");

-- CreateIndex
CREATE INDEX "SubjectExport_clinicId_requestId_createdAt_idx" ON "SubjectExport"("clinicId", "requestId", "createdAt" DESC);

-- CreateIndex
CREATE INDEX "SubjectExport_clinicId_patientId_idx" ON "SubjectExport"("clinicId", "patientId");

-- CreateIndex
CREATE INDEX "SubjectExport_clinicId_status_expiresAt_idx" ON "SubjectExport"("clinicId", "status", "expiresAt");

-- CreateIndex
CREATE UNIQUE INDEX "SubjectExport_clinicId_id_key" ON "SubjectExport"("clinicId", "id");

-- CreateIndex
CREATE INDEX "SubjectExportDownload_clinicId_exportId_at_idx" ON "SubjectExportDownload"("clinicId", "exportId", "at" DESC);

-- CreateIndex
CREATE INDEX "Erasure_clinicId_at_id_idx" ON "Erasure"("clinicId", "at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "Erasure_clinicId_patientId_idx" ON "Erasure"("clinicId", "patientId");

-- CreateIndex
CREATE UNIQUE INDEX "Erasure_clinicId_id_key" ON "Erasure"("clinicId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Erasure_clinicId_requestId_key" ON "Erasure"("clinicId", "requestId");

-- CreateIndex
CREATE INDEX "ErasedKey_clinicId_erasureId_idx" ON "ErasedKey"("clinicId", "erasureId");

-- CreateIndex
CREATE INDEX "RetentionRun_clinicId_startedAt_id_idx" ON "RetentionRun"("clinicId", "startedAt" DESC, "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "RetentionRun_clinicId_id_key" ON "RetentionRun"("clinicId", "id");

-- AddForeignKey
ALTER TABLE "SubjectRequest" ADD CONSTRAINT "SubjectRequest_clinicId_patientId_fkey" FOREIGN KEY ("clinicId", "patientId") REFERENCES "Patient"("clinicId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SubjectRequest" ADD CONSTRAINT "SubjectRequest_clinicId_ownerId_fkey" FOREIGN KEY ("clinicId", "ownerId") REFERENCES "Member"("clinicId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SubjectExport" ADD CONSTRAINT "SubjectExport_clinicId_requestId_fkey" FOREIGN KEY ("clinicId", "requestId") REFERENCES "SubjectRequest"("clinicId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SubjectExportDownload" ADD CONSTRAINT "SubjectExportDownload_clinicId_exportId_fkey" FOREIGN KEY ("clinicId", "exportId") REFERENCES "SubjectExport"("clinicId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Erasure" ADD CONSTRAINT "Erasure_clinicId_requestId_fkey" FOREIGN KEY ("clinicId", "requestId") REFERENCES "SubjectRequest"("clinicId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ErasedKey" ADD CONSTRAINT "ErasedKey_clinicId_erasureId_fkey" FOREIGN KEY ("clinicId", "erasureId") REFERENCES "Erasure"("clinicId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Words that may stand in a column.
alter table "Patient"
  add check ("restrictedBecause" in ('asked', 'accuracy_contested', 'unlawful', 'needed_for_claims', 'objection_pending')),
  add check (("restrictedAt" is null) = ("restrictedBecause" is null));
alter table "SubjectRequest"
  add check (kind in ('access', 'portability', 'rectification', 'erasure', 'restriction', 'objection')),
  add check (status in ('received', 'identity_needed', 'in_progress', 'awaiting_approval', 'done', 'refused', 'withdrawn')),
  add check (status not in ('done', 'refused', 'withdrawn') or "finishedAt" is not null),
  add check (status <> 'refused' or "refusedGround" is not null),
  add check (status not in ('in_progress', 'awaiting_approval', 'done') or "identityAt" is not null or "receivedById" is null),
  add check ("extendedAt" is null or "extendedBecause" is not null),
  add check (reminded between 0 and 2);
alter table "SubjectExport"
  add check (status in ('queued', 'ready', 'failed', 'expired', 'erased')),
  add check (status = 'ready' or (json is null and pdf is null));
alter table "SubjectExportDownload" add check (format in ('json', 'pdf'));
alter table "Erasure" add check ("proposedById" <> "approvedById");
alter table "ErasedKey" add check (kind in ('message', 'event', 'import'));

-- One open request of a person and a kind.
create unique index "SubjectRequest_one_open" on "SubjectRequest" ("clinicId", "patientId", kind)
  where status in ('received', 'identity_needed', 'in_progress', 'awaiting_approval');

-- A send holds its patient shared while the provider is called (0022): whoever restricts or erases waits for it, and the
-- next send finds it done.
create function restriction_waits() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('sending ' || new.id::text, 0));
  return new;
end
$$;
create trigger restriction_waits before update on "Patient"
  for each row when (
    (new."restrictedAt" is not null and old."restrictedAt" is null)
    or (new."erasedAt" is not null and old."erasedAt" is null)
  ) execute function restriction_waits();

do $$
declare
  owned text;
begin
  foreach owned in array array[
    'SubjectRequest', 'SubjectExport', 'SubjectExportDownload', 'Erasure', 'ErasedKey', 'RetentionRun'
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
grant select, insert, update on "SubjectRequest", "SubjectExport", "RetentionRun" to rounds_app;
-- What was handed over and what was erased stays said.
grant select, insert on "SubjectExportDownload", "Erasure", "ErasedKey" to rounds_app;
-- Sealed with the product's key: sealed anew where that is changed.
create policy platform on "SubjectExport" to rounds_platform using (true) with check (true);
grant select (id, json, pdf), update (json, pdf) on "SubjectExport" to rounds_platform;
