-- AlterTable
ALTER TABLE "Conversation" ADD COLUMN     "heardAt" TIMESTAMPTZ(3),
ADD COLUMN     "snoozedById" UUID;

-- CreateTable
CREATE TABLE "ConversationEntry" (
    "id" UUID NOT NULL,
    "clinicId" UUID NOT NULL,
    "conversationId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "memberId" UUID,
    "body" TEXT NOT NULL DEFAULT '',
    "toMemberId" UUID,
    "until" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ConversationEntry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ConversationMention" (
    "clinicId" UUID NOT NULL,
    "entryId" UUID NOT NULL,
    "memberId" UUID NOT NULL,
    "conversationId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ConversationMention_pkey" PRIMARY KEY ("clinicId","entryId","memberId")
);

-- CreateTable
CREATE TABLE "ConversationDraft" (
    "clinicId" UUID NOT NULL,
    "conversationId" UUID NOT NULL,
    "memberId" UUID NOT NULL,
    "body" TEXT NOT NULL,
    "savedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ConversationDraft_pkey" PRIMARY KEY ("clinicId","conversationId","memberId")
);

-- CreateTable
CREATE TABLE "ConversationPresence" (
    "clinicId" UUID NOT NULL,
    "conversationId" UUID NOT NULL,
    "memberId" UUID NOT NULL,
    "state" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ConversationPresence_pkey" PRIMARY KEY ("clinicId","conversationId","memberId")
);

-- CreateTable
CREATE TABLE "QuickReply" (
    "id" UUID NOT NULL,
    "clinicId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "shortcut" TEXT NOT NULL,
    "texts" JSONB NOT NULL,
    "ownerId" UUID,
    "archivedAt" TIMESTAMPTZ(3),
    "createdById" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "QuickReply_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "ConversationEntry_clinicId_conversationId_createdAt_id_idx" ON "ConversationEntry"("clinicId", "conversationId", "createdAt" DESC, "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "ConversationEntry_clinicId_id_key" ON "ConversationEntry"("clinicId", "id");

-- CreateIndex
CREATE INDEX "ConversationMention_clinicId_memberId_createdAt_idx" ON "ConversationMention"("clinicId", "memberId", "createdAt" DESC);

-- CreateIndex
CREATE INDEX "ConversationMention_clinicId_conversationId_idx" ON "ConversationMention"("clinicId", "conversationId");

-- CreateIndex
CREATE INDEX "ConversationDraft_clinicId_memberId_idx" ON "ConversationDraft"("clinicId", "memberId");

-- CreateIndex
CREATE INDEX "ConversationPresence_clinicId_at_idx" ON "ConversationPresence"("clinicId", "at");

-- CreateIndex
CREATE INDEX "QuickReply_clinicId_ownerId_name_idx" ON "QuickReply"("clinicId", "ownerId", "name");

-- CreateIndex
CREATE UNIQUE INDEX "QuickReply_clinicId_id_key" ON "QuickReply"("clinicId", "id");

-- CreateIndex
CREATE INDEX "Conversation_clinicId_lastMessageAt_id_idx" ON "Conversation"("clinicId", "lastMessageAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "Conversation_clinicId_channel_lastMessageAt_id_idx" ON "Conversation"("clinicId", "channel", "lastMessageAt" DESC, "id" DESC);

-- AddForeignKey
ALTER TABLE "Conversation" ADD CONSTRAINT "Conversation_clinicId_snoozedById_fkey" FOREIGN KEY ("clinicId", "snoozedById") REFERENCES "Member"("clinicId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ConversationEntry" ADD CONSTRAINT "ConversationEntry_clinicId_conversationId_fkey" FOREIGN KEY ("clinicId", "conversationId") REFERENCES "Conversation"("clinicId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ConversationEntry" ADD CONSTRAINT "ConversationEntry_clinicId_memberId_fkey" FOREIGN KEY ("clinicId", "memberId") REFERENCES "Member"("clinicId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ConversationEntry" ADD CONSTRAINT "ConversationEntry_clinicId_toMemberId_fkey" FOREIGN KEY ("clinicId", "toMemberId") REFERENCES "Member"("clinicId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ConversationMention" ADD CONSTRAINT "ConversationMention_clinicId_entryId_fkey" FOREIGN KEY ("clinicId", "entryId") REFERENCES "ConversationEntry"("clinicId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ConversationMention" ADD CONSTRAINT "ConversationMention_clinicId_conversationId_fkey" FOREIGN KEY ("clinicId", "conversationId") REFERENCES "Conversation"("clinicId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ConversationMention" ADD CONSTRAINT "ConversationMention_clinicId_memberId_fkey" FOREIGN KEY ("clinicId", "memberId") REFERENCES "Member"("clinicId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ConversationDraft" ADD CONSTRAINT "ConversationDraft_clinicId_conversationId_fkey" FOREIGN KEY ("clinicId", "conversationId") REFERENCES "Conversation"("clinicId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ConversationDraft" ADD CONSTRAINT "ConversationDraft_clinicId_memberId_fkey" FOREIGN KEY ("clinicId", "memberId") REFERENCES "Member"("clinicId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ConversationPresence" ADD CONSTRAINT "ConversationPresence_clinicId_conversationId_fkey" FOREIGN KEY ("clinicId", "conversationId") REFERENCES "Conversation"("clinicId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ConversationPresence" ADD CONSTRAINT "ConversationPresence_clinicId_memberId_fkey" FOREIGN KEY ("clinicId", "memberId") REFERENCES "Member"("clinicId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "QuickReply" ADD CONSTRAINT "QuickReply_clinicId_ownerId_fkey" FOREIGN KEY ("clinicId", "ownerId") REFERENCES "Member"("clinicId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "QuickReply" ADD CONSTRAINT "QuickReply_clinicId_createdById_fkey" FOREIGN KEY ("clinicId", "createdById") REFERENCES "Member"("clinicId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

alter table "ConversationEntry"
  add constraint entry_kind check (kind in ('note', 'assigned', 'snoozed', 'woken', 'closed', 'reopened')),
  add constraint entry_note check (kind = 'note' or body = ''),
  add constraint entry_by check (kind in ('woken', 'assigned', 'reopened') or "memberId" is not null);
alter table "ConversationPresence" add constraint presence_state check (state in ('viewing', 'typing'));
alter table "QuickReply" add constraint quick_reply_shortcut check (shortcut ~ '^[a-z0-9][a-z0-9_-]{0,31}$');
-- Of those in use nobody has two by one name to type.
create unique index "QuickReply_shortcut" on "QuickReply"
  ("clinicId", coalesce("ownerId", '00000000-0000-0000-0000-000000000000'::uuid), shortcut) where "archivedAt" is null;

-- As 0038 has it, and when the newest from the person arrived.
create or replace function conversation_stands(clinic uuid, contact uuid) returns void
language plpgsql set search_path = public, pg_temp as $$
declare
  newest record;
  heard timestamptz;
  arrived timestamptz;
  answered timestamptz;
begin
  select id, "saidAt" into newest from "Message"
    where "clinicId" = clinic and "contactId" = contact and kind <> 'reaction'
      and status not in ('scheduled', 'blocked', 'cancelled')
    order by "saidAt" desc, id desc limit 1;
  select "saidAt" into heard from "Message"
    where "clinicId" = clinic and "contactId" = contact and direction = 'in' and kind <> 'reaction'
    order by "saidAt" desc limit 1;
  select "createdAt" into arrived from "Message"
    where "clinicId" = clinic and "contactId" = contact and direction = 'in' and kind <> 'reaction'
    order by "createdAt" desc limit 1;
  select "createdAt" into answered from "Message"
    where "clinicId" = clinic and "contactId" = contact and direction = 'out'
      and status not in ('failed', 'scheduled', 'blocked', 'cancelled') and basis is distinct from 'emergency'
    order by "createdAt" desc limit 1;
  update "Conversation" talk set
    "lastMessageId" = newest.id, "lastMessageAt" = newest."saidAt", "lastInboundAt" = heard, "heardAt" = arrived,
    "lastOutboundAt" = answered,
    "waitingSince" = (
      select min(said."createdAt") from "Message" said
      where said."clinicId" = clinic and said."contactId" = contact and said.direction = 'in' and said.kind <> 'reaction'
        and said."createdAt" > greatest(coalesce(answered, '-infinity'), coalesce(talk."handledAt", '-infinity')))
    where talk."clinicId" = clinic and talk."contactId" = contact;
end
$$;

-- Where one address turned out to be another, what colleagues did about it goes with the last of its messages.
create function conversation_joined(clinic uuid, former uuid, kept uuid) returns void
language plpgsql set search_path = public, pg_temp as $$
declare
  gone record;
  stays record;
begin
  select * into gone from "Conversation" where "clinicId" = clinic and "contactId" = former for update;
  select * into stays from "Conversation" where "clinicId" = clinic and "contactId" = kept for update;
  if gone.id is null or stays.id is null then return; end if;
  update "ConversationEntry" set "conversationId" = stays.id where "clinicId" = clinic and "conversationId" = gone.id;
  update "ConversationMention" set "conversationId" = stays.id where "clinicId" = clinic and "conversationId" = gone.id;
  insert into "ConversationDraft" ("clinicId", "conversationId", "memberId", body, "savedAt")
    select clinic, stays.id, "memberId", body, "savedAt" from "ConversationDraft"
    where "clinicId" = clinic and "conversationId" = gone.id
    on conflict ("clinicId", "conversationId", "memberId") do update
      set body = left("ConversationDraft".body || E'\n' || excluded.body, 4096);
  insert into "ConversationRead" ("clinicId", "conversationId", "memberId", "readAt")
    select clinic, stays.id, "memberId", "readAt" from "ConversationRead"
    where "clinicId" = clinic and "conversationId" = gone.id
    on conflict ("clinicId", "conversationId", "memberId") do update
      set "readAt" = least("ConversationRead"."readAt", excluded."readAt");
  update "Conversation" set
    "assigneeId" = coalesce("assigneeId", gone."assigneeId"),
    "handledAt" = case when "handledAt" is not null and gone."handledAt" is not null
      then least("handledAt", gone."handledAt") else coalesce("handledAt", gone."handledAt") end,
    status = case when 'open' in (status, gone.status) then 'open' else status end,
    "snoozedUntil" = case when 'open' in (status, gone.status) then null else "snoozedUntil" end
    where "clinicId" = clinic and id = stays.id;
  delete from "Conversation" where "clinicId" = clinic and id = gone.id;
end
$$;

create or replace function conversation_said() returns trigger language plpgsql set search_path = public, pg_temp as $$
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
  if tg_op = 'UPDATE' and old."contactId" <> new."contactId" and not exists (
    select from "Message" where "clinicId" = old."clinicId" and "contactId" = old."contactId"
  ) then
    perform conversation_joined(old."clinicId", old."contactId", new."contactId");
    perform conversation_stands(new."clinicId", new."contactId");
  end if;
  return null;
end
$$;

-- As words are looked for: lower case, without marks above Latin letters, single spaces.
create function folded(given text) returns text
language sql immutable strict parallel safe as $$
  select regexp_replace(
    replace(replace(replace(translate(
      lower(regexp_replace(normalize(given, nfkd), '[\u0300-\u036f]', '', 'g')), 'øłđı', 'oldi'),
      'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'),
    '\s+', ' ', 'g')
$$;
create index "Message_body_search" on "Message" using gin (folded(body) gin_trgm_ops);

grant select (id, "clinicId", "contactId", body, "saidAt", "createdAt") on "Message" to rounds_search;
create policy search on "Message" for select to rounds_search using (true);

/*
 * The newest message of each conversation of this transaction's clinic whose words hold what is wanted, among the newest
 * `most` that do. Planned anew each time: rare words are found by their trigrams, common ones by going back in time.
 */
create function search_messages(wanted text, most integer)
returns table ("contactId" uuid, "messageId" uuid, "saidAt" timestamptz, body text)
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  clinic uuid := nullif(current_setting('app.clinic_id', true), '')::uuid;
  plain text := btrim(folded(wanted));
  pattern text := '%' || replace(replace(replace(plain, '\', '\\'), '%', '\%'), '_', '\_') || '%';
begin
  if clinic is null or length(plain) < 3 then
    return;
  end if;
  return query execute format(
    'select distinct on (found."contactId") found."contactId", found.id, found."saidAt", found.body from (
       select message.id, message."contactId", message."saidAt", message.body from "Message" message
       where message."clinicId" = %L::uuid and folded(message.body) like %L
       order by message."createdAt" desc limit %s
     ) found order by found."contactId", found."saidAt" desc, found.id desc', clinic, pattern, most);
end
$$;
grant create on schema public to rounds_search;
alter function search_messages(text, integer) owner to rounds_search;
revoke create on schema public from rounds_search;
revoke all on function search_messages(text, integer) from public;
grant execute on function search_messages(text, integer) to rounds_app;

-- What is there already.
alter table "Message" no force row level security;
alter table "Conversation" no force row level security;
alter table "Conversation" disable trigger user;
update "Conversation" talk set "heardAt" = (
  select said."createdAt" from "Message" said
  where said."clinicId" = talk."clinicId" and said."contactId" = talk."contactId" and said.direction = 'in'
    and said.kind <> 'reaction'
  order by said."createdAt" desc limit 1
);
alter table "Conversation" enable trigger user;
alter table "Conversation" force row level security;
alter table "Message" force row level security;

do $$
declare
  owned text;
begin
  foreach owned in array array[
    'ConversationEntry', 'ConversationMention', 'ConversationDraft', 'ConversationPresence', 'QuickReply'
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
grant select, insert, update, delete on "ConversationDraft", "ConversationPresence" to rounds_app;
grant select, insert, update, delete on "ConversationEntry", "ConversationMention" to rounds_app;
grant select, insert, update on "QuickReply" to rounds_app;
