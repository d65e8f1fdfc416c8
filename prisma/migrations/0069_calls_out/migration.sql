-- Calls of partners and connections to the database, by minute and process: what alerts are measured by.
create table engine.call_stat (
  minute timestamptz not null,
  instance text not null,
  -- whatsapp, twilio, evolution, hubspot, openai, other; database: connections to it that failed
  partner text not null,
  -- Whose it was called for; null where it was nobody's in particular.
  connection_id uuid,
  calls bigint not null,
  failed bigint not null,
  unique nulls not distinct (minute, instance, partner, connection_id)
) with (fillfactor = 70);

alter table engine.call_stat enable row level security;
alter table engine.call_stat force row level security;
create policy platform on engine.call_stat to rounds_platform using (true) with check (true);
create policy owner_reads on engine.call_stat for select to current_user using (true);
grant select, insert, update, delete on engine.call_stat to rounds_platform;
