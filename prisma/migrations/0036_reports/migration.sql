-- How far each lead came and when, days rolled up, finished weeks kept, and what goes through leads that nobody touched.
-- AlterTable
ALTER TABLE "Lead" ADD COLUMN     "firstResponseAt" TIMESTAMPTZ(3),
ADD COLUMN     "contactedAt" TIMESTAMPTZ(3),
ADD COLUMN     "qualifiedAt" TIMESTAMPTZ(3),
ADD COLUMN     "bookedAt" TIMESTAMPTZ(3),
ADD COLUMN     "wonAt" TIMESTAMPTZ(3),
ADD COLUMN     "lostAt" TIMESTAMPTZ(3),
ADD COLUMN     "archivedAt" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "LeadDay" (
    "clinicId" UUID NOT NULL,
    "day" DATE NOT NULL,
    "by" TEXT NOT NULL,
    "of" TEXT NOT NULL,
    "made" INTEGER NOT NULL,
    "answered" INTEGER NOT NULL,
    "contacted" INTEGER NOT NULL,
    "qualified" INTEGER NOT NULL,
    "booked" INTEGER NOT NULL,
    "won" INTEGER NOT NULL,
    "lost" INTEGER NOT NULL,
    "archived" INTEGER NOT NULL,
    "limited" INTEGER NOT NULL,
    "inTime" INTEGER NOT NULL,
    "overridden" INTEGER NOT NULL,
    "agreed" INTEGER NOT NULL,
    "answerMs" BIGINT NOT NULL,
    "times" JSON NOT NULL,

    CONSTRAINT "LeadDay_pkey" PRIMARY KEY ("clinicId","day","by","of")
);

-- CreateTable
CREATE TABLE "MessageDay" (
    "clinicId" UUID NOT NULL,
    "day" DATE NOT NULL,
    "channel" TEXT NOT NULL,
    "direction" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "count" INTEGER NOT NULL,

    CONSTRAINT "MessageDay_pkey" PRIMARY KEY ("clinicId","day","channel","direction","status")
);

-- CreateTable
CREATE TABLE "ReportMark" (
    "id" BIGSERIAL NOT NULL,
    "clinicId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3),

    CONSTRAINT "ReportMark_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RollUp" (
    "clinicId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "RollUp_pkey" PRIMARY KEY ("clinicId")
);

-- CreateTable
CREATE TABLE "WeeklyReport" (
    "clinicId" UUID NOT NULL,
    "weekOf" DATE NOT NULL,
    "body" JSON NOT NULL,
    "mailedTo" TEXT[],
    "madeAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "WeeklyReport_pkey" PRIMARY KEY ("clinicId","weekOf")
);

-- CreateTable
CREATE TABLE "StaleRun" (
    "id" UUID NOT NULL,
    "clinicId" UUID NOT NULL,
    "scheduleId" TEXT NOT NULL,
    "looked" INTEGER NOT NULL DEFAULT 0,
    "changed" INTEGER NOT NULL DEFAULT 0,
    "startedAt" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),
    "undoneAt" TIMESTAMPTZ(3),
    "undoneById" UUID,
    "broughtBack" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "StaleRun_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "StaleRunLead" (
    "clinicId" UUID NOT NULL,
    "runId" UUID NOT NULL,
    "leadId" UUID NOT NULL,
    "status" TEXT NOT NULL,
    "waitingSince" TIMESTAMPTZ(3),
    "dueAt" TIMESTAMPTZ(3),
    "archivedAt" TIMESTAMPTZ(3) NOT NULL,
    "undone" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "StaleRunLead_pkey" PRIMARY KEY ("clinicId","runId","leadId")
);

-- CreateTable
CREATE TABLE "StaleHold" (
    "clinicId" UUID NOT NULL,
    "scheduleId" TEXT NOT NULL,
    "leadId" UUID NOT NULL,
    "until" TIMESTAMPTZ(3) NOT NULL,
    "byId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "StaleHold_pkey" PRIMARY KEY ("clinicId","scheduleId","leadId")
);

-- CreateIndex
CREATE INDEX "ReportMark_clinicId_id_idx" ON "ReportMark"("clinicId", "id");

-- CreateIndex
CREATE INDEX "StaleRun_clinicId_scheduleId_startedAt_id_idx" ON "StaleRun"("clinicId", "scheduleId", "startedAt" DESC, "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "StaleRun_clinicId_id_key" ON "StaleRun"("clinicId", "id");

-- CreateIndex
CREATE INDEX "StaleHold_clinicId_scheduleId_until_idx" ON "StaleHold"("clinicId", "scheduleId", "until");

-- CreateIndex
CREATE INDEX "Message_clinicId_createdAt_idx" ON "Message"("clinicId", "createdAt");

-- AddForeignKey
ALTER TABLE "StaleRunLead" ADD CONSTRAINT "StaleRunLead_clinicId_runId_fkey" FOREIGN KEY ("clinicId", "runId") REFERENCES "StaleRun"("clinicId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StaleHold" ADD CONSTRAINT "StaleHold_clinicId_leadId_fkey" FOREIGN KEY ("clinicId", "leadId") REFERENCES "Lead"("clinicId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

alter table "ReportMark" add constraint mark_kind check (kind in ('lead', 'message', 'all'));
alter table "StaleRun" add constraint stale_schedule check ("scheduleId" in ('stale-lead-refresh', 'stale-lead-cleanup'));
alter table "StaleHold" add constraint hold_schedule check ("scheduleId" in ('stale-lead-refresh', 'stale-lead-cleanup'));

-- Found by a run through the leads nobody touched, oldest first, without passing those somebody did.
create index "Lead_untouched" on "Lead" ("clinicId", "updatedAt", id) where status in ('new', 'contacted', 'qualified', 'booked');

do $$
declare
  owned text;
begin
  foreach owned in array array['LeadDay', 'MessageDay', 'ReportMark', 'RollUp', 'WeeklyReport', 'StaleRun', 'StaleRunLead', 'StaleHold'] loop
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
grant select, insert, update, delete on "LeadDay", "MessageDay", "RollUp", "StaleHold" to rounds_app;
grant select, insert, delete on "ReportMark" to rounds_app;
grant usage on sequence "ReportMark_id_seq" to rounds_app, rounds_platform;
-- A finished week is never written again.
grant select, insert on "WeeklyReport" to rounds_app;
grant select, insert, update on "StaleRun", "StaleRunLead" to rounds_app;
-- Which clinics have something to make again, and marks of what the platform changes.
create policy platform on "ReportMark" to rounds_platform using (true) with check (true);
grant select, insert on "ReportMark" to rounds_platform;

-- When it came how far. A step further on brings those before it; an end is taken back when the lead goes on; `new` says
-- that nobody reacted. The clock is the product's, which a transaction in a clinic names.
create function lead_stamps() returns trigger language plpgsql set search_path = public, pg_temp as $$
declare
  at timestamptz(3);
  step int := array_position(array['contacted', 'qualified', 'booked', 'won'], new.status);
begin
  if tg_op = 'INSERT' then
    at := greatest(new."createdAt", new."updatedAt");
  else
    at := coalesce(nullif(current_setting('app.now', true), '')::timestamptz, clock_timestamp());
  end if;
  if tg_op = 'INSERT' or new.status <> old.status then
    if step >= 1 then new."contactedAt" := coalesce(new."contactedAt", at); end if;
    if step >= 2 then new."qualifiedAt" := coalesce(new."qualifiedAt", at); end if;
    if step >= 3 then new."bookedAt" := coalesce(new."bookedAt", at); end if;
    if new.status = 'new' then new."contactedAt" := null; end if;
    new."wonAt" := case when new.status = 'won' then coalesce(new."wonAt", at) end;
    new."lostAt" := case when new.status = 'lost' then coalesce(new."lostAt", at) end;
    new."archivedAt" := case when new.status = 'archived' then coalesce(new."archivedAt", at) end;
  end if;
  if tg_op = 'UPDATE' then
    if old."waitingSince" is not null and new."waitingSince" is null and new.status not in ('lost', 'archived') then
      new."firstResponseAt" := coalesce(new."firstResponseAt", at);
    -- What was answered waits again: the answer never left, or was taken back.
    elsif old."waitingSince" is null and new."waitingSince" < new."firstResponseAt" then
      new."firstResponseAt" := null;
    end if;
  end if;
  return new;
end
$$;
create trigger stamps_of_new before insert on "Lead" for each row when (new.status <> 'new') execute function lead_stamps();
create trigger stamps before update on "Lead" for each row
  when (old.status <> new.status or old."waitingSince" is distinct from new."waitingSince") execute function lead_stamps();

-- Marks carry no day, because that is the clinic's; every zone there is parts its days at a quarter of an hour.
create function marked_quarter(at timestamptz) returns timestamptz language sql immutable parallel safe
  return date_bin(interval '15 minutes', at, timestamptz '2000-01-01 00:00:00+00');

create function mark_made() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  insert into "ReportMark" ("clinicId", kind, at)
    select distinct "clinicId", tg_argv[0], marked_quarter("createdAt") from made;
  return null;
end
$$;
create function mark_changed() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if tg_op <> 'INSERT' then
    insert into "ReportMark" ("clinicId", kind, at) values (old."clinicId", tg_argv[0], marked_quarter(old."createdAt"));
  end if;
  if tg_op = 'UPDATE' and new."createdAt" <> old."createdAt" then
    insert into "ReportMark" ("clinicId", kind, at) values (new."clinicId", tg_argv[0], marked_quarter(new."createdAt"));
  end if;
  return null;
end
$$;
create trigger marked_new after insert on "Lead" referencing new table as made
  for each statement execute function mark_made('lead');
create trigger marked_change after update on "Lead" for each row when (
  (old.source, old.campaign, old.classification, old.urgency, old."ownerId", old."firstResponseAt", old."contactedAt",
   old."qualifiedAt", old."bookedAt", old."wonAt", old."lostAt", old."archivedAt", old."createdAt")
  is distinct from
  (new.source, new.campaign, new.classification, new.urgency, new."ownerId", new."firstResponseAt", new."contactedAt",
   new."qualifiedAt", new."bookedAt", new."wonAt", new."lostAt", new."archivedAt", new."createdAt")
) execute function mark_changed('lead');
create trigger marked_gone after delete on "Lead" for each row execute function mark_changed('lead');
create trigger marked_new after insert on "Message" referencing new table as made
  for each statement execute function mark_made('message');
create trigger marked_change after update on "Message" for each row when (
  (old.status, old.direction, old."contactId", old."createdAt") is distinct from
  (new.status, new.direction, new."contactId", new."createdAt")
) execute function mark_changed('message');
create trigger marked_gone after delete on "Message" for each row execute function mark_changed('message');

-- A person's word on a score; told or taken back.
create function mark_override() returns trigger language plpgsql set search_path = public, pg_temp as $$
declare
  told "Score" := coalesce(new, old);
begin
  insert into "ReportMark" ("clinicId", kind, at)
    select lead."clinicId", 'lead', marked_quarter(lead."createdAt") from "Lead" lead
    where lead."clinicId" = told."clinicId" and lead.id = told."leadId";
  return null;
end
$$;
create trigger marked_override after insert on "Score" for each row when (new.scorer = 'member') execute function mark_override();
create trigger marked_override_gone after delete on "Score" for each row when (old.scorer = 'member') execute function mark_override();

create function mark_zone() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  insert into "ReportMark" ("clinicId", kind) values (new.id, 'all');
  return null;
end
$$;
create trigger zone_changed after update of "timeZone" on "Clinic" for each row
  when (old."timeZone" <> new."timeZone") execute function mark_zone();

-- Upper ends of the buckets times are counted in, in seconds; lib/reports/histogram.ts has the same.
create function report_edges() returns int[] language sql immutable parallel safe
  return array[15, 30, 60, 120, 180, 300, 420, 600, 720, 900, 1200, 1500, 1800, 2400, 3000, 3600, 5400, 7200, 10800, 14400,
    18000, 21600, 28800, 36000, 43200, 64800, 86400, 129600, 172800, 259200, 345600, 432000, 604800, 864000, 1209600,
    1814400, 2592000, 3888000, 5184000, 7776000];

-- Minutes somebody has, as lib/leads/rules.ts limitMinutes.
create function report_limit(classification text, urgency text) returns int language sql immutable parallel safe
  return case when urgency = 'critical' then 15 when urgency = 'high' or classification = 'HOT' then 30
    when urgency = 'medium' then 60 end;

-- Seconds between; null where it has not come to it. `greatest` alone would take nothing for 0.
create function report_took(made timestamptz, reached timestamptz) returns numeric language sql immutable parallel safe
  return case when reached is not null then greatest(0, extract(epoch from reached - made)) end;

-- Makes the days of leads from..to of the clinic's zone again, from the leads themselves.
create function roll_up_leads(clinic uuid, zone text, first_day date, last_day date) returns void
language plpgsql set search_path = public, pg_temp as $$
begin
  delete from "LeadDay" where "clinicId" = clinic and day between first_day and last_day;
  insert into "LeadDay" ("clinicId", day, by, "of", made, answered, contacted, qualified, booked, won, lost, archived,
    limited, "inTime", overridden, agreed, "answerMs", times)
  with lead as materialized (
    select (one."createdAt" at time zone zone)::date as day, one.source, one.classification, one.urgency,
      coalesce(left(one.campaign, 200), '') as campaign, coalesce(one."ownerId"::text, '') as owner,
      one."contactedAt", one."qualifiedAt", one."bookedAt", one."wonAt", one."lostAt", one."archivedAt",
      report_limit(one.classification, one.urgency) as minutes, told.scorer is not null as is_overridden,
      report_took(one."createdAt", one."firstResponseAt") as answered_s,
      report_took(one."createdAt", one."contactedAt") as contacted_s,
      report_took(one."createdAt", one."qualifiedAt") as qualified_s,
      report_took(one."createdAt", one."bookedAt") as booked_s,
      report_took(one."createdAt", one."wonAt") as won_s
    from "Lead" one
    left join lateral (
      select score.scorer from "Score" score
      where score."clinicId" = clinic and score."leadId" = one.id and score.scorer = 'member' limit 1
    ) told on true
    where one."clinicId" = clinic and one."createdAt" >= first_day::timestamp at time zone zone
      and one."createdAt" < (last_day + 1)::timestamp at time zone zone
  ), seen as materialized (
    select lead.*, way.by, way."of" from lead cross join lateral (values
      ('all', ''), ('source', lead.source), ('campaign', lead.campaign), ('class', coalesce(lead.classification, '')),
      ('urgency', lead.urgency), ('owner', lead.owner),
      ('source_class', lead.source || '/' || coalesce(lead.classification, ''))
    ) as way(by, "of")
  ), bucket as (
    select day, by, "of", step, width_bucket(took::float8, report_edges()::float8[]) as bucket, count(*) as leads
    from seen cross join lateral (values ('answered', answered_s), ('contacted', contacted_s), ('qualified', qualified_s),
      ('booked', booked_s), ('won', won_s)) as time(step, took)
    where took is not null and (by = 'all' or (step = 'answered' and by in ('urgency', 'owner')))
    group by 1, 2, 3, 4, 5
  ), step as (
    select day, by, "of", step, json_object_agg(bucket, leads) as leads from bucket group by 1, 2, 3, 4
  ), time as (
    select day, by, "of", json_object_agg(step, leads) as times from step group by 1, 2, 3
  ), counted as (
    select day, by, "of", count(*) as made, count(answered_s) as answered, count("contactedAt") as contacted,
      count("qualifiedAt") as qualified, count("bookedAt") as booked, count("wonAt") as won, count("lostAt") as lost,
      count("archivedAt") as archived, count(minutes) as limited,
      count(*) filter (where answered_s <= minutes * 60) as "inTime",
      count(*) filter (where is_overridden) as overridden,
      count(*) filter (where "contactedAt" is not null and classification is not null and not is_overridden) as agreed,
      coalesce(sum(round(answered_s * 1000)), 0)::bigint as "answerMs"
    from seen group by 1, 2, 3
  )
  select clinic, day, by, "of", made, answered, contacted, qualified, booked, won, lost, archived, limited, "inTime",
    overridden, agreed, "answerMs", coalesce(time.times, '{}'::json)
  from counted left join time using (day, by, "of");
end
$$;

create function roll_up_messages(clinic uuid, zone text, first_day date, last_day date) returns void
language plpgsql set search_path = public, pg_temp as $$
begin
  delete from "MessageDay" where "clinicId" = clinic and day between first_day and last_day;
  insert into "MessageDay" ("clinicId", day, channel, direction, status, count)
  select clinic, (message."createdAt" at time zone zone)::date, contact.channel, message.direction, message.status, count(*)
  from "Message" message
  join "Contact" contact on contact."clinicId" = clinic and contact.id = message."contactId"
  where message."clinicId" = clinic and message."createdAt" >= first_day::timestamp at time zone zone
    and message."createdAt" < (last_day + 1)::timestamp at time zone zone
  group by 2, 3, 4, 5;
end
$$;

-- What is there already: when by what was recorded, else by when it was last changed.
alter table "Lead" no force row level security;
alter table "Lead" disable trigger user;
update "Lead" lead set
  "contactedAt" = case when lead.status in ('contacted', 'qualified', 'booked', 'won')
    then coalesce(said.contacted, said.qualified, said.booked, said.won, lead."updatedAt") else said.contacted end,
  "qualifiedAt" = case when lead.status in ('qualified', 'booked', 'won')
    then coalesce(said.qualified, said.booked, said.won, lead."updatedAt") else said.qualified end,
  "bookedAt" = case when lead.status in ('booked', 'won') then coalesce(said.booked, said.won, lead."updatedAt") else said.booked end,
  "wonAt" = case when lead.status = 'won' then coalesce(said.won, lead."updatedAt") end,
  "lostAt" = case when lead.status = 'lost' then coalesce(said.lost, lead."updatedAt") end,
  "archivedAt" = case when lead.status = 'archived' then coalesce(said.archived, lead."updatedAt") end,
  "firstResponseAt" = case when lead."waitingSince" is null or answered.at >= lead."createdAt"
    then least(answered.at, said.contacted) end
from "Lead" same
left join lateral (
  select min(fact."createdAt") filter (where fact.after->>'status' = 'contacted') as contacted,
    min(fact."createdAt") filter (where fact.after->>'status' = 'qualified') as qualified,
    min(fact."createdAt") filter (where fact.after->>'status' = 'booked') as booked,
    max(fact."createdAt") filter (where fact.after->>'status' = 'won') as won,
    max(fact."createdAt") filter (where fact.after->>'status' = 'lost') as lost,
    max(fact."createdAt") filter (where fact.after->>'status' = 'archived') as archived
  from "Fact" fact
  where fact."clinicId" = same."clinicId" and fact."subjectId" = same.id::text and fact.name = 'lead.status_changed'
) said on true
left join lateral (
  select min(message."createdAt") as at from "Message" message
  where message."clinicId" = same."clinicId" and message."leadId" = same.id and message.direction = 'out'
    and message.status <> 'failed'
) answered on true
where lead.id = same.id;
alter table "Lead" enable trigger user;
alter table "Lead" force row level security;
alter table "ReportMark" no force row level security;
insert into "ReportMark" ("clinicId", kind) select id, 'all' from "Clinic";
alter table "ReportMark" force row level security;

-- Urgent cases of a period, for the time to their acknowledgement.
create index "UrgentCase_opened" on "UrgentCase" ("clinicId", "openedAt") where "openedAt" is not null;
