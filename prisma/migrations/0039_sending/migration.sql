-- AlterTable
ALTER TABLE "Connection" ADD COLUMN     "tokenRefusedAt" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "Message" ADD COLUMN     "heldUntil" TIMESTAMPTZ(3),
ADD COLUMN     "leavesAt" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "SendingPause" (
    "id" UUID NOT NULL,
    "clinicId" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "startedBy" TEXT NOT NULL,
    "startedById" UUID,
    "startedAt" TIMESTAMPTZ(3) NOT NULL,
    "endedBy" TEXT,
    "endedById" UUID,
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "SendingPause_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "SendingPause_clinicId_id_key" ON "SendingPause"("clinicId", "id");

-- CreateIndex
CREATE INDEX "SendingPause_clinicId_startedAt_id_idx" ON "SendingPause"("clinicId", "startedAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "Message_clinicId_patientId_leavesAt_idx" ON "Message"("clinicId", "patientId", "leavesAt" DESC);

create unique index "SendingPause_one" on "SendingPause" ("clinicId") where "endedAt" is null;
alter table "SendingPause" add constraint sending_pause_ended check (("endedAt" is null) = ("endedBy" is null));

alter table "Message" drop constraint message_exempt;
alter table "Message" add constraint message_exempt check (
  exempt in ('recent_reply', 'same_answer', 'confirmation', 'receipt', 'emergency', 'bypass'));

-- What the list of what goes out reads.
create index "Message_outgoing" on "Message" ("clinicId", status, "statusAt" desc, id desc)
  where status in ('blocked', 'failed', 'unsure');
create index "Message_waiting" on "Message" ("clinicId", "sendAt", id) where status = 'scheduled';
create index "Message_left" on "Message" ("clinicId", "leavesAt" desc, id desc)
  where direction = 'out' and status in ('sent', 'delivered', 'read');

-- When a message of ours leaves: as planned, and from the moment it left, when it did.
create function message_leaves() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if tg_op = 'INSERT' then
    new."leavesAt" := coalesce(new."leavesAt", new."sendAt", new."createdAt");
  elsif new.status in ('sent', 'unsure') and old.status in ('queued', 'scheduled', 'failed', 'blocked') then
    new."leavesAt" := new."statusAt";
  elsif old."sendAt" is distinct from new."sendAt" then
    new."leavesAt" := coalesce(new."sendAt", new."createdAt");
  end if;
  return new;
end
$$;
create trigger message_leaves before insert or update of status, "sendAt" on "Message"
  for each row when (new.direction = 'out') execute function message_leaves();

-- Another token, or one that was found to work, ends a refusal.
create function token_taken() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if old.sealed is distinct from new.sealed or new."testOutcome" like 'ok: %' then
    new."tokenRefusedAt" := null;
  end if;
  return new;
end
$$;
create trigger token_taken before update on "Connection" for each row
  when (new."tokenRefusedAt" is not null) execute function token_taken();

alter table "Message" no force row level security;
alter table "Message" disable trigger user;
update "Message" set "leavesAt" = "createdAt" where direction = 'out';
alter table "Message" enable trigger user;
alter table "Message" force row level security;

do $$
declare
  owned text;
begin
  foreach owned in array array['SendingPause'] loop
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
grant select, insert, update on "SendingPause" to rounds_app;
