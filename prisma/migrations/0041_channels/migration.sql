-- AlterTable
ALTER TABLE "Connection" ADD COLUMN     "state" TEXT,
ADD COLUMN     "stateAt" TIMESTAMPTZ(3),
ADD COLUMN     "stateReason" TEXT;

-- CreateTable
CREATE TABLE "Media" (
    "id" UUID NOT NULL,
    "clinicId" UUID NOT NULL,
    "messageId" UUID NOT NULL,
    "position" INTEGER NOT NULL DEFAULT 0,
    "provider" TEXT NOT NULL,
    "providerId" TEXT,
    "toldMime" TEXT,
    "mime" TEXT,
    "size" INTEGER,
    "sha256" TEXT,
    "fileName" TEXT,
    "status" TEXT NOT NULL DEFAULT 'wanted',
    "because" TEXT,
    "tries" INTEGER NOT NULL DEFAULT 0,
    "bytes" BYTEA,
    "keptAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Media_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Attachment" (
    "id" UUID NOT NULL,
    "clinicId" UUID NOT NULL,
    "conversationId" UUID NOT NULL,
    "messageId" UUID,
    "uploadedById" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "mime" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "fileName" TEXT NOT NULL,
    "bytes" BYTEA NOT NULL,
    "providerId" TEXT,
    "providerUntil" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Attachment_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Media_clinicId_status_createdAt_idx" ON "Media"("clinicId", "status", "createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "Media_clinicId_messageId_position_key" ON "Media"("clinicId", "messageId", "position");

-- CreateIndex
CREATE INDEX "Attachment_clinicId_createdAt_idx" ON "Attachment"("clinicId", "createdAt");

-- CreateIndex
CREATE INDEX "Attachment_clinicId_conversationId_idx" ON "Attachment"("clinicId", "conversationId");

-- CreateIndex
CREATE INDEX "Attachment_clinicId_uploadedById_idx" ON "Attachment"("clinicId", "uploadedById");

-- CreateIndex
CREATE UNIQUE INDEX "Attachment_clinicId_messageId_key" ON "Attachment"("clinicId", "messageId");

-- CreateIndex
CREATE UNIQUE INDEX "Attachment_clinicId_id_key" ON "Attachment"("clinicId", "id");

-- AddForeignKey
ALTER TABLE "Media" ADD CONSTRAINT "Media_clinicId_messageId_fkey" FOREIGN KEY ("clinicId", "messageId") REFERENCES "Message"("clinicId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Attachment" ADD CONSTRAINT "Attachment_clinicId_messageId_fkey" FOREIGN KEY ("clinicId", "messageId") REFERENCES "Message"("clinicId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Attachment" ADD CONSTRAINT "Attachment_clinicId_uploadedById_fkey" FOREIGN KEY ("clinicId", "uploadedById") REFERENCES "Member"("clinicId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

alter table "Media"
  add constraint media_status check (status in ('wanted', 'kept', 'refused', 'gone')),
  add constraint media_kept check ((status = 'kept') = (bytes is not null)),
  add constraint media_size check (bytes is null or octet_length(bytes) <= 16777216);
alter table "Attachment"
  add constraint attachment_kind check (kind in ('image', 'audio', 'video', 'document')),
  add constraint attachment_size check (octet_length(bytes) between 1 and 16777216 and size = octet_length(bytes));
alter table "Connection" add constraint connection_state check (state in ('open', 'connecting', 'close'));
-- They are packed already.
alter table "Media" alter column bytes set storage external;
alter table "Attachment" alter column bytes set storage external;

do $$
declare
  owned text;
begin
  foreach owned in array array['Media', 'Attachment'] loop
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
grant select, insert, update, delete on "Media", "Attachment" to rounds_app;
