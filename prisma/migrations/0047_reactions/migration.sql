-- As 0040 has it, and a sign of ours on what somebody wrote is no answer to it.
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
    where "clinicId" = clinic and "contactId" = contact and direction = 'out' and kind <> 'reaction'
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

-- As 0036 has it, and such a sign is no message of ours.
create or replace function roll_up_messages(clinic uuid, zone text, first_day date, last_day date) returns void
language plpgsql set search_path = public, pg_temp as $$
begin
  delete from "MessageDay" where "clinicId" = clinic and day between first_day and last_day;
  insert into "MessageDay" ("clinicId", day, channel, direction, status, count)
  select clinic, (message."createdAt" at time zone zone)::date, contact.channel, message.direction, message.status, count(*)
  from "Message" message
  join "Contact" contact on contact."clinicId" = clinic and contact.id = message."contactId"
  where message."clinicId" = clinic and message."createdAt" >= first_day::timestamp at time zone zone
    and message."createdAt" < (last_day + 1)::timestamp at time zone zone
    and not (message.kind = 'reaction' and message.direction = 'out')
  group by 2, 3, 4, 5;
end
$$;
