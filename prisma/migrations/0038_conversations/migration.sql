-- AlterTable
ALTER TABLE "Message" ADD COLUMN     "campaignId" UUID,
ADD COLUMN     "effectKey" TEXT,
ADD COLUMN     "exempt" TEXT,
ADD COLUMN     "parameters" JSON,
ADD COLUMN     "patientId" UUID,
ADD COLUMN     "policyVersion" TEXT,
ADD COLUMN     "purpose" TEXT,
ADD COLUMN     "sendAt" TIMESTAMPTZ(3),
ADD COLUMN     "templateVersionId" UUID,
ADD COLUMN     "tooLateAt" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "Conversation" (
    "id" UUID NOT NULL,
    "clinicId" UUID NOT NULL,
    "contactId" UUID NOT NULL,
    "channel" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'open',
    "snoozedUntil" TIMESTAMPTZ(3),
    "handledAt" TIMESTAMPTZ(3),
    "assigneeId" UUID,
    "lastMessageId" UUID,
    "lastMessageAt" TIMESTAMPTZ(3),
    "lastInboundAt" TIMESTAMPTZ(3),
    "lastOutboundAt" TIMESTAMPTZ(3),
    "waitingSince" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Conversation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ConversationRead" (
    "clinicId" UUID NOT NULL,
    "conversationId" UUID NOT NULL,
    "memberId" UUID NOT NULL,
    "readAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ConversationRead_pkey" PRIMARY KEY ("clinicId","conversationId","memberId")
);

-- CreateIndex
CREATE INDEX "Conversation_clinicId_status_lastMessageAt_id_idx" ON "Conversation"("clinicId", "status", "lastMessageAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "Conversation_clinicId_status_waitingSince_id_idx" ON "Conversation"("clinicId", "status", "waitingSince", "id");

-- CreateIndex
CREATE INDEX "Conversation_clinicId_assigneeId_status_lastMessageAt_id_idx" ON "Conversation"("clinicId", "assigneeId", "status", "lastMessageAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "Conversation_clinicId_snoozedUntil_idx" ON "Conversation"("clinicId", "snoozedUntil");

-- CreateIndex
CREATE UNIQUE INDEX "Conversation_clinicId_contactId_key" ON "Conversation"("clinicId", "contactId");

-- CreateIndex
CREATE UNIQUE INDEX "Conversation_clinicId_id_key" ON "Conversation"("clinicId", "id");

-- CreateIndex
CREATE INDEX "ConversationRead_clinicId_memberId_idx" ON "ConversationRead"("clinicId", "memberId");

-- CreateIndex
CREATE INDEX "Message_clinicId_contactId_saidAt_id_idx" ON "Message"("clinicId", "contactId", "saidAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "Message_clinicId_patientId_createdAt_idx" ON "Message"("clinicId", "patientId", "createdAt" DESC);

-- CreateIndex
CREATE INDEX "Message_clinicId_campaignId_status_idx" ON "Message"("clinicId", "campaignId", "status");

-- CreateIndex
CREATE UNIQUE INDEX "Message_clinicId_effectKey_key" ON "Message"("clinicId", "effectKey");

-- AddForeignKey
ALTER TABLE "Conversation" ADD CONSTRAINT "Conversation_clinicId_contactId_fkey" FOREIGN KEY ("clinicId", "contactId") REFERENCES "Contact"("clinicId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Conversation" ADD CONSTRAINT "Conversation_clinicId_assigneeId_fkey" FOREIGN KEY ("clinicId", "assigneeId") REFERENCES "Member"("clinicId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ConversationRead" ADD CONSTRAINT "ConversationRead_clinicId_conversationId_fkey" FOREIGN KEY ("clinicId", "conversationId") REFERENCES "Conversation"("clinicId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ConversationRead" ADD CONSTRAINT "ConversationRead_clinicId_memberId_fkey" FOREIGN KEY ("clinicId", "memberId") REFERENCES "Member"("clinicId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Message" ADD CONSTRAINT "Message_clinicId_patientId_fkey" FOREIGN KEY ("clinicId", "patientId") REFERENCES "Patient"("clinicId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

alter table "Message" drop constraint "Message_basis_check";
alter table "Message" add constraint "Message_basis_check"
  check (basis in ('reply', 'consent', 'contract', 'legal', 'emergency'));
alter table "Message" drop constraint "Message_status_check";
alter table "Message" add constraint "Message_status_check" check (status in (
  'received', 'scheduled', 'queued', 'sent', 'delivered', 'read', 'failed', 'unsure', 'blocked', 'cancelled'));
alter table "Message" add constraint message_exempt check (exempt in ('recent_reply', 'confirmation', 'emergency')),
  add constraint message_ours check (direction = 'out' or (purpose is null and "sendAt" is null and "campaignId" is null));
alter table "Conversation" add constraint conversation_status check (status in ('open', 'snoozed', 'closed')),
  add constraint conversation_snoozed check ((status = 'snoozed') = ("snoozedUntil" is not null));

-- What will be sent next, and whom a clinic's messages went to of late.
create index "Message_scheduled" on "Message" ("sendAt") where status = 'scheduled';

-- How a conversation stands, from its messages; the one place that says so.
create function conversation_stands(clinic uuid, contact uuid) returns void
language plpgsql set search_path = public, pg_temp as $$
declare
  newest record;
  heard timestamptz;
  answered timestamptz;
begin
  select id, "saidAt" into newest from "Message"
    where "clinicId" = clinic and "contactId" = contact and kind <> 'reaction'
      and status not in ('scheduled', 'blocked', 'cancelled')
    order by "saidAt" desc, id desc limit 1;
  select "saidAt" into heard from "Message"
    where "clinicId" = clinic and "contactId" = contact and direction = 'in' and kind <> 'reaction'
    order by "saidAt" desc limit 1;
  select "createdAt" into answered from "Message"
    where "clinicId" = clinic and "contactId" = contact and direction = 'out'
      and status not in ('failed', 'scheduled', 'blocked', 'cancelled') and basis is distinct from 'emergency'
    order by "createdAt" desc limit 1;
  update "Conversation" talk set
    "lastMessageId" = newest.id, "lastMessageAt" = newest."saidAt", "lastInboundAt" = heard, "lastOutboundAt" = answered,
    "waitingSince" = (
      select min(said."createdAt") from "Message" said
      where said."clinicId" = clinic and said."contactId" = contact and said.direction = 'in' and said.kind <> 'reaction'
        and said."createdAt" > greatest(coalesce(answered, '-infinity'), coalesce(talk."handledAt", '-infinity')))
    where talk."clinicId" = clinic and talk."contactId" = contact;
end
$$;

-- Somebody who writes opens the conversation again; what only we have said needs nobody.
create function conversation_said() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if tg_op <> 'INSERT' and (tg_op = 'DELETE' or old."contactId" <> new."contactId") then
    perform conversation_stands(old."clinicId", old."contactId");
  end if;
  if tg_op = 'DELETE' then return null; end if;
  insert into "Conversation" (id, "clinicId", "contactId", channel, status, "createdAt")
    select gen_random_uuid(), contact."clinicId", contact.id, contact.channel,
      case when new.direction = 'in' then 'open' else 'closed' end, new."createdAt"
    from "Contact" contact where contact."clinicId" = new."clinicId" and contact.id = new."contactId"
    on conflict ("clinicId", "contactId") do nothing;
  if tg_op = 'INSERT' and new.direction = 'in' and new.kind <> 'reaction' then
    update "Conversation" set status = 'open', "snoozedUntil" = null
      where "clinicId" = new."clinicId" and "contactId" = new."contactId" and status <> 'open';
  end if;
  perform conversation_stands(new."clinicId", new."contactId");
  return null;
end
$$;
create trigger conversation_new after insert on "Message" for each row execute function conversation_said();
create trigger conversation_change after update on "Message" for each row when (
  (old.status, old."contactId", old."saidAt", old."createdAt", old.kind) is distinct from
  (new.status, new."contactId", new."saidAt", new."createdAt", new.kind)
) execute function conversation_said();
create trigger conversation_gone after delete on "Message" for each row execute function conversation_said();
create function conversation_handled() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  perform conversation_stands(new."clinicId", new."contactId");
  return null;
end
$$;
create trigger conversation_handled after update on "Conversation" for each row
  when (old."handledAt" is distinct from new."handledAt") execute function conversation_handled();

-- Whose a message is: the lead's patient, wherever the lead goes.
create function message_patient() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  new."patientId" := (select "patientId" from "Lead" where "clinicId" = new."clinicId" and id = new."leadId");
  return new;
end
$$;
create trigger message_patient before insert or update of "leadId" on "Message"
  for each row when (new."leadId" is not null) execute function message_patient();
create function lead_moved() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  update "Message" set "patientId" = new."patientId" where "clinicId" = new."clinicId" and "leadId" = new.id;
  return null;
end
$$;
create trigger lead_moved after update of "patientId" on "Lead"
  for each row when (old."patientId" is distinct from new."patientId") execute function lead_moved();

-- What is there already.
alter table "Message" no force row level security;
alter table "Message" disable trigger user;
update "Message" message set "patientId" = lead."patientId" from "Lead" lead
  where lead."clinicId" = message."clinicId" and lead.id = message."leadId";
update "Message" set purpose = case when basis = 'emergency' then 'emergency' else 'reply' end where direction = 'out';
alter table "Message" enable trigger user;
insert into "Conversation" (id, "clinicId", "contactId", channel, status, "createdAt")
  select gen_random_uuid(), contact."clinicId", contact.id, contact.channel,
    case when bool_or(message.direction = 'in') then 'open' else 'closed' end, min(message."createdAt")
  from "Message" message
  join "Contact" contact on contact."clinicId" = message."clinicId" and contact.id = message."contactId"
  group by contact."clinicId", contact.id, contact.channel;
do $$
declare
  talk record;
begin
  for talk in select "clinicId", "contactId" from "Conversation" loop
    perform conversation_stands(talk."clinicId", talk."contactId");
  end loop;
end
$$;
-- What was answered or given up long ago is no work.
update "Conversation" set status = 'closed'
  where "waitingSince" is null and "lastMessageAt" < now() - interval '7 days';
alter table "Message" force row level security;

do $$
declare
  owned text;
begin
  foreach owned in array array['Conversation', 'ConversationRead'] loop
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
grant select, insert, update, delete on "Conversation", "ConversationRead" to rounds_app;
