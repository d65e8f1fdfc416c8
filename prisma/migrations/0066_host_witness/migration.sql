-- What a host says its containers hold: the latest picture of each. It bears witness for places whose own API is silent.

-- CreateTable
CREATE TABLE "HostPicture" (
    "host" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "containers" JSON NOT NULL,

    CONSTRAINT "HostPicture_pkey" PRIMARY KEY ("host")
);

-- CreateIndex
CREATE INDEX "HostPicture_at_idx" ON "HostPicture"("at");

-- AlterTable
ALTER TABLE "ServicePlace" ADD COLUMN     "witnessHost" TEXT,
ADD COLUMN     "witnessName" TEXT;

alter table "ServicePlace" add check ("witnessName" is null or "witnessHost" is not null);

alter table "HostPicture" enable row level security;
alter table "HostPicture" force row level security;
create policy installation on "HostPicture" to rounds_app
  using (nullif(current_setting('app.clinic_id', true), '') is not null)
  with check (nullif(current_setting('app.clinic_id', true), '') is not null);
create policy platform on "HostPicture" to rounds_platform using (true) with check (true);
create policy owner_reads on "HostPicture" for select to current_user using (true);
grant select, insert, update on "HostPicture" to rounds_app;
grant select, insert, update, delete on "HostPicture" to rounds_platform;
