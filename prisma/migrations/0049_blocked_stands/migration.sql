-- As 0040 has it, and what stands nowhere in a conversation makes nobody look for how that stands: a job that is held back
-- ten thousand times at one person would walk past all of them at each (38 ms a message, measured).
create or replace function conversation_said() returns trigger language plpgsql set search_path = public, pg_temp as $$
declare
  unsaid constant text[] := array['scheduled', 'blocked', 'cancelled'];
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
  if new.direction = 'out' and new.status = any (unsaid)
    and (tg_op = 'INSERT' or (old.status = any (unsaid) and old."contactId" = new."contactId")) then
    return null;
  end if;
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
