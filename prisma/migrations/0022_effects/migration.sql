-- What goes out names why it may, who or what sent it, and by which software.
ALTER TABLE "Message" ADD COLUMN "basis" TEXT;
ALTER TABLE "Message" ADD COLUMN "consentId" UUID;
ALTER TABLE "Message" ADD COLUMN "sentById" UUID;
ALTER TABLE "Message" ADD COLUMN "runId" UUID;
ALTER TABLE "Message" ADD COLUMN "releaseSha" TEXT;

-- Messages are sent from `queued` alone: without a basis nothing gets there.
alter table "Message"
  add check (basis in ('reply', 'consent')),
  add check (basis <> 'consent' or "consentId" is not null),
  add check (status <> 'queued' or basis is not null);

-- A send holds its patient shared while the provider is called; whoever takes an agreement back waits for it, and the
-- next send finds it taken back. The lock's words stand in lib/effects/hold.ts, too.
create function withdrawal_waits() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('sending ' || new."patientId"::text, 0));
  return new;
end
$$;
create trigger withdrawal_waits before insert on "Consent"
  for each row when (new.status in ('withdrawn', 'denied')) execute function withdrawal_waits();
