-- How each member was told of each thing, the browsers they let us push to, and mails that hold a secret until they are sent.
-- AlterTable
ALTER TABLE "Mail" ADD COLUMN     "isKept" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "sealed" BYTEA;

-- CreateTable
CREATE TABLE "NotificationDelivery" (
    "id" UUID NOT NULL,
    "clinicId" UUID NOT NULL,
    "notificationId" UUID NOT NULL,
    "memberId" UUID NOT NULL,
    "channel" TEXT NOT NULL,
    "target" TEXT NOT NULL DEFAULT '',
    "status" TEXT NOT NULL,
    "reason" TEXT,
    "batchId" UUID NOT NULL,
    "dueAt" TIMESTAMPTZ(3),
    "gatheredIntoId" UUID,
    "mailId" UUID,
    "externalId" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "sentAt" TIMESTAMPTZ(3),
    "deliveredAt" TIMESTAMPTZ(3),
    "seenAt" TIMESTAMPTZ(3),
    "failedAt" TIMESTAMPTZ(3),

    CONSTRAINT "NotificationDelivery_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PushSubscription" (
    "id" UUID NOT NULL,
    "clinicId" UUID NOT NULL,
    "memberId" UUID NOT NULL,
    "endpointHash" TEXT NOT NULL,
    "host" TEXT NOT NULL,
    "sealed" BYTEA NOT NULL,
    "device" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lastOkAt" TIMESTAMPTZ(3),
    "failedAt" TIMESTAMPTZ(3),
    "goneAt" TIMESTAMPTZ(3),

    CONSTRAINT "PushSubscription_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "NotificationDelivery_clinicId_memberId_id_idx" ON "NotificationDelivery"("clinicId", "memberId", "id" DESC);

-- CreateIndex
CREATE INDEX "NotificationDelivery_clinicId_batchId_idx" ON "NotificationDelivery"("clinicId", "batchId");

-- CreateIndex
CREATE INDEX "NotificationDelivery_clinicId_mailId_idx" ON "NotificationDelivery"("clinicId", "mailId");

-- CreateIndex
CREATE INDEX "NotificationDelivery_clinicId_status_dueAt_idx" ON "NotificationDelivery"("clinicId", "status", "dueAt");

-- CreateIndex
CREATE UNIQUE INDEX "NotificationDelivery_clinicId_id_key" ON "NotificationDelivery"("clinicId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "NotificationDelivery_clinicId_notificationId_channel_target_key" ON "NotificationDelivery"("clinicId", "notificationId", "channel", "target");

-- CreateIndex
CREATE INDEX "PushSubscription_clinicId_memberId_idx" ON "PushSubscription"("clinicId", "memberId");

-- CreateIndex
CREATE UNIQUE INDEX "PushSubscription_clinicId_id_key" ON "PushSubscription"("clinicId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "PushSubscription_clinicId_endpointHash_key" ON "PushSubscription"("clinicId", "endpointHash");

-- CreateIndex
CREATE UNIQUE INDEX "Notification_clinicId_id_key" ON "Notification"("clinicId", "id");

-- AddForeignKey
ALTER TABLE "NotificationDelivery" ADD CONSTRAINT "NotificationDelivery_clinicId_notificationId_fkey" FOREIGN KEY ("clinicId", "notificationId") REFERENCES "Notification"("clinicId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "NotificationDelivery" ADD CONSTRAINT "NotificationDelivery_clinicId_mailId_fkey" FOREIGN KEY ("clinicId", "mailId") REFERENCES "Mail"("clinicId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PushSubscription" ADD CONSTRAINT "PushSubscription_clinicId_memberId_fkey" FOREIGN KEY ("clinicId", "memberId") REFERENCES "Member"("clinicId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

alter table "NotificationDelivery"
  add constraint delivery_channel check (channel in ('in_app', 'email', 'push')),
  add constraint delivery_status check (status in ('queued', 'held', 'sent', 'delivered', 'seen', 'failed', 'unsure'));
alter table "Mail" add constraint mail_one_line check ("to" !~ '[\r\n]' and subject !~ '[\r\n]');

do $$
declare
  owned text;
begin
  foreach owned in array array['NotificationDelivery', 'PushSubscription'] loop
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
grant select, insert, update on "NotificationDelivery" to rounds_app;
grant select, insert, update, delete on "PushSubscription" to rounds_app;

-- Sealed anew when the key changes; nothing else of them is the platform's.
create policy platform on "PushSubscription" to rounds_platform using (true) with check (true);
grant select (id, sealed), update (sealed) on "PushSubscription" to rounds_platform;
create policy platform on "Mail" to rounds_platform using (true) with check (true);
grant select (id, sealed), update (sealed) on "Mail" to rounds_platform;

/* Where mail reaches members of this transaction's clinic who may sign in. */
create function member_emails(of_members uuid[]) returns table ("memberId" uuid, email text)
language sql stable security definer set search_path = public, pg_temp as $$
  select member.id, account.email
  from "Member" member join "User" account on account.id = member."userId"
  where member.id = any (of_members) and account."disabledAt" is null
    and member."clinicId" = nullif(current_setting('app.clinic_id', true), '')::uuid
$$;
grant create on schema public to rounds_people;
alter function member_emails(uuid[]) owner to rounds_people;
revoke all on function member_emails(uuid[]) from public;
grant execute on function member_emails(uuid[]) to rounds_app;
revoke create on schema public from rounds_people;
