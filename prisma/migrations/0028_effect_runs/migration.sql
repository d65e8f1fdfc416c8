-- All the runs that began an effect: its own column names the last.
CREATE TABLE "EffectRun" (
    "clinicId" UUID NOT NULL,
    "runId" UUID NOT NULL,
    "effectId" UUID NOT NULL,

    CONSTRAINT "EffectRun_pkey" PRIMARY KEY ("clinicId","runId","effectId")
);
CREATE INDEX "EffectRun_clinicId_effectId_idx" ON "EffectRun"("clinicId", "effectId");
CREATE UNIQUE INDEX "Effect_clinicId_id_key" ON "Effect"("clinicId", "id");
ALTER TABLE "EffectRun" ADD CONSTRAINT "EffectRun_clinicId_effectId_fkey" FOREIGN KEY ("clinicId", "effectId") REFERENCES "Effect"("clinicId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Row security is forced on the owner, too, who may write nothing while it is on: filled before it is.
alter table "Effect" no force row level security;
insert into "EffectRun" ("clinicId", "runId", "effectId")
select "clinicId", "runId", id from "Effect" where "runId" is not null;
alter table "Effect" force row level security;

do $$
declare
  owned text;
begin
  foreach owned in array array['EffectRun'] loop
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
grant select, insert on "EffectRun" to rounds_app;
create policy platform on "EffectRun" for select to rounds_platform using (true);
grant select on "EffectRun" to rounds_platform;

-- Whoever writes the row, the run is kept.
create function keep_effect_run() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  insert into "EffectRun" ("clinicId", "runId", "effectId") values (new."clinicId", new."runId", new.id)
  on conflict do nothing;
  return null;
end
$$;
create trigger keep_effect_run after insert or update of "runId" on "Effect"
  for each row when (new."runId" is not null) execute function keep_effect_run();

-- The sweep: messages that stay queued though no run is left to send them.
create policy platform_looks on "Message" for select to rounds_platform using (true);
grant select (id, "clinicId", direction, status, "createdAt") on "Message" to rounds_platform;
create index "Message_queued" on "Message" ("createdAt") where status = 'queued';

-- Retention: effects of partners' records once their key has long ended, what a person typed into an event, causes that
-- nobody has met for half a year.
create policy platform_prunes on "Effect" for delete to rounds_platform using (true);
create policy platform on "RerunItem" to rounds_platform using (true) with check (true);
grant delete on "Effect" to rounds_platform;
grant select (id, "createdAt", input), update (input) on "RerunItem" to rounds_platform;
create index "Effect_prunable" on "Effect" ("finishedAt") where kind = 'crm_write';
create index "RerunItem_with_input" on "RerunItem" ("createdAt") where input is not null;
